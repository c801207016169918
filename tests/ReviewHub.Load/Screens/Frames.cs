namespace ReviewHub.Load;

/// <summary>
/// The distinct broadcasts of a run. Every screen gets the same bytes, so each is read once, and a screen notes only which one came
/// when. Thread-safe.
/// </summary>
internal abstract class Frames
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _frames = [];
    private int _first;
    private int _next;

    /// <summary>The numbers of the broadcasts since <see cref="Clear"/>. No number is given twice, so a straggler from before it is known as one.</summary>
    public (int First, int End) Range
    {
        get
        {
            lock (_gate) return (_first, _next);
        }
    }

    public int Note(long key, ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            if (_frames.TryGetValue(key, out var known)) return known;
            var frame = _frames[key] = _next++;
            Read(frame, message);
            return frame;
        }
    }

    /// <summary>The number of a broadcast known by its key; -1 when no cheap screen has seen it.</summary>
    public int Find(long key)
    {
        lock (_gate) return _frames.GetValueOrDefault(key, -1);
    }

    /// <summary>What tells this broadcast from all others; null when the message is no broadcast of changes.</summary>
    public abstract long? KeyOf(ReadOnlySpan<byte> message);

    /// <summary>The broadcast that carried a command's effect; -1 when none did.</summary>
    public int Carrying(Sent command)
    {
        lock (_gate) return Carrier(command);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _frames.Clear();
            _first = _next;
            Forget();
        }
    }

    protected abstract int Carrier(Sent command);

    protected abstract void Read(int frame, ReadOnlySpan<byte> message);

    protected abstract void Forget();
}

/// <summary>Broadcasts that name the commands they carry.</summary>
internal abstract class FramesOfCommands : Frames
{
    private readonly Dictionary<int, int> _carrying = [];

    protected override int Carrier(Sent command) => _carrying.GetValueOrDefault(command.Id, -1);

    protected void Carries(int frame, int command) => _carrying.TryAdd(command, frame);

    protected override void Forget() => _carrying.Clear();
}
