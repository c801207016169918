using System.Diagnostics;

namespace ReviewHub.Web.Tests;

/// <summary>The program as a process of its own, started with arguments on a data folder.</summary>
internal static class TheProgram
{
    public static Process Start(string folder, params string[] args) => Start(folder, null, args);

    private static Process Start(string folder, string? database, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReviewHub.Web.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ReviewHub__DataDirectory"] = folder;
        if (database is not null) start.Environment["ReviewHub__Database"] = database;
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Said, string Error)> Run(string folder, params string[] args) => Run(folder, null, args);

    /// <summary>Runs a command on a PostgreSQL database to its end.</summary>
    public static Task<(int Code, string Said, string Error)> RunOn(string database, params string[] args) => Run("/nonexistent", database, args);

    private static async Task<(int Code, string Said, string Error)> Run(string folder, string? database, string[] args)
    {
        using var process = Start(folder, database, args);
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await said, await error);
    }

    /// <summary>What the program says behind these words.</summary>
    public static async Task<string> Until(Process process, string start)
    {
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
            if (line.StartsWith(start, StringComparison.Ordinal)) return line[start.Length..].Trim();
        throw new InvalidOperationException($"The program ended before it said '{start}': {await process.StandardError.ReadToEndAsync()}");
    }
}
