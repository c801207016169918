using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A period in which stances are taken, under one protocol.</summary>
/// <param name="Number">Within the document, from 1 without gaps.</param>
/// <param name="Eligible">
/// Everyone admitted to judge while the round is open: the denominator of the quorum. It only grows, so that neither leaving the
/// board nor being removed from it takes a stance back or makes a quorum easier.
/// </param>
/// <param name="Paragraph">The one paragraph whose own short vote it is; null for the whole document.</param>
/// <param name="ClosedBy">Who ended it; the product itself where the deadline did.</param>
/// <param name="Recused">Who had recused themselves when it closed, so that what was found then stays found; null while it is open.</param>
[GenerateSerializer, Immutable, Alias("rh.round")]
public sealed record Round(
    [property: Id(0)] int Number,
    [property: Id(1)] Protocol Protocol,
    [property: Id(2)] ImmutableHashSet<ReviewerId> Eligible,
    [property: Id(3)] DateTimeOffset OpenedAt,
    [property: Id(4)] ReviewerId OpenedBy,
    [property: Id(5)] int? Paragraph = null,
    [property: Id(6)] DateTimeOffset? ClosedAt = null,
    [property: Id(7)] ReviewerId? ClosedBy = null,
    [property: Id(8)] Recusals? Recused = null)
{
    public bool IsClosed => ClosedAt is not null;

    /// <summary>The round that begins with an event; null when none does.</summary>
    public static (int Number, Protocol Protocol)? BegunBy(ReviewEvent e) => e switch
    {
        DocumentImported { Protocol: { } protocol } => (1, protocol),
        ConversationImported conversation => BegunBy(conversation.Document),
        RoundOpened opened => (opened.Round, opened.Protocol),
        _ => null,
    };

    /// <summary>Open for new voters of the board.</summary>
    public bool Admits => !IsClosed && Protocol.Eligible is null;

    public bool Covers(int paragraph) => (Paragraph ?? paragraph) == paragraph;

    /// <summary>What its rule makes of a paragraph's tally.</summary>
    /// <param name="recused">Who does not judge the paragraph: not of those a quorum is a part of.</param>
    public Consensus Judge(Tally tally, ImmutableHashSet<ReviewerId> recused) => Protocol.Rule.Judge(tally, EligibleBut(recused));

    public int EligibleBut(ImmutableHashSet<ReviewerId> recused) => Eligible.Count - recused.Count(Eligible.Contains);

    public bool IsDue(DateTimeOffset now) => !IsClosed && Protocol.Deadline <= now;
}
