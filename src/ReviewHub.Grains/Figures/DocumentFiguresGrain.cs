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
    /// <summary>Between one making and the next. A page asks no more often.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly FiguresBook _book = new();
    private readonly Dictionary<string, AllFigures?> _made = [];
    private DocumentId _id;
    private long _madeAt;
    private Task? _making;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<FiguresView?> Read(Viewer viewer, string? question)
    {
        while (!IsFresh(question ?? ""))
        {
            if (_making is null or { IsCompleted: true }) _making = Make(question ?? "");
            await _making;
        }

        return _made[question ?? ""]?.For(viewer, new(_id, secret.Value));
    }

    private bool IsFresh(string question) => _made.ContainsKey(question) && clock.GetElapsedTime(_madeAt) < Pause;

    private async Task Make(string question)
    {
        var votes = await GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString()).Votes(_book.Epoch, _book.Moment);
        if (votes is null) DeactivateOnIdle(); // ids that name nothing take no memory
        if (votes is null || votes.Epoch != _book.Epoch || votes.Moment != _book.Moment) _made.Clear();
        if (_made.Count > Protocol.MaxQuestions) _made.Clear(); // whoever makes up keys does not fill the memory
        if (!_made.ContainsKey(question))
            _made[question] = votes is null ? null : await Task.Run(() => AllFigures.Of(_book, votes, question is "" ? null : question));
        _madeAt = clock.GetTimestamp();
    }
}
