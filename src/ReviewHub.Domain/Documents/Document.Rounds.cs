using System.Collections.Immutable;

namespace ReviewHub.Domain;

public sealed partial record Document
{
    /// <summary>The newest round of the whole document, open or closed; null before the first.</summary>
    public Round? Round => Newest(r => r.Paragraph is null);

    /// <summary>The newest round that covers the paragraph, open or closed; null before the first. Once a paragraph was put to its own vote, that is what counts.</summary>
    public Round? RoundOf(int paragraph) => Newest(r => r.Covers(paragraph));

    /// <summary>Whose stances do not count on a paragraph in its round.</summary>
    public ImmutableHashSet<ReviewerId> RecusedFrom(int paragraph) => (RoundOf(paragraph)?.Recused ?? Recusals).From(paragraph);

    /// <summary>Open rounds whose deadline has passed.</summary>
    public IEnumerable<Round> Due(DateTimeOffset now) => Rounds.Where(r => r.IsDue(now));

    /// <param name="paragraph">To put one paragraph to its own vote; null for the whole document.</param>
    /// <param name="voters">Of the board.</param>
    public RoundOpened OpenRound(Protocol protocol, int? paragraph, IReadOnlyCollection<ReviewerId> voters, DateTimeOffset now)
    {
        RequireParagraph(paragraph);
        // A whole round would take the place of a paragraph's own vote while that one is still open, and nobody could vote in it any more.
        if (Newest(r => !r.IsClosed && (paragraph is null || r.Paragraph == paragraph)) is { } open)
            throw ReviewRuleException.Conflict(open.Paragraph is { } own
                ? $"Round {open.Number}, paragraph {own}'s own vote, is still open; close it first."
                : $"Round {open.Number} is still open; close it first.");
        protocol.Validate(voters, now);
        return new(Rounds.Length + 1, protocol, protocol.Admits(voters), paragraph);
    }

    public RoundClosed CloseRound(int round) => Rounds.FirstOrDefault(r => r.Number == round) switch
    {
        null => throw ReviewRuleException.NotFound($"The document has no round {round}."),
        { IsClosed: true } => throw ReviewRuleException.Conflict($"Round {round} is closed already."),
        _ => new(round),
    };

    /// <param name="paragraph">Null for the whole document.</param>
    public ReviewerRecused Recuse(ReviewerId by, int? paragraph, string reason)
    {
        RequireParagraph(paragraph);
        ReviewText.Require(reason, ReviewText.MaxReason, "The reason");
        if (Recusals.Find(by, paragraph) is not null)
            throw ReviewRuleException.Conflict("You have recused yourself here already.");
        return new(paragraph, reason);
    }

    public RecusalWithdrawn WithdrawRecusal(ReviewerId by, int? paragraph) => Recusals.Find(by, paragraph) is null
        ? throw ReviewRuleException.NotFound("You have not recused yourself here.")
        : new(paragraph);

    /// <param name="camps">Empty to tell people apart no longer.</param>
    /// <param name="members">Those of the board who may judge, and those who might in one of the rounds.</param>
    public static CampsDeclared DeclareCamps(IReadOnlyList<Camp> camps, IReadOnlyCollection<ReviewerId> members) => new(Camp.Require(camps, members));

    /// <param name="unfinished">Those who have not judged everything they may in the open round.</param>
    public ReviewersReminded Remind(IEnumerable<ReviewerId> unfinished, DateTimeOffset now)
    {
        if (Round is not { IsClosed: false } round)
            throw ReviewRuleException.Conflict("No round is open, so nobody is being waited for.");
        if (Reminder is { } last && last.Round == round.Number && now - last.At < Reminder.Pause)
            throw ReviewRuleException.Conflict($"They were reminded less than {Reminder.Pause.TotalMinutes:0} minutes ago.");
        var reminded = unfinished.Where(round.Eligible.Contains).Distinct().OrderBy(p => p.Value).ToImmutableArray();
        return reminded.IsEmpty ? throw ReviewRuleException.Conflict("Everybody has judged everything; there is nobody to remind.") : new(round.Number, reminded);
    }

    /// <summary>Those of <paramref name="voters"/> who are not yet admitted to an open round, as an event; null when there is none. A document may have several such rounds.</summary>
    public ReviewersAdmitted? Admit(IReadOnlyCollection<ReviewerId> voters) => Rounds.Where(r => r.Admits)
        .Select(r => new ReviewersAdmitted(r.Number, [.. voters.Where(v => !r.Eligible.Contains(v)).Distinct().OrderBy(v => v.Value)]))
        .FirstOrDefault(e => !e.Reviewers.IsEmpty);

    private Document With(int round, Func<Round, Round> change) => this with { Rounds = Rounds.SetItem(round - 1, change(Rounds[round - 1])) };

    private Round? Newest(Func<Round, bool> wanted)
    {
        for (var i = Rounds.Length - 1; i >= 0; i--)
            if (wanted(Rounds[i])) return Rounds[i];
        return null;
    }

    private void RequireParagraph(int? paragraph)
    {
        if (paragraph is { } number && !Indexes.ContainsKey(number))
            throw ReviewRuleException.NotFound($"The document has no paragraph {number}.");
    }
}
