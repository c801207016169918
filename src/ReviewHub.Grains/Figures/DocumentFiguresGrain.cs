using System.Collections.Immutable;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>
/// Asks the feed for what changed, and makes figures of it on another thread: votes never wait for statistics. Everybody who asks at
/// the same time has the same figures, each as much of them as they may see.
/// </summary>
[BesideItsDocument]
internal sealed class DocumentFiguresGrain(IPseudonymSecret secret, TimeProvider clock) : Grain, IDocumentFiguresGrain
{
    /// <summary>From one making to the next. All who wait meanwhile get the same, so that it does not matter how many look.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    private readonly FiguresBook _book = new();
    private readonly Dictionary<string, AllFigures?> _made = [];
    private readonly Dictionary<string, MadeMap?> _maps = [];
    private DocumentId _id;
    private long _madeAt;
    private Task? _making;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<FiguresView?> Read(Viewer viewer, string? question, FiguresStamp? known)
    {
        var key = question ?? "";
        AllFigures? made;
        // Who waits takes whatever is made next, though it may be old already on a busy machine.
        for (var waited = false; !_made.TryGetValue(key, out made) || (!waited && (!IsFresh(key) || (known is not null && made?.Stamp == known))); waited = true)
        {
            if (_making is null or { IsCompleted: true }) _making = Make(key);
            await _making;
        }

        return made?.For(viewer, new(_id, secret.Value));
    }

    private bool IsFresh(string question) => _made.ContainsKey(question) && clock.GetElapsedTime(_madeAt) < Pause;

    private async Task Make(string question)
    {
        var rest = Pause - clock.GetElapsedTime(_madeAt);
        if (_made.ContainsKey(question) && rest > TimeSpan.Zero) await Task.Delay(rest, clock);
        var begun = clock.GetTimestamp();
        var votes = await GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString()).Votes(_book.Epoch, _book.Moment);
        if (votes is null) DeactivateOnIdle(); // ids that name nothing take no memory
        if (votes is null || votes.Epoch != _book.Epoch || votes.Moment != _book.Moment) _made.Clear();
        if (_made.Count > Protocol.MaxQuestions || _maps.Count > Protocol.MaxQuestions) // whoever makes up keys does not fill the memory
        {
            _made.Clear();
            _maps.Clear();
        }

        var former = _maps.GetValueOrDefault(question);
        if (votes is null) _made[question] = null;
        else if (!_made.ContainsKey(question) || former?.IsDue(votes, clock) == true)
            _made[question] = await YieldingThreads.Shared.Run(() => AllFigures.Of(_book, votes, question is "" ? null : question, former, clock));
        _maps[question] = _made[question]?.Map;
        _madeAt = begun;
    }
}
