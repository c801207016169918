using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>How a run is made, as the command line says.</summary>
internal sealed record RunOptions(
    int Repeats, TimeSpan Time, TimeSpan WarmUp, int From, int UpTo, bool Pinned, Uri? Url, string? Token, DirectoryInfo? Input)
{
    /// <summary>Load on each server of a ladder before its first size.</summary>
    public TimeSpan WarmUpFirst { get; init; }

    /// <summary>Of a conversation that is replayed; null for one that lets it end in good time.</summary>
    public TimeSpan? LongestPause { get; init; }

    /// <summary>How often the server is killed in a repeat.</summary>
    public int Kills { get; init; } = 20;

    /// <summary>What is done to a cluster.</summary>
    public IReadOnlyList<Failure> Failures { get; init; } = Enum.GetValues<Failure>();

    /// <summary>The product's.</summary>
    public string Program { get; init; } = ReviewHubServer.Compiled;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The product: an own process, or the installation that was named.</summary>
    public Task<ReviewHubServer> Server(int? core = null) => Url is { } url
        ? Task.FromResult(ReviewHubServer.At(url, Token ?? throw new LoadException("--url needs --token, of somebody who may make boards.")))
        : ReviewHubServer.Start(core, Environment, Program);
}

/// <summary>Keeps this program off the server's core.</summary>
internal static class CpuAffinity
{
    public static void KeepTo(int core)
    {
        if (!OperatingSystem.IsLinux() || System.Environment.ProcessorCount <= core) return;
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = 1 << core;
    }
}
