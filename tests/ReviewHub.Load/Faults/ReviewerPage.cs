using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>How a page came back: what it lacked as batches or as a snapshot, when, and how long that took.</summary>
internal sealed record Arrival(bool BySnapshot, long At, TimeSpan Took);

/// <summary>
/// A reviewer's page as the product's own is: it keeps a view, comes back by itself when its connection ends, resumes from where it
/// stood, and sends a command again under the same id until it is answered.
/// </summary>
/// <param name="hint">To which node the proxy is to bring its first connection.</param>
/// <param name="receiveBuffer">Of its first connection, in bytes; what a page has missed when it comes back it takes in as fast as any.</param>
internal sealed class ReviewerPage(Uri server, string token, string document, int? receiveBuffer = null, string hint = "") : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    /// <summary>A server that says nothing for so long is given up, as by the product's page.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly LiveView _view = new();
    private readonly List<JsonElement> _early = [];
    private readonly List<JsonElement> _earlyOwn = [];
    private readonly List<Arrival> _arrivals = [];
    private TaskCompletionSource<PageConnection> _live = Pending();
    private PageConnection? _connection;
    private Task _staying = Task.CompletedTask;
    private TimeSpan _away;
    private string _hint = hint;
    private bool _asking;
    private volatile bool _stalled;
    private volatile bool _waiting;

    /// <summary>To which it was told to go; null when to none.</summary>
    public string? Node { get; private set; }

    /// <summary>Whether a command has been sent and not been answered.</summary>
    public bool IsWaiting => _waiting;

    /// <summary>Commands that were sent again.</summary>
    public int Repeated { get; private set; }

    /// <summary>Of these, how many since the server failed in a way that it has no words for.</summary>
    public int Faults { get; private set; }

    /// <summary>Answers to where the page stood that left something out. A later snapshot would hide it.</summary>
    public int Gaps { get; private set; }

    public IReadOnlyList<Arrival> Arrivals
    {
        get
        {
            lock (_gate) return [.. _arrivals];
        }
    }

    public bool IsLive => _live.Task.IsCompletedSuccessfully;

    /// <summary>Looks at the view while nothing changes it.</summary>
    public T See<T>(Func<LiveView, T> look)
    {
        lock (_gate) return look(_view);
    }

    /// <summary>Comes, and from then on comes back whenever it was cut off.</summary>
    public async Task Open()
    {
        _staying = Stay();
        await _live.Task;
    }

    /// <summary>Loses the connection without a word, and is away for a while.</summary>
    public void Cut(TimeSpan away)
    {
        _away = away;
        _connection?.Cut();
    }

    /// <summary>Stops reading for good, until <see cref="Wake"/>.</summary>
    public void Stall()
    {
        _stalled = true;
        _connection!.Wire.Pause(true);
    }

    /// <summary>Reads that much, and then no more until called again.</summary>
    public void Sip(int bytes)
    {
        if (!IsLive || _connection is not { Lost: false } connection) return;
        connection.Wire.Sip = bytes;
        connection.Wire.Pause(false);
    }

    /// <summary>Reads whatever comes again.</summary>
    public void Wake()
    {
        _stalled = false;
        if (!IsLive || _connection is not { Lost: false } connection) return;
        connection.Wire.Sip = null;
        connection.Wire.Pause(false);
    }

    /// <summary>Calls a hub method until it is answered.</summary>
    /// <returns>The answer, and the page's arrival before it.</returns>
    public async Task<(JsonElement Answer, Arrival Since)> Do(string method, params object?[] arguments)
    {
        while (true)
        {
            var connection = await _live.Task.WaitAsync(_closed.Token);
            var since = Arrivals[^1];
            try
            {
                _waiting = true;
                return (await connection.Ask(method, arguments), since);
            }
            catch (Exception e) when (connection.Lost || e is TimeoutException || e is LoadException && !IsRefusal(e.Message))
            {
                Repeated++;
                if (!connection.Lost && !e.Message.Contains("Try again: ", StringComparison.Ordinal)) Faults++;
                if (!connection.Lost) await Task.Delay(Retry, _closed.Token);
            }
            finally
            {
                _waiting = false;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _connection?.Cut();
        await _staying;
        _closed.Dispose();
    }

    private async Task Stay()
    {
        while (!_closed.IsCancellationRequested)
        {
            var connection = new PageConnection(Hear);
            try
            {
                await Come(connection);
                await Listen(connection);
            }
            catch (Exception e) when (e is LoadException or SocketException or TimeoutException or OperationCanceledException)
            {
                _away = Retry;
            }

            connection.Cut();
            await Task.Delay(_away, _closed.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    // Until it ends, or is silent for too long.
    private async Task Listen(PageConnection connection)
    {
        var (received, heard, pinged) = (0L, Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        while (!_closed.IsCancellationRequested && await Task.WhenAny(connection.Ended, Task.Delay(Look, _closed.Token)) != connection.Ended)
        {
            if (_stalled || received != connection.BytesReceived) (received, heard) = (connection.BytesReceived, Stopwatch.GetTimestamp());
            if (Stopwatch.GetElapsedTime(heard) > Silence) return;
            if (Stopwatch.GetElapsedTime(pinged) < PingEvery) continue;
            pinged = Stopwatch.GetTimestamp();
            connection.Ping();
        }
    }

    // What is not in the product's words is a fault, and its page sends the command again.
    private static bool IsRefusal(string error) =>
        error.Contains("HubException: ", StringComparison.Ordinal) && !error.Contains("Try again: ", StringComparison.Ordinal);

    private async Task Come(PageConnection connection)
    {
        var began = Stopwatch.GetTimestamp();
        connection.Gone = () =>
        {
            lock (_gate)
                if (_connection == connection && IsLive) _live = Pending();
        };
        lock (_gate) (_connection, _away) = (connection, Retry);
        var once = Interlocked.Exchange(ref _hint, "");
        await connection.Open(server, token, once, Arrivals.Count == 0 ? receiveBuffer : null);
        var bySnapshot = await CatchUp(connection);
        lock (_gate)
        {
            if (connection.Lost) return;
            _arrivals.Add(new(bySnapshot, Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began)));
            _live.TrySetResult(connection);
        }
    }

    // Batches that come before the answer wait: they may follow it or repeat it.
    private async Task<bool> CatchUp(PageConnection connection)
    {
        FeedPosition? position;
        lock (_gate)
        {
            (_asking, position) = (true, _view.Position);
            _early.Clear();
            _earlyOwn.Clear();
        }

        var bySnapshot = false;
        do
        {
            var reply = await connection.Ask("Watch", document, position?.Message);
            lock (_gate) bySnapshot |= Take(reply);
        }
        while (StillMisses(out position));
        return bySnapshot;
    }

    private bool Take(JsonElement reply)
    {
        var snapshot = reply.GetProperty("snapshot");
        if (snapshot.ValueKind == JsonValueKind.Object) _view.Restart(snapshot);
        if (reply.GetProperty("batches").EnumerateArray().Any(_view.Misses)) Gaps++; // behind a gap nothing follows
        _view.Own.Clear();
        foreach (var own in reply.GetProperty("own").EnumerateObject())
            _view.Own[int.Parse(own.Name, System.Globalization.CultureInfo.InvariantCulture)] = own.Value.GetProperty("overall").GetString()!;
        return snapshot.ValueKind == JsonValueKind.Object;
    }

    private bool StillMisses(out FeedPosition? position)
    {
        lock (_gate)
        {
            var misses = _early.Any(_view.Misses); // behind a gap nothing follows
            _early.Clear();
            (_asking, position) = (misses, _view.Position);
            if (misses) return true;
            _earlyOwn.ForEach(TakeOwn); // the answer may have been given before what they say
            return false;
        }
    }

    private void Hear(string target, JsonElement message)
    {
        lock (_gate)
        {
            if (target == "Moving") _ = Move(_connection!, TimeSpan.FromMilliseconds(message.GetInt32() * Random.Shared.NextDouble()));
            else if (target == "BetterAt") _ = Move(_connection!, TimeSpan.FromMilliseconds(message.GetProperty("within").GetInt32() * Random.Shared.NextDouble()), message.GetProperty("node").GetString());
            else if (target == "Own" && _asking) _earlyOwn.Add(message);
            else if (target == "Own") TakeOwn(message);
            else if (target == "Batch" && _asking) _early.Add(message);
            else if (!_asking && Misses(target, message)) _ = Resume(_connection!);
        }
    }

    // The server is about to end, or the document is at another, and all pages at once would be in each other's way.
    private async Task Move(PageConnection connection, TimeSpan after, string? node = null)
    {
        await Task.Delay(after, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connection.Lost) return;
        if (node is not null)
        {
            Node = node;
            Interlocked.Exchange(ref _hint, LoadBoard.HintOf(node));
        }

        connection.Cut();
    }

    private bool Misses(string target, JsonElement message) => target switch
    {
        "Batch" => _view.Misses(message),
        "Heartbeat" => FeedPosition.Of(message) is var now && (now.Epoch != _view.Position?.Epoch || now.Sequence > _view.Position.Sequence),
        _ => false,
    };

    private void TakeOwn(JsonElement own)
    {
        var paragraph = own.GetProperty("paragraph").GetInt32();
        if (own.GetProperty("stance").GetString() is { } stance) _view.Own[paragraph] = stance;
        else _view.Own.Remove(paragraph);
    }

    private async Task Resume(PageConnection connection)
    {
        _asking = true;
        try
        {
            await CatchUp(connection);
        }
        catch (Exception e) when (e is LoadException or TimeoutException)
        {
            connection.Cut(); // and come anew
        }
    }

    private static TaskCompletionSource<PageConnection> Pending() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
