using System.Security.Cryptography;
using Npgsql;

namespace ReviewHub.Storage;

/// <summary>Kept in a table of its own; made by whichever node first asks for it, and read once by each.</summary>
public sealed class PostgresPseudonymSecret(PostgresDatabase database) : IPseudonymSecret
{
    private const string Insert = "INSERT INTO pseudonym_secret (id, value) VALUES (1, $1) ON CONFLICT DO NOTHING";

    private readonly Lazy<byte[]> _value = new(() => Read(database), LazyThreadSafetyMode.PublicationOnly);

    public ReadOnlyMemory<byte> Value => _value.Value;

    private static byte[] Read(PostgresDatabase database)
    {
        byte[]? value = null;
        database.Use(connection =>
        {
            PostgresLogSchema.Create(connection);
            using var insert = PostgresDocumentLog.Command(connection, Insert, RandomNumberGenerator.GetBytes(32));
            insert.ExecuteNonQuery();
            value = (byte[])PostgresLogSchema.Ask(connection, "SELECT value FROM pseudonym_secret")!;
        });
        return value!;
    }
}
