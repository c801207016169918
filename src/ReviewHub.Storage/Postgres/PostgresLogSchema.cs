using Npgsql;

namespace ReviewHub.Storage;

/// <summary>The event table in PostgreSQL with its snapshots, rounds and secret, and the function that appends to it.</summary>
internal static class PostgresLogSchema
{
    /// <summary>Of these tables alone; the catalogue's tables have migrations of their own.</summary>
    private const int Version = 1;

    // Names of streams are compared byte by byte, so that a range of them is a document; the key carries the position, so that the
    // newest event of a document is found in the index. JSON is text: jsonb would put its members into an order of its own.
    private const string Tables = """
        CREATE TABLE log_version (version integer NOT NULL);
        CREATE TABLE event (
            position  bigint  PRIMARY KEY,
            stream    text    COLLATE "C" NOT NULL,
            version   integer NOT NULL,
            command   uuid    NOT NULL,
            name      text    NOT NULL,
            actor     uuid    NOT NULL,
            at        bigint  NOT NULL, -- Unix milliseconds
            data      text,             -- JSON; null once erased
            data_hash bytea   NOT NULL,
            hash      bytea   NOT NULL,
            UNIQUE (stream, version) INCLUDE (position),
            UNIQUE (stream, command)
        );
        CREATE TABLE snapshot (
            stream  text    COLLATE "C" PRIMARY KEY,
            version integer NOT NULL,
            format  integer NOT NULL,
            data    bytea   NOT NULL,
            seal    bytea   NOT NULL  -- binds it to the event at its version
        );
        CREATE TABLE round_state (
            document text    COLLATE "C" NOT NULL,
            round    integer NOT NULL,
            deadline bigint,           -- Unix milliseconds; null when it stays open until somebody closes it
            closed   boolean NOT NULL,
            PRIMARY KEY (document, round)
        );
        CREATE INDEX round_due ON round_state (deadline) WHERE NOT closed AND deadline IS NOT NULL;
        CREATE TABLE pseudonym_secret (id integer PRIMARY KEY CHECK (id = 1), value bytea NOT NULL);
        INSERT INTO log_version (version) VALUES (1);
        """;

    // Each statement of a function sees what was committed before it began, as long as the transaction is READ COMMITTED: the lock comes
    // first, so that what is looked at after it is what the batch of any other node before this one left. Because the whole batch has
    // arrived before its call is executed, a node that stops or loses its network while it sends holds no lock.
    private const string Append = """
        CREATE FUNCTION append_events(
            streams text[], versions integer[], commands uuid[], names text[], actors uuid[], ats bigint[], datas bytea[], data_hashes bytea[],
            hashes bytea[], asked_documents text[], asked_rounds integer[])
        RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
        DECLARE newest bigint;
        BEGIN
            IF current_setting('transaction_isolation') <> 'read committed' THEN
                RAISE EXCEPTION 'Set default_transaction_isolation to read committed for the user of ReviewHub.';
            END IF;
            IF current_setting('synchronous_commit') = 'off' THEN
                PERFORM set_config('synchronous_commit', 'on', true);
            END IF;
            PERFORM pg_advisory_xact_lock(1919444839, 1);
            IF EXISTS (
                SELECT FROM unnest(asked_documents, asked_rounds) AS asked (document, round)
                JOIN round_state USING (document, round) WHERE round_state.closed) THEN
                RETURN NULL;
            END IF;
            SELECT coalesce(max(position), 0) INTO newest FROM event;
            INSERT INTO event (position, stream, version, command, name, actor, at, data, data_hash, hash)
            SELECT newest + place, stream, version, command, name, actor, at, convert_from(data, 'UTF8'), data_hash, hash
            FROM unnest(streams, versions, commands, names, actors, ats, datas, data_hashes, hashes)
                WITH ORDINALITY AS sent (stream, version, command, name, actor, at, data, data_hash, hash, place);
            RETURN newest;
        END $$;
        """;

    /// <summary>Taken by whoever appends, until its transaction ends. The same number stands in the function above.</summary>
    public const string LockLog = "SELECT pg_advisory_xact_lock(1919444839, 1)";

    private const string LockTables = "SELECT pg_advisory_xact_lock(1919444839, 2)";

    /// <summary>
    /// Taken within a transaction by whoever makes or changes tables, so that several nodes may start at once. Whoever is before may take
    /// long, on a machine that starts many things.
    /// </summary>
    public static NpgsqlCommand HoldTables(NpgsqlConnection connection) => new(LockTables, connection) { CommandTimeout = 0 };

    /// <summary>Makes the tables in a database that has none.</summary>
    /// <exception cref="DatabaseNewerException">A newer build wrote the database.</exception>
    /// <exception cref="LogUnavailableException">The database can only be read, or keeps texts in another encoding than UTF-8.</exception>
    public static void Create(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        RequireUsable(connection);
        using var hold = HoldTables(connection);
        hold.ExecuteNonQuery();
        if (VersionOf(connection) is null)
        {
            Execute(connection, Tables);
            Execute(connection, Append);
        }

        transaction.Commit();
    }

    /// <summary>
    /// Asks the catalogue's own table. <c>to_regclass</c> would answer from what the session remembers from before it waited for whoever made the table.
    /// </summary>
    internal static bool HasTable(NpgsqlConnection connection, string name)
    {
        using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_class WHERE relname = $1 AND pg_table_is_visible(oid))", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return command.ExecuteScalar() is true;
    }

    /// <exception cref="DatabaseNewerException">A newer build wrote the database.</exception>
    /// <returns>Null when there is no log yet.</returns>
    public static int? VersionOf(NpgsqlConnection connection)
    {
        if (!HasTable(connection, "log_version")) return null;
        var version = (int)Ask(connection, "SELECT version FROM log_version")!;
        return version <= Version ? version : throw new DatabaseNewerException($"log version {version}");
    }

    /// <exception cref="LogUnavailableException">The database can only be read, or keeps texts in another encoding than UTF-8.</exception>
    internal static void RequireUsable(NpgsqlConnection connection)
    {
        if (Ask(connection, "SHOW transaction_read_only") is "on")
            throw new LogUnavailableException("The database can only be read: it is a standby, or set read-only. Use the primary, or make it writable.");
        if (Ask(connection, "SHOW server_encoding") is not "UTF8")
            throw new LogUnavailableException("The database does not keep texts in UTF-8. Create one with: createdb --encoding=UTF8 --template=template0");
    }

    /// <summary>Writes what stands there already, which takes a lock, space and an fsync like anything else.</summary>
    public static async Task Touch(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("UPDATE log_version SET version = version", connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    internal static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    internal static object? Ask(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
