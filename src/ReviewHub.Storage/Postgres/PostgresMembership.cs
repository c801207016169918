using Npgsql;

namespace ReviewHub.Storage;

/// <summary>
/// Where the nodes of a cluster find each other: two tables, and the statements by which Orleans' ADO.NET membership provider reads and
/// changes them, which it looks up by their names. Every change of a row also counts the table's version up from the one that its
/// author has seen, or changes nothing: that is how nodes agree on who is dead.
/// </summary>
public static class PostgresMembership
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);
        CREATE TABLE IF NOT EXISTS node_table (
            cluster text PRIMARY KEY,
            version integer NOT NULL,
            secret bytea NULL);
        CREATE TABLE IF NOT EXISTS node (
            cluster text NOT NULL REFERENCES node_table,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            siloname text NOT NULL,
            hostname text NOT NULL,
            status integer NOT NULL,
            proxyport integer NOT NULL,
            suspecttimes text NULL,
            starttime timestamptz NOT NULL,
            iamalivetime timestamptz NOT NULL,
            PRIMARY KEY (cluster, address, port, generation));
        """;

    private const string Columns = "n.address, n.port, n.generation, n.siloname, n.hostname, n.status, n.proxyport, n.suspecttimes, n.starttime, n.iamalivetime, t.version";
    private const string TheNode = "cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    // One more than the version that the author has seen, or no row.
    private const string CountUp = "UPDATE node_table SET version = version + 1 WHERE cluster = @DeploymentId AND version = @Version";

    private static readonly Dictionary<string, string> Statements = new()
    {
        ["GatewaysQueryKey"] = "SELECT address, proxyport, generation FROM node WHERE cluster = @DeploymentId AND status = @Status AND proxyport > 0",
        // The table's version comes also where there is no node.
        ["MembershipReadRowKey"] = $"SELECT {Columns} FROM node_table t LEFT JOIN (SELECT * FROM node WHERE {TheNode}) n ON n.cluster = t.cluster WHERE t.cluster = @DeploymentId",
        ["MembershipReadAllKey"] = $"SELECT {Columns} FROM node_table t LEFT JOIN node n ON n.cluster = t.cluster WHERE t.cluster = @DeploymentId",
        ["InsertMembershipVersionKey"] = """
            WITH made AS (INSERT INTO node_table (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING cluster)
            SELECT count(*)::integer FROM made
            """,
        ["InsertMembershipKey"] = $"""
            WITH counted AS ({CountUp} AND NOT EXISTS (SELECT FROM node WHERE {TheNode}) RETURNING cluster),
            made AS (
                INSERT INTO node (cluster, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
                SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM counted RETURNING cluster)
            SELECT count(*)::integer FROM made
            """,
        ["UpdateMembershipKey"] = $"""
            WITH counted AS ({CountUp} AND EXISTS (SELECT FROM node WHERE {TheNode}) RETURNING cluster),
            changed AS (
                UPDATE node SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
                WHERE {TheNode} AND EXISTS (SELECT FROM counted) RETURNING cluster)
            SELECT count(*)::integer FROM changed
            """,
        ["UpdateIAmAlivetimeKey"] = $"UPDATE node SET iamalivetime = @IAmAliveTime WHERE {TheNode}",
        ["DeleteMembershipTableEntriesKey"] = "DELETE FROM node WHERE cluster = @DeploymentId; DELETE FROM node_table WHERE cluster = @DeploymentId",
        ["CleanupDefunctSiloEntriesKey"] = "DELETE FROM node WHERE cluster = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3",
    };

    /// <summary>As the provider is to connect: it asks little, and is not to wait long. A session that was begun while the database was read-only is not kept for ever.</summary>
    public static string ConnectionString(string given)
    {
        var settings = new NpgsqlConnectionStringBuilder(given) { ApplicationName = "ReviewHub membership", MaxPoolSize = 5, ConnectionLifetime = 30 };
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 5;
        if (!settings.ContainsKey("Command Timeout")) settings.CommandTimeout = 5;
        return settings.ConnectionString;
    }

    /// <summary>Whether <see cref="Join"/> would let the node in; it changes nothing.</summary>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public static Task<bool> WouldLetIn(PostgresDatabase database, string cluster, byte[]? secret) => database.Answer(
        async connection =>
        {
            if (!PostgresLogSchema.HasTable(connection, "node_table")) return true;
            await using var ask = new NpgsqlCommand("SELECT secret FROM node_table WHERE cluster = $1", connection) { Parameters = { new() { Value = cluster } } };
            await using var found = await ask.ExecuteReaderAsync();
            return !await found.ReadAsync() || Fits(found.IsDBNull(0) ? null : found.GetFieldValue<byte[]>(0), secret);
        },
        CancellationToken.None);

    /// <summary>Makes the tables, and says whether a node that knows <paramref name="secret"/> belongs to the cluster: the first one to come decides.</summary>
    /// <param name="secret">A digest of what the nodes have in common; null when they have nothing.</param>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public static Task<bool> Join(PostgresDatabase database, string cluster, byte[]? secret) => database.Answer(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hold = PostgresLogSchema.HoldTables(connection);
            await hold.ExecuteNonQueryAsync();
            PostgresLogSchema.Execute(connection, Tables);
            foreach (var (key, text) in Statements)
            {
                await using var keep = new NpgsqlCommand(
                    "INSERT INTO orleansquery VALUES ($1, $2) ON CONFLICT (querykey) DO UPDATE SET querytext = EXCLUDED.querytext", connection)
                {
                    Parameters = { new() { Value = key }, new() { Value = text } },
                };
                await keep.ExecuteNonQueryAsync();
            }

            await using var claim = new NpgsqlCommand(
                """
                INSERT INTO node_table (cluster, version, secret) VALUES ($1, 0, $2) ON CONFLICT (cluster) DO NOTHING;
                """, connection)
            {
                Parameters = { new() { Value = cluster }, new() { Value = (object?)secret ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea } },
            };
            await claim.ExecuteNonQueryAsync();
            await using var ask = new NpgsqlCommand("SELECT secret FROM node_table WHERE cluster = $1", connection) { Parameters = { new() { Value = cluster } } };
            var known = await ask.ExecuteScalarAsync() as byte[];
            if (!Fits(known, secret)) return false; // and nothing of it stays
            await transaction.CommitAsync();
            return true;
        },
        CancellationToken.None);

    private static bool Fits(byte[]? known, byte[]? secret) => (known ?? []).AsSpan().SequenceEqual(secret ?? []);
}
