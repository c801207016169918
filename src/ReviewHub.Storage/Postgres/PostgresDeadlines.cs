using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Reads the deadlines that the log's writers keep in the log's own database.</summary>
public sealed class PostgresDeadlines(PostgresDatabase database) : IDeadlines
{
    private const string Select = "SELECT DISTINCT document FROM round_state WHERE NOT closed AND deadline <= $1";

    public Task<IReadOnlyList<DocumentId>> Due(DateTimeOffset now, CancellationToken cancellation) => database.Answer<IReadOnlyList<DocumentId>>(
        async connection =>
        {
            await using var command = PostgresDocumentLog.Command(connection, Select, now.ToUnixTimeMilliseconds());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var due = new List<DocumentId>();
            while (await reader.ReadAsync(cancellation)) due.Add(DocumentId.Parse(reader.GetString(0)));
            return due;
        },
        cancellation);
}
