using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ReviewHub.Load;

/// <summary>A server in a process of its own: what it prints, what it costs, and its end. None outlives this program.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>Has what a socket received handled on the thread that found out. It suits thousands of cheap screens, and no server is run so.</summary>
    public const string SocketSetting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private static readonly TimeSpan ToEnd = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<ServerProcess, bool> Running = [];
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly SemaphoreSlim _printed = new(0);
    private readonly Lock _ending = new();
    private readonly TimeSpan _patience;
    private bool _disposed;

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var (server, _) in Running) server.End();
    };

    /// <param name="core">The one core it may use; null for all.</param>
    /// <param name="patience">How long it may take to end by itself, where it has others to end first; none is given by default.</param>
    public ServerProcess(
        string program, IEnumerable<string> arguments, int? core, IReadOnlyDictionary<string, string>? environment = null, TimeSpan patience = default)
    {
        _patience = patience;
        var start = new ProcessStartInfo(core is null ? program : "taskset")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (core is { } pinned)
            foreach (var argument in new[] { "-c", pinned.ToString(CultureInfo.InvariantCulture), program }) start.ArgumentList.Add(argument);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment.Remove(SocketSetting); // for this program's own sockets
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _process = Process.Start(start)!;
        Running[this] = true;
        _process.OutputDataReceived += Take;
        _process.ErrorDataReceived += Take;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>User and system time of all threads since the start.</summary>
    public TimeSpan Cpu => ProcessorTime.Of(_process.Id);

    /// <summary>Bytes of memory in use now.</summary>
    public long Memory => ProcessMemory.Of(_process.Id);

    /// <summary>What follows <paramref name="prefix"/> in the first line that holds it.</summary>
    /// <exception cref="LoadException">The server ended or did not say so in time.</exception>
    public async Task<string> Says(string prefix, TimeSpan within)
    {
        var said = new List<string>();
        using var limit = new CancellationTokenSource(within);
        try
        {
            while (true)
            {
                await _printed.WaitAsync(limit.Token);
                if (!_lines.TryDequeue(out var line)) throw new LoadException($"The server ended: {string.Join(' ', said.TakeLast(5))}");
                said.Add(line);
                if (line.IndexOf(prefix, StringComparison.Ordinal) is >= 0 and var at) return line[(at + prefix.Length)..].Trim();
            }
        }
        catch (OperationCanceledException)
        {
            throw new LoadException($"The server did not say '{prefix}' within {within.TotalSeconds:0} s: {string.Join(' ', said.TakeLast(5))}");
        }
    }

    /// <summary>Ends it without a chance to tidy up, as a power cut would.</summary>
    public void Kill()
    {
        // When this program is told to stop, whoever uses the server and the end of the program come here at once.
        lock (_ending)
        {
            if (!Running.TryRemove(this, out _) || _process.HasExited) return;
            _process.Kill(entireProcessTree: true);
            // Not for its last words, as without a limit: they may come in on the very thread that waits here.
            _process.WaitForExit(ToEnd);
        }
    }

    /// <summary>Asks it to end, if it is given time for that, and kills it when it has not.</summary>
    private void End()
    {
        lock (_ending)
        {
            if (_patience > TimeSpan.Zero && Running.ContainsKey(this) && !_process.HasExited)
            {
                Signals.Send("TERM", _process.Id);
                _process.WaitForExit(_patience);
            }

            Kill();
        }
    }

    /// <summary>Ends it too.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        End();
        _process.CancelOutputRead();
        _process.CancelErrorRead();
        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is { } line) _lines.Enqueue(line);
        _printed.Release();
    }
}

/// <summary>The run cannot go on; the message says why.</summary>
internal sealed class LoadException(string message) : Exception(message);
