using System.Collections.Immutable;
using Orleans.Concurrency;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

// Reentrant, so that the votes of a hot paragraph share an fsync; the journal decides each on top of those still under way.
[Reentrant, BesideItsDocument]
internal sealed partial class ParagraphGrain(IEventLog log, ISnapshots snapshots, TimeProvider clock) : Grain, IParagraphGrain, IJournaled
{
    private ParagraphId _id;
    private Journal<Paragraph> _journal = null!;
    private ParagraphSnapshots _snapshots = null!;
    private ParagraphTerms? _terms;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = ParagraphId.Parse(this.GetPrimaryKeyString());
        var stream = StreamId.Of(_id);
        _snapshots = new(snapshots, stream);
        _journal = new(log, stream, Paragraph.Untouched, (paragraph, e) => paragraph.Apply(e), clock, this);
        _terms = await CurrentTerms();
        if (_terms is not null) await Load(cancellationToken);
    }

    public Task<Receipt> TakeStance(Command command, Stance stance, string? question) =>
        RecordInRound(command, (paragraph, terms, now) => paragraph.TakeStance(command.By, stance, question, terms, now));

    public Task<Receipt> WithdrawStance(Command command, string? question) =>
        RecordInRound(command, (paragraph, terms, now) => paragraph.WithdrawStance(command.By, question, terms, now));

    public async Task<Receipt> StartThread(Command command, string text, Quote? quote, ImmutableArray<ReviewerId>? mentions)
    {
        var mentioned = await Mentioned(mentions);
        return await Record(command, (paragraph, terms, _) => paragraph.StartThread(text, quote, terms, mentioned));
    }

    public async Task<Receipt> Reply(Command command, CommentId thread, string text, ImmutableArray<ReviewerId>? mentions)
    {
        var mentioned = await Mentioned(mentions);
        return await Record(command, (paragraph, _, _) => paragraph.Reply(thread, text, mentioned));
    }

    public async Task<Receipt> EditComment(Command command, CommentId comment, string text, ImmutableArray<ReviewerId>? mentions)
    {
        var mentioned = await Mentioned(mentions);
        return await Record(command, (paragraph, _, _) => paragraph.EditComment(command.By, comment, text, mentioned));
    }

    public Task<Receipt> DeleteComment(Command command, CommentId comment, bool moderator) =>
        Record(command, (paragraph, _, _) => paragraph.DeleteComment(command.By, comment, moderator));

    public Task<Receipt> RedactComment(Command command, CommentId comment, string? reason) =>
        Record(command, (paragraph, _, _) => paragraph.RedactComment(comment, reason));

    public Task<Receipt> ReopenThread(Command command, CommentId thread) =>
        Record(command, (paragraph, _, _) => paragraph.ReopenThread(thread));

    public Task ForgetTerms() => Refresh();

    public async Task<ParagraphView> Read() =>
        // Asked anew, since the number of the eligible grows without the paragraph being told.
        ParagraphView.Of(_id, _journal.Durable, await CurrentTerms() ?? throw Unknown());

    public async Task<ParagraphView> ReadIn(int round) => ParagraphView.Of(
        _id, _journal.Durable, await Document.TermsIn(_id.Number, round) ?? throw ReviewRuleException.NotFound($"The paragraph was in no round {round}."));

    private async Task Load(CancellationToken cancellation)
    {
        var known = await _snapshots.Find(cancellation);
        await _journal.Load(known, known.Version, cancellation);
        _snapshots.Consider(_journal.Durable);
    }

    /// <summary>
    /// As <see cref="Record"/>, but before a refusal the document is asked anew: people are admitted and rounds opened and closed without
    /// the paragraph being told.
    /// </summary>
    private async Task<Receipt> RecordInRound(Command command, Func<Paragraph, ParagraphTerms, DateTimeOffset, ParagraphEvent> decide)
    {
        try
        {
            return await Record(command, decide);
        }
        catch (Exception e) when (_terms is not null && (e is ReviewRuleException or RoundClosedException))
        {
            // Somebody may have joined the board without the document having heard of it.
            if (e is ReviewRuleException { Kind: RefusalKind.NotAllowed }) await Document.RosterChanged();
            await Refresh();
        }

        if (_journal.Failed) RequireAdmitted(decide);
        try
        {
            return await Record(command, decide);
        }
        catch (RoundClosedException e)
        {
            // The log knows it before the document does, which hears from the log when it is on disk.
            throw ReviewRuleException.Conflict($"Round {e.Round} is closed and takes no more stances.");
        }
    }

    // Answers may overtake each other. Of a paragraph that was not there nothing is loaded: that one has to go and come again.
    private async Task Refresh()
    {
        var current = await CurrentTerms();
        if (current?.AsOf > _terms?.AsOf) _terms = current;
    }

    // What was decided on top of the refused event is lost with it, and the paragraph has to be loaded again; but who is refused either
    // way need not come again to be told so.
    private void RequireAdmitted(Func<Paragraph, ParagraphTerms, DateTimeOffset, ParagraphEvent> decide)
    {
        if (_terms is { } terms) decide(_journal.Durable, terms, clock.GetUtcNow());
    }

    private async Task<Receipt> Record(Command command, Func<Paragraph, ParagraphTerms, DateTimeOffset, ParagraphEvent> decide)
    {
        var terms = _terms ?? throw Unknown();
        try
        {
            return await _journal.Record(command, (paragraph, now) => decide(paragraph, terms, now));
        }
        finally
        {
            if (_journal.Failed) DeactivateOnIdle();
        }
    }

    // The reference is made anew: an idle paragraph, of which there are thousands, would hold it for nothing.
    public void Recorded(Recorded recorded)
    {
        GrainMeter.Recorded(recorded.Event);
        GrainFactory.GetGrain<IDocumentFeedGrain>(_id.Document.ToString()).Publish(_id.Number, recorded).Ignore();
        _snapshots.Consider(_journal.Durable);
    }

    private IDocumentGrain Document => GrainFactory.GetGrain<IDocumentGrain>(_id.Document.ToString());

    private Task<ParagraphTerms?> CurrentTerms() => Document.Terms(_id.Number);

    private ReviewRuleException Unknown()
    {
        DeactivateOnIdle(); // nothing to hold in memory, and it may come to exist
        return ReviewRuleException.NotFound($"The document has no paragraph {_id.Number}.");
    }
}
