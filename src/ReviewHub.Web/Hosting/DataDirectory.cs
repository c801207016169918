namespace ReviewHub.Web;

/// <summary>The one folder that holds all data, held by one process at a time.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>The one database file in the folder.</summary>
    public const string FileName = "reviewhub.db";

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string ConnectionString => ConnectionStringOf(Path);

    /// <summary>The folder that <c>ReviewHub:DataDirectory</c> names, else one in the user's data folder.</summary>
    /// <exception cref="StartupException">It cannot be made or written, or another process holds it.</exception>
    public static DataDirectory Open(IConfiguration configuration)
    {
        var path = Make(configuration);
        try
        {
            return new(path, new(System.IO.Path.Combine(path, "reviewhub.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.Message.Contains("being used by another process", StringComparison.Ordinal))
        {
            throw new StartupException($"Another ReviewHub is running on the data folder {path}. Stop it, or choose another folder with ReviewHub__DataDirectory.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    /// <summary>The database in the folder, for a command that may run beside the server: it takes no hold of the folder.</summary>
    /// <exception cref="StartupException">The folder cannot be made.</exception>
    public static string Database(IConfiguration configuration) => ConnectionStringOf(Make(configuration));

    /// <summary>The database that is in the folder, for a command that only looks: it makes nothing.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public static string Existing(IConfiguration configuration)
    {
        var file = System.IO.Path.Combine(PathOf(configuration), FileName);
        return File.Exists(file)
            ? ConnectionStringOf(PathOf(configuration))
            : throw new StartupException($"There is no database {file}. Say where the data folder is with ReviewHub__DataDirectory.");
    }

    public void Dispose() => _lock.Dispose();

    private static string PathOf(IConfiguration configuration) =>
        configuration["ReviewHub:DataDirectory"] is { Length: > 0 } given ? System.IO.Path.GetFullPath(given) : Default();

    private static string Make(IConfiguration configuration)
    {
        var path = PathOf(configuration);
        try
        {
            // Names, addresses and password hashes lie in it: nobody else on the machine needs to read them.
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path).FullName
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    private static string ConnectionStringOf(string path) => $"Data Source={System.IO.Path.Combine(path, FileName)}";

    private static string Default() => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ReviewHub");

    private static StartupException Unwritable(string path, Exception e) =>
        new($"The data folder {path} cannot be written ({e.Message.TrimEnd('.')}). Make it writable, or choose another with ReviewHub__DataDirectory.");
}
