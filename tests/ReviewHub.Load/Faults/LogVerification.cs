using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>The product's own check of its log.</summary>
internal static class LogVerification
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    /// <returns>Whether the log is what was recorded; null when there is no folder at hand or the product knows no such check.</returns>
    public static async Task<bool?> Run(ReviewHubServer server)
    {
        if (server.DataDirectory is not { } folder) return null;
        // Whatever it does not know it takes for a setting, and serves.
        if (!(await Ended("--help")).Output.Contains("verify", StringComparison.Ordinal)) return null;
        return await Run("--ReviewHub:DataDirectory", folder);
    }

    /// <returns>Whether the log that the settings name is what was recorded.</returns>
    public static async Task<bool> Run(params IEnumerable<string> settings) => (await Ended(["verify", .. settings])).ExitCode == 0;

    private static async Task<(int ExitCode, string Output)> Ended(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [ReviewHubServer.Compiled, .. arguments]) { RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(AtMost);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new LoadException($"'{string.Join(' ', arguments)}' did not end within {AtMost.TotalMinutes:0} min.");
        }
    }
}
