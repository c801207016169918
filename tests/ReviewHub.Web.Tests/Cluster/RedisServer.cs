using System.Diagnostics;
using System.Globalization;

namespace ReviewHub.Web.Tests;

/// <summary>A Redis of its own on a free loopback port, which keeps nothing on disk.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly Process _process;

    private RedisServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Skips the test loudly where Redis is not installed.</summary>
    public static async Task<RedisServer> Start()
    {
        Skip.IfNot(File.Exists(Program), "Redis is not installed (Debian's package redis-server); nodes that meet in it are not tested.");
        var port = Addresses.FreePort();
        var process = Process.Start(new ProcessStartInfo(
            Program, ["--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
        })!;
        var server = new RedisServer(process, port);
        try
        {
            await server.Ready().WaitAsync(TimeSpan.FromSeconds(30));
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Read on and on: or it would wait for a reader one day.
    private Task Ready()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("Redis ended before it was ready."));
            else if (line.Data.Contains("Ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
        };
        _process.BeginOutputReadLine();
        return ready.Task;
    }
}
