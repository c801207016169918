using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

internal sealed class DocumentGrain(IEventLog log, IRoster roster, TimeProvider clock) : Grain, IDocumentGrain
{
    private DocumentId _id;
    private Journal<Document?> _journal = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        var feed = GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString());
        _journal = new(log, StreamId.Of(_id), null, Document.Apply, clock, recorded => feed.PublishDocument(recorded).Ignore());
        await _journal.Load(null, 0, cancellationToken);
        // A crash between a change of the membership and its telling is healed here.
        await RosterChanged();
    }

    public async Task<Receipt> Import(Command command, NewDocument document)
    {
        var voters = await roster.VotersOf(document.Board, CancellationToken.None);
        return await Record(command, (known, now) => known is null
            ? Document.Import(document.Board, document.Title, document.Blocks, document.Protocol, voters, now)
            : throw ReviewRuleException.Conflict("The document exists already."));
    }

    public Task<Receipt> Rename(Command command, string title) => Record(command, (_, _) => Document.Rename(title));

    public Task<DocumentView?> Read() => Task.FromResult(Existing() is { } d
        ? new DocumentView(_id, d.Version, d.Board, d.Title, d.Revision, d.Round, d.Rounds, d.Recusals)
        : null);

    public Task<ParagraphTerms?> Terms(int paragraph) => Task.FromResult(Existing()?.TermsOf(paragraph));

    public async Task RosterChanged()
    {
        if (_journal.Durable is not { } document) return;
        var voters = await roster.VotersOf(document.Board, CancellationToken.None);
        while (_journal.Durable.Admit(voters) is { } admitted)
            await Record(ByItself(), (_, _) => admitted);
    }

    private Document? Existing()
    {
        if (_journal.Durable is null) DeactivateOnIdle(); // ids that name nothing take no memory
        return _journal.Durable;
    }

    private static Command ByItself() => new(new(Guid.CreateVersion7()), ReviewerId.System);

    private async Task<Receipt> Record(Command command, Func<Document?, DateTimeOffset, DocumentEvent> decide)
    {
        try
        {
            return await _journal.Record(command, decide);
        }
        finally
        {
            if (_journal.Failed) DeactivateOnIdle();
        }
    }
}
