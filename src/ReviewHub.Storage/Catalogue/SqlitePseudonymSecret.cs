using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ReviewHub.Storage;

/// <summary>Kept in the product's own file, in a table of its own; made when it is first asked for, and read once.</summary>
public sealed class SqlitePseudonymSecret(string connectionString) : IPseudonymSecret
{
    internal const string Create = "CREATE TABLE IF NOT EXISTS pseudonym_secret (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL)";
    private const string Insert = "INSERT OR IGNORE INTO pseudonym_secret (id, value) VALUES (1, $value)";
    private const string Select = "SELECT value FROM pseudonym_secret";

    private readonly Lazy<byte[]> _value = new(() => Read(connectionString), LazyThreadSafetyMode.PublicationOnly);

    public ReadOnlyMemory<byte> Value => _value.Value;

    private static byte[] Read(string connectionString)
    {
        try
        {
            using var connection = SqliteLogSchema.Connect(connectionString);
            Run(connection, Create);
            Run(connection, Insert, RandomNumberGenerator.GetBytes(32));
            using var select = new SqliteCommand(Select, connection);
            return (byte[])select.ExecuteScalar()!;
        }
        catch (SqliteException e)
        {
            throw SqliteFault.NotUsed(e, connectionString);
        }
    }

    private static void Run(SqliteConnection connection, string sql, byte[]? value = null)
    {
        using var command = new SqliteCommand(sql, connection);
        if (value is not null) command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }
}
