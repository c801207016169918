using Microsoft.Data.Sqlite;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Reads the deadlines that the log's writer keeps in the log's own file.</summary>
public sealed class SqliteDeadlines(string connectionString) : IDeadlines
{
    private const string Select = "SELECT DISTINCT document FROM round_state WHERE closed = 0 AND deadline <= $now";

    public Task<IReadOnlyList<DocumentId>> Due(DateTimeOffset now, CancellationToken cancellation) => Task.Run<IReadOnlyList<DocumentId>>(
        () =>
        {
            try
            {
                using var connection = SqliteLogSchema.Connect(connectionString);
                using var command = new SqliteCommand(Select, connection);
                command.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
                using var reader = command.ExecuteReader();
                var due = new List<DocumentId>();
                while (reader.Read()) due.Add(DocumentId.Parse(reader.GetString(0)));
                return due;
            }
            catch (SqliteException e)
            {
                throw SqliteFault.NotRead(e, connectionString);
            }
        },
        cancellation);
}
