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
    private readonly Dictionary<string, MadeFigures> _made = [];
    private DocumentId _id;
    private long _madeAt;
    private Task? _making;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<FiguresView?> Read(Viewer viewer, string? question, FiguresStamp? known, bool changes)
    {
        var key = question ?? "";
        MadeFigures? made;
        // Who waits takes whatever is made next, though it may be old already on a busy machine.
        for (var waited = false; !(_made.TryGetValue(key, out made) && made.IsCurrent) || (!waited && (!IsFresh || (known is not null && made.Newest?.Stamp == known))); waited = true)
        {
            if (_making is null or { IsCompleted: true }) _making = Make(key);
            await _making;
        }

        return made.Newest?.For(viewer, new(_id, secret.Value), changes ? made.At(known) : null);
    }

    private bool IsFresh => clock.GetElapsedTime(_madeAt) < Pause;

    private async Task Make(string question)
    {
        var rest = Pause - clock.GetElapsedTime(_madeAt);
        if (_made.GetValueOrDefault(question) is { IsCurrent: true } && rest > TimeSpan.Zero) await Task.Delay(rest, clock);
        var begun = clock.GetTimestamp();
        var votes = await GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString()).Votes(_book.Epoch, _book.Moment);
        if (votes is null) DeactivateOnIdle(); // ids that name nothing take no memory
        if (votes is null || votes.Epoch != _book.Epoch || votes.Moment != _book.Moment)
            foreach (var old in _made.Values) old.Expire();
        if (_made.Count > Protocol.MaxQuestions) _made.Clear(); // whoever makes up keys does not fill the memory
        if (!_made.TryGetValue(question, out var made)) _made[question] = made = new();
        if (votes is null) made.Put(null);
        else if (!made.IsCurrent || made.Newest?.Map?.IsDue(votes, clock) == true)
            made.Put(await YieldingThreads.Shared.Run(() => AllFigures.Of(_book, votes, question is "" ? null : question, made.Newest?.Map, clock)));
        _madeAt = begun;
    }
}
