using Microsoft.Data.Sqlite;

namespace ReviewHub.Storage;

/// <summary>
/// A copy of a whole database, log and catalogue with its sealing keys, as it was at one moment: taken while a server writes to it,
/// which it does not hold up. It is an SQLite file of the embedded database's own shape, whichever kind of database it was taken from.
/// </summary>
internal static class BackupFile
{
    /// <summary>
    /// Writes the copy under another name, verifies it, and only then gives it its own: a file of that name is a whole, sound backup.
    /// </summary>
    /// <exception cref="IOException">The file, or one that an interrupted backup left, is there already; or the disk is full.</exception>
    /// <exception cref="BrokenLogException">What was copied is not what was recorded; there is no copy then.</exception>
    /// <param name="fill">Writes the copy into a file, which is there and empty.</param>
    public static async Task<LogVerdict> WriteAsync(string file, Func<string, Task> fill)
    {
        if (File.Exists(file)) throw new IOException($"{file} is there already, and is not overwritten.");
        var partial = $"{file}.partial";
        Claim(partial);
        try
        {
            await fill(partial);
            FinishAlone(partial);
            var verdict = LogVerifier.Verify(SqliteLogRows.Read(ConnectionStringOf(partial)));
            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(partial, file, overwrite: false);
            return verdict;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>A new file, for its owner alone: it holds names, addresses and password hashes.</summary>
    private static void Claim(string partial)
    {
        if (File.Exists(partial)) throw new IOException($"{partial} is there: another backup is under way, or was interrupted. Delete it if none is.");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(partial, options).Dispose();
    }

    public static void Copy(string connectionString, string partial)
    {
        using var source = SqliteLogSchema.ConnectReadOnly(connectionString);
        using var copy = new SqliteConnection(ConnectionStringOf(partial));
        copy.Open();
        source.BackupDatabase(copy);
    }

    public static string ConnectionStringOf(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    private static void FinishAlone(string partial)
    {
        using var copy = new SqliteConnection(ConnectionStringOf(partial));
        copy.Open();
        // One file, with nothing beside it that could be left behind; the server that starts on it turns to its own mode.
        using var alone = new SqliteCommand("PRAGMA journal_mode = DELETE", copy);
        alone.ExecuteNonQuery();
        using var check = new SqliteCommand("PRAGMA integrity_check(1)", copy);
        if (check.ExecuteScalar() is not "ok") throw new IOException("The copy is not a sound database; the disk or the original is damaged.");
    }
}
