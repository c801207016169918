using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>One reviewer's open page: sends their commands and notes which broadcast came when.</summary>
internal abstract class Screen(Frames frames) : IAsyncDisposable
{
    private readonly List<(int Frame, long At)> _arrivals = [];

    /// <summary>Broadcasts in order of arrival, with the moment in Stopwatch ticks.</summary>
    public IReadOnlyList<(int Frame, long At)> Arrivals => _arrivals;

    public abstract long BytesReceived { get; }

    public abstract bool Lost { get; }

    /// <summary>Whether a reviewer's own changes come back to their own page, or are there already.</summary>
    public virtual bool SeesOwn => true;

    public abstract void Send(Sent command);

    public void Clear() => _arrivals.Clear();

    public abstract ValueTask DisposeAsync();

    protected Frames Frames => frames;

    protected void Arrived(int frame) => Arrived(frame, Stopwatch.GetTimestamp());

    protected void Arrived(int frame, long at) => _arrivals.Add((frame, at));
}
