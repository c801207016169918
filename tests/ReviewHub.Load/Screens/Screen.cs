using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>One reviewer's open page: sends their commands and notes which broadcast came when.</summary>
internal abstract class Screen(Frames frames) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(int Frame, long At)> _arrivals = [];

    /// <summary>Broadcasts that have come.</summary>
    public int Came
    {
        get
        {
            lock (_gate) return _arrivals.Count;
        }
    }

    public abstract long BytesReceived { get; }

    public abstract bool Lost { get; }

    /// <summary>Whether a reviewer's own changes come back to their own page, or are there already.</summary>
    public virtual bool SeesOwn => true;

    public abstract void Send(Sent command);

    public void Clear()
    {
        lock (_gate) _arrivals.Clear();
    }

    /// <summary>When each of a range of broadcasts came (Stopwatch ticks), by its number less the first.</summary>
    public void Fill(Span<long> moments, int first)
    {
        moments.Clear();
        lock (_gate)
        {
            foreach (var (frame, at) in _arrivals)
                if (frame >= first && frame - first < moments.Length) moments[frame - first] = at;
        }
    }

    public abstract ValueTask DisposeAsync();

    protected Frames Frames => frames;

    protected void Arrived(int frame) => Arrived(frame, Stopwatch.GetTimestamp());

    protected void Arrived(int frame, long at)
    {
        lock (_gate) _arrivals.Add((frame, at));
    }
}
