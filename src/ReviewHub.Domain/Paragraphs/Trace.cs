using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>Somebody's stance became another, or was brought to a later round as it was.</summary>
/// <param name="Question">The key of the question it answers.</param>
/// <param name="From">Null when they had withdrawn it.</param>
/// <param name="To">Null when they withdrew it.</param>
/// <param name="After">The newest comment of somebody else by then: what they may have had in mind. Null when nobody else had said anything.</param>
/// <param name="FromRound">Of the stance it began with: <paramref name="Round"/>, or one before.</param>
/// <param name="CarriedFrom">The earlier round from which it was brought as it was; null when it became another.</param>
public sealed record Move(
    DateTimeOffset At, ReviewerId By, int Round, string Question, Stance? From, Stance? To, CommentId? After, int FromRound, int? CarriedFrom = null)
{
    public bool Carried => CarriedFrom is not null;
}

/// <param name="Question">The key of the question it answers.</param>
public readonly record struct Taking(DateTimeOffset At, ReviewerId By, int Round, string Question, Stance Stance);

/// <summary>How the stances on one paragraph went from where they began to where they are: who moved, when, and after what was said.</summary>
public static class Trace
{
    /// <param name="stream">The paragraph's events in order.</param>
    /// <returns>In order. A first stance is no move, and neither is one that repeats the last in the same round.</returns>
    public static ImmutableArray<Move> Of(IEnumerable<Recorded> stream)
    {
        var moves = ImmutableArray.CreateBuilder<Move>();
        var stances = new Dictionary<(ReviewerId By, string Question), (Stance? Stance, int Round)>();
        var said = new LastWords();
        foreach (var recorded in stream)
        {
            switch (recorded.Event)
            {
                case StanceTaken e: Take(recorded, e.Round, e.Question, e.Stance, e.CarriedFrom); break;
                case StanceWithdrawn e: Take(recorded, e.Round, e.Question, null, carriedFrom: null); break;
                case ThreadStarted e: said = said.Add(e.Comment, recorded.By); break;
                case ReplyAdded e: said = said.Add(e.Comment, recorded.By); break;
            }
        }

        return moves.ToImmutable();

        void Take(Recorded recorded, int round, string? question, Stance? to, int? carriedFrom)
        {
            var key = (recorded.By, question ?? Question.OverallKey);
            var known = stances.TryGetValue(key, out var from);
            if (known && (from.Stance != to || carriedFrom is not null))
                moves.Add(new(recorded.At, recorded.By, round, key.Item2, from.Stance, to, said.NotOf(recorded.By), from.Round, carriedFrom));
            if (known || to is not null) stances[key] = (to, round);
        }
    }

    /// <summary>
    /// The moves a viewer may see: their own always; others' where neither end of the move is hidden. Of an anonymous round only moves
    /// within it show, under its pseudonyms: one that led into it or out of it would tie the pseudonym to another id of its person.
    /// </summary>
    /// <param name="rounds">All that cover the paragraph. What is of another, perhaps opened since they were read, does not show.</param>
    public static IEnumerable<Move> For(Viewer viewer, IReadOnlyList<Recorded> stream, IReadOnlyList<Round> rounds, Masks masks)
    {
        var paragraph = stream.Aggregate(Paragraph.Untouched, (folded, recorded) => folded.Apply(recorded));
        var seen = rounds.Where(round => Sight.Of(round, viewer).MaySeeTally(paragraph.HasJudged(viewer.Id, round))).ToDictionary(round => round.Number);
        return Of(stream).Where(move => move.By == viewer.Id || Shows(move)).Select(move => move.By == viewer.Id ? move : Masked(move))
            .OrderBy(move => move.Round).ThenBy(move => move.At == default ? move.By.Value : default);

        bool Shows(Move move) => seen.TryGetValue(move.Round, out var to) && seen.TryGetValue(move.FromRound, out var from)
            && (move.Round == move.FromRound || (IsNamed(to) && IsNamed(from)));

        Move Masked(Move move) => IsNamed(seen[move.Round]) ? move : UnderPseudonym(move, seen[move.Round], masks);
    }

    /// <summary>The moves everyone may see who may read the document.</summary>
    /// <param name="rounds">All that cover the paragraph.</param>
    public static ImmutableArray<Move> ForAll(IEnumerable<Recorded> stream, IEnumerable<Round> rounds)
    {
        var seen = rounds.OrderBy(round => round.Number)
            .TakeWhile(round => Sight.Of(round, Viewer.Anyone).MaySeeWho(hasJudged: false)).Select(round => round.Number).ToHashSet();
        return seen.Count == 0 ? [] : [.. Of(stream).Where(move => seen.Contains(move.Round))];
    }

    /// <summary>
    /// Every time somebody took a stance, also one they held already, in rounds of which everyone may see whose is whose. Whoever withdrew
    /// theirs begins anew.
    /// </summary>
    /// <param name="rounds">All that cover the paragraph.</param>
    /// <returns>In order.</returns>
    public static IEnumerable<Taking> Takings(IEnumerable<Recorded> stream, IEnumerable<Round> rounds)
    {
        var seen = rounds.Where(round => Sight.Of(round, Viewer.Anyone).MaySeeWho(hasJudged: false)).Select(round => round.Number).ToHashSet();
        var takings = new List<Taking>();
        foreach (var recorded in stream)
        {
            if (recorded.Event is not IInRound { Round: var round } || !seen.Contains(round)) continue;
            if (recorded.Event is StanceTaken taken) takings.Add(new(recorded.At, recorded.By, round, taken.Question ?? Question.OverallKey, taken.Stance));
            else if (recorded.Event is StanceWithdrawn withdrawn)
                takings.RemoveAll(t => t.By == recorded.By && t.Round == round && t.Question == (withdrawn.Question ?? Question.OverallKey));
        }

        return takings;
    }

    private static bool IsNamed(Round round) => Sight.Of(round, Viewer.Reviewer).IsNamed;

    // A time may be held against when somebody was seen here.
    private static Move UnderPseudonym(Move move, Round round, Masks masks) => move with { At = default, By = masks.In(round, move.By) };

    /// <summary>The newest comment, and the newest by anybody but its author: one of them is the newest that is not of a given person.</summary>
    private readonly record struct LastWords((CommentId Comment, ReviewerId By)? Newest, (CommentId Comment, ReviewerId By)? Other)
    {
        public LastWords Add(CommentId comment, ReviewerId by) => new((comment, by), Newest?.By == by ? Other : Newest);

        public CommentId? NotOf(ReviewerId person) => Newest?.By == person ? Other?.Comment : Newest?.Comment;
    }
}
