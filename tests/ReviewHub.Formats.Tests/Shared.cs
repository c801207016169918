namespace ReviewHub.Formats.Tests;

/// <summary>Real documents that live outside the project; tests that want them are skipped, saying so, where they are absent.</summary>
internal static class Shared
{
    public static string? Find(string path)
    {
        var root = Environment.GetEnvironmentVariable("REVIEWHUB_SHARED") ?? Beside();
        var full = root is null ? null : Path.Combine(root, path);
        return File.Exists(full) || Directory.Exists(full) ? full : null;
    }

    /// <exception cref="SkipException">It is not there.</exception>
    public static string Require(string path)
    {
        var full = Find(path);
        Skip.If(full is null, $"'{path}' of the shared test data is absent: put it beside the project or set REVIEWHUB_SHARED.");
        return full!;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ReviewHub.sln"))) return Path.Combine(folder.FullName, "..", "shared", "data");
        return null;
    }
}
