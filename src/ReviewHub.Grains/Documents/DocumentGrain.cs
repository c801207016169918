using System.Collections.Immutable;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

[BesideItsDocument]
internal sealed class DocumentGrain(IEventLog log, IRoster roster, IDocumentHome home, TimeProvider clock) : Grain, IDocumentGrain, IJournaled
{
    private DocumentId _id;
    private Journal<Document?> _journal = null!;

    // Paragraphs that know their terms. A closing needs no word to them, since the log refuses what comes after it.
    private readonly HashSet<int> _informed = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DocumentId.Parse(this.GetPrimaryKeyString());
        _journal = new(log, StreamId.Of(_id), null, Document.Apply, clock, this);
        await _journal.Load(null, 0, cancellationToken);
        // A crash between a change of the membership and its telling is healed here.
        await RosterChanged();
    }

    public void Recorded(Recorded recorded) => GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString()).PublishDocument(recorded).Ignore();

    public async Task<Receipt> Import(Command command, NewDocument document)
    {
        var voters = await roster.VotersOf(document.Board, CancellationToken.None);
        return await Record(command, (known, now) => known is null
            ? Document.Import(document.Board, document.Title, document.Blocks, document.Protocol, voters, now)
            : throw ReviewRuleException.Conflict("The document exists already."));
    }

    public async Task<Receipt> ImportConversation(Command command, NewConversation given)
    {
        var imported = Document.ImportConversation(given.Board, given.Title, given.Blocks, given.Rule, given.Conversation, clock.GetUtcNow());
        // The document comes last: until it is there nobody sees its votes, and no paragraph takes part in the writing.
        if (_journal.Durable is null) await VotesElsewhere.Write(log, _id, Document.Replay(imported, given.Votes, VotesElsewhere.CommandsOf(command)));
        var receipt = await Record(command, (known, _) => known is null ? imported : throw ReviewRuleException.Conflict("The document exists already."));
        if (_journal.Durable is { Round.IsClosed: false, Rounds.Length: Conversation.Round })
            await Record(command.Then("close"), (known, _) => known!.CloseRound(Conversation.Round));
        return receipt;
    }

    public Task<Receipt> Rename(Command command, string title) => Record(command, (_, _) => Document.Rename(title));

    public Task<DocumentView?> Read() => Task.FromResult(Existing() is { } d
        ? new DocumentView(_id, d.Version, d.Board, d.Title, d.Revision, d.Round, d.Rounds, d.Recusals, d.Camps, d.Reminder, home.Name)
        : null);

    public Task<ParagraphTerms?> Terms(int paragraph)
    {
        var terms = Existing()?.TermsOf(paragraph);
        if (terms is not null) _informed.Add(paragraph);
        return Task.FromResult(terms);
    }

    public Task<ParagraphTerms?> TermsIn(int paragraph, int round) => Task.FromResult(Existing()?.TermsOf(paragraph, round));

    public async Task<Receipt> OpenRound(Command command, Protocol protocol, int? paragraph)
    {
        var voters = await roster.VotersOf((Existing() ?? throw Unknown()).Board, CancellationToken.None);
        // A round of the whole document follows upon a closed one, or none: every paragraph asks anew before it refuses on that ground.
        DocumentEvent Decide(Document document, DateTimeOffset now) => document.OpenRound(protocol, paragraph, voters, now);
        var receipt = await (paragraph is null ? RecordKnown(command, Decide) : RecordAndTell(command, paragraph, Decide));
        await CatchFeedUp(receipt.Version);
        return receipt;
    }

    public Task<Receipt> CloseRound(Command command, int round) => RecordKnown(command, (document, _) => document.CloseRound(round));

    public async Task CloseDue()
    {
        if (_journal.Durable is not { } document) return;
        foreach (var due in document.Due(clock.GetUtcNow()))
            await Record(ByItself(), (d, _) => d!.CloseRound(due.Number));
    }

    public Task<Receipt> Recuse(Command command, int? paragraph, string reason) =>
        RecordAndTell(command, paragraph, (document, _) => document.Recuse(command.By, paragraph, reason));

    public Task<Receipt> WithdrawRecusal(Command command, int? paragraph) =>
        RecordAndTell(command, paragraph, (document, _) => document.WithdrawRecusal(command.By, paragraph));

    public async Task<Receipt> DeclareCamps(Command command, ImmutableArray<Camp> camps)
    {
        var voters = await roster.VotersOf((Existing() ?? throw Unknown()).Board, CancellationToken.None);
        return await RecordKnown(command, (document, _) => Document.DeclareCamps(camps, [.. voters, .. document.Rounds.SelectMany(r => r.Eligible)]));
    }

    public async Task<Receipt> Remind(Command command)
    {
        _ = Existing() ?? throw Unknown();
        var unfinished = await GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString()).Unfinished();
        return await RecordKnown(command, (document, now) => document.Remind(unfinished, now));
    }

    public async Task<ImmutableDictionary<ReviewerId, BoardRole>> RolesOf(ImmutableArray<ReviewerId> people)
    {
        var roles = ImmutableDictionary<ReviewerId, BoardRole>.Empty;
        if (Existing() is not { } document) return roles;
        foreach (var person in people.Distinct())
            if (await roster.RoleOf(person, document.Board, CancellationToken.None) is { } role) roles = roles.Add(person, role);
        return roles;
    }

    public async Task RosterChanged()
    {
        if (_journal.Durable is not { } document) return;
        var voters = await roster.VotersOf(document.Board, CancellationToken.None);
        while (_journal.Durable.Admit(voters) is { } admitted)
            await Record(ByItself(), (_, _) => admitted);
    }

    /// <summary>Records what changes the terms of a paragraph, or of all; when this has returned, none of them decides on what it knew before.</summary>
    private async Task<Receipt> RecordAndTell(Command command, int? paragraph, Func<Document, DateTimeOffset, DocumentEvent> decide)
    {
        var receipt = await RecordKnown(command, decide);
        int[] told = paragraph is { } number ? _informed.Contains(number) ? [number] : [] : [.. _informed];
        await Task.WhenAll(told.Select(p => GrainFactory.GetGrain<IParagraphGrain>(new ParagraphId(_id, p).ToString()).ForgetTerms()));
        return receipt;
    }

    // A feed that has not heard of an anonymous round goes on to give names. The word of each event may be lost; this one is answered. A
    // feed that does not answer three times is not there, and one that starts anew reads the log.
    private async Task CatchFeedUp(int version)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            try
            {
                await GrainFactory.GetGrain<IDocumentFeedGrain>(_id.ToString()).CatchUp(version);
                return;
            }
            catch (Exception e) when (e is TimeoutException or OrleansException or TryAgainException)
            {
            }
        }
    }

    private Task<Receipt> RecordKnown(Command command, Func<Document, DateTimeOffset, DocumentEvent> decide) =>
        Record(command, (document, now) => decide(document ?? throw Unknown(), now));

    private ReviewRuleException Unknown()
    {
        DeactivateOnIdle();
        return ReviewRuleException.NotFound("There is no such document.");
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
