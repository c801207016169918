using System.Collections.Immutable;
using Orleans.Concurrency;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>A document's title, text and rounds, and the only writer of its stream. Key: <see cref="DocumentId.ToString"/>.</summary>
[Alias("rh.document")]
public interface IDocumentGrain : IGrainWithStringKey
{
    /// <summary>Records the document. Throws <see cref="ReviewRuleException"/> when its text or protocol is refused.</summary>
    [Alias("import")] Task<Receipt> Import(Command command, NewDocument document);

    /// <summary>Records the document and the votes that were taken on it elsewhere, whose round is closed with that. The same request may be sent again until it is answered.</summary>
    [Alias("import-conversation"), ResponseTimeout("00:10:00")] Task<Receipt> ImportConversation(Command command, NewConversation conversation);

    [Alias("rename")] Task<Receipt> Rename(Command command, string title);

    /// <summary>Opens a round for the document, or for one paragraph. The caller has the right to.</summary>
    [Alias("open-round")] Task<Receipt> OpenRound(Command command, Protocol protocol, int? paragraph);

    /// <summary>Once this has returned, no stance of the round is accepted any more, wherever it was sent to.</summary>
    [Alias("close-round")] Task<Receipt> CloseRound(Command command, int round);

    /// <summary>Closes the rounds whose deadline has passed.</summary>
    [Alias("close-due")] Task CloseDue();

    /// <summary>The caller does not judge the paragraph; null for the whole document.</summary>
    [Alias("recuse")] Task<Receipt> Recuse(Command command, int? paragraph, string reason);

    [Alias("withdraw-recusal")] Task<Receipt> WithdrawRecusal(Command command, int? paragraph);

    /// <param name="camps">Empty to tell people apart no longer.</param>
    [Alias("declare-camps")] Task<Receipt> DeclareCamps(Command command, ImmutableArray<Camp> camps);

    /// <summary>Reminds those who have not judged everything they may in the open round. Whom, <see cref="DocumentView.Reminder"/> says afterwards.</summary>
    [Alias("remind")] Task<Receipt> Remind(Command command);

    /// <summary>Null when there is no such document.</summary>
    [Alias("read"), AlwaysInterleave] Task<DocumentView?> Read();

    /// <summary>For the paragraph itself, which is told when it has to ask again. Null when there is no such document, or no such paragraph in it.</summary>
    [Alias("terms"), AlwaysInterleave] Task<ParagraphTerms?> Terms(int paragraph);

    /// <summary>The terms of one round, perhaps a former one; null when there is no such round, or it is not of this paragraph.</summary>
    [Alias("terms-in"), AlwaysInterleave] Task<ParagraphTerms?> TermsIn(int paragraph, int round);

    /// <summary>The roles of those among some people who are on the document's board.</summary>
    [Alias("roles-of"), AlwaysInterleave] Task<ImmutableDictionary<ReviewerId, BoardRole>> RolesOf(ImmutableArray<ReviewerId> people);

    /// <summary>Says that the board's membership changed: whoever may now judge is admitted to the open round.</summary>
    [Alias("roster-changed")] Task RosterChanged();
}

/// <summary>What a document is imported with.</summary>
/// <param name="Protocol">Of the round that opens at once; null to open one later.</param>
[GenerateSerializer, Immutable, Alias("rh.new-document")]
public sealed record NewDocument(
    [property: Id(0)] BoardId Board,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<Block> Blocks,
    [property: Id(3)] Protocol? Protocol);

/// <param name="Votes">In order of time.</param>
[GenerateSerializer, Immutable, Alias("rh.new-conversation")]
public sealed record NewConversation(
    [property: Id(0)] BoardId Board,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<Block> Blocks,
    [property: Id(3)] ConsensusRule Rule,
    [property: Id(4)] Conversation Conversation,
    [property: Id(5)] ImmutableArray<VoteElsewhere> Votes);

/// <summary>A document without its paragraphs' threads and stances.</summary>
/// <param name="Round">The newest of the whole document; null before the first.</param>
/// <param name="Home">The node whose pages get the document's changes without a detour, by the name the proxy knows; null where any is as good.</param>
[GenerateSerializer, Immutable, Alias("rh.document-view")]
public sealed record DocumentView(
    [property: Id(0)] DocumentId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] BoardId Board,
    [property: Id(3)] string Title,
    [property: Id(4)] Revision Revision,
    [property: Id(5)] Round? Round,
    [property: Id(6)] ImmutableArray<Round> Rounds,
    [property: Id(7)] Recusals Recusals,
    [property: Id(8)] ImmutableArray<Camp> Camps,
    [property: Id(9)] Reminder? Reminder,
    [property: Id(10)] string? Home);
