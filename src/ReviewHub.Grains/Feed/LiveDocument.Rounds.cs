using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What is judged, and what everyone may see of it.</summary>
internal sealed partial class LiveDocument
{
    /// <summary>With more people every change would name them all again; a page that wants to know asks for the paragraph.</summary>
    internal const int MostNamed = 4;

    // Of each paragraph's round, from when they were first asked for: thousands may vote on one paragraph, and each vote is told to all.
    private readonly Dictionary<(int Paragraph, string Question), Tally> _tallies = [];
    private readonly Dictionary<int, int> _turnouts = [];

    public int Eligible => Document?.Round is { } round ? round.EligibleBut(RecusedFromAll(round)) : 0;

    public ImmutableArray<Round> CurrentRounds => Document is { } d ? [.. d.Rounds.Current().Select(Bare)] : [];

    public ImmutableArray<RecusalChanged> NamedRecusals => Document is { } d && NamesWhoIsHere
        ? [.. d.Recusals.All.Select(r => new RecusalChanged(r.By, r.Paragraph, Withdrawn: false))]
        : [];

    private void Judge(int number, Paragraph before, ReviewerId by, int roundNumber, string? key, FeedPending changes)
    {
        // A straggler of a round that another has taken the place of changes nothing that shows.
        if (Document!.RoundOf(number) is not { } round || round.Number != roundNumber) return;
        var question = round.Protocol.Find(key ?? Question.OverallKey);
        var paragraph = Find(number);
        var (from, to) = (StanceIn(before), StanceIn(paragraph));
        var (had, has) = (before.HasJudged(by, round), paragraph.HasJudged(by, round));
        if (!Document.RecusedFrom(number).Contains(by))
        {
            if (_tallies.TryGetValue((number, question.Key), out var tally)) _tallies[(number, question.Key)] = tally.Move(from, to);
            if (had != has && _turnouts.TryGetValue(number, out var judged)) _turnouts[number] = judged + (has ? 1 : -1);
        }

        NoteOwn(by, number, question.Key, to);
        changes.AddPrivate(new OwnStance(number, round.Number, question.Key, to) { To = by });
        if (had != has && SeesByJudging(round)) changes.AddPrivate(new Judging(new(round.Number, number), has, Moment) { To = by });
        // Who has just answered the last question sees the answers to all of them.
        foreach (var q in has && !had ? round.Protocol.Questions : [question]) AddTally(number, round, q, changes);
        if (TurnoutOf(number, round) is { } turnout) changes.Add(turnout);

        Stance? StanceIn(Paragraph p) => p.StancesIn(round.Number, question.Key).GetValueOrDefault(by)?.Stance;
    }

    private void Change(int number, FeedPending changes)
    {
        var round = Document!.Rounds[number - 1];
        changes.ForgetJudging(round.Paragraph);
        changes.Add(new RoundChanged(Bare(round)));
        foreach (var recusal in NamedRecusals) changes.Add(recusal); // none of them was told while people went under pseudonyms
        Recount(round.Paragraph, changes);
    }

    private void Recuse(ReviewerId by, int? paragraph, bool withdrawn, FeedPending changes)
    {
        if (NamesWhoIsHere) changes.Add(new RecusalChanged(by, paragraph, withdrawn));
        Recount(paragraph, changes);
    }

    /// <summary>After a change of who may judge, or in which round.</summary>
    /// <param name="only">Null for all paragraphs.</param>
    private void Recount(int? only, FeedPending changes)
    {
        _tallies.Clear();
        _turnouts.Clear();
        _own = null;
        if (only is null) changes.Add(new EligibleChanged(Eligible));
        foreach (var number in only is { } one ? [one] : WithNumbersOfTheirOwn(Document!))
            changes.Add(new EligibleChanged(EligibleOf(number), number));
        foreach (var number in only is { } one ? [one] : _paragraphs.Keys.ToArray()) AddTallies(number, changes);
    }

    private void AddTallies(int number, FeedPending changes)
    {
        if (Document?.RoundOf(number) is not { } round) return;
        foreach (var question in round.Protocol.Questions) AddTally(number, round, question, changes);
        if (TurnoutOf(number, round) is { } turnout) changes.Add(turnout);
    }

    private void AddTally(int number, Round round, Question question, FeedPending changes)
    {
        if (Sight.IsOpenToAll(round))
        {
            changes.Add(TallyOf(number, round, question));
            return;
        }

        var chairs = Sight.Of(round, Viewer.Chair).MaySeeTally(hasJudged: false);
        if (SeesByJudging(round) || chairs) changes.Add(new NarrowTally(TallyOf(number, round, question), SeesByJudging(round), chairs));
    }

    private ImmutableArray<TallyChanged> SharedTallies(int number) =>
        Document?.RoundOf(number) is { } round && Sight.IsOpenToAll(round) ? TalliesOf(number, round) : [];

    private TurnoutChanged? SharedTurnout(int number) => Document?.RoundOf(number) is { } round ? TurnoutOf(number, round) : null;

    private ImmutableArray<TallyChanged> TalliesOf(int number, Round round) => [.. round.Protocol.Questions.Select(q => TallyOf(number, round, q))];

    private TallyChanged TallyOf(int number, Round round, Question question)
    {
        var (paragraph, recused) = (Find(number), Document!.RecusedFrom(number));
        if (!_tallies.TryGetValue((number, question.Key), out var tally))
            _tallies[(number, question.Key)] = tally = paragraph.Tally(round.Number, question, recused);
        return new(number, paragraph.Version, tally.Counts, round.Judge(tally, recused).State, round.Number,
            question == round.Protocol.Questions[0] ? null : question.Key);
    }

    /// <summary>Null where one tally, which everyone may see, has the sum.</summary>
    private TurnoutChanged? TurnoutOf(int number, Round round)
    {
        if (round.Protocol.Questions.Length == 1 && Sight.IsOpenToAll(round)) return null;
        var (paragraph, recused) = (Find(number), Document!.RecusedFrom(number));
        if (!_turnouts.TryGetValue(number, out var judged)) _turnouts[number] = judged = paragraph.WhoJudged(round, recused).Count();
        var named = judged <= MostNamed && Sight.Of(round, Viewer.Reviewer).MaySeeTurnoutNames;
        return new(number, paragraph.Version, judged, named ? [.. paragraph.WhoJudged(round, recused).OrderBy(by => by.Value)] : null);
    }

    private int EligibleOf(int number) => Document?.RoundOf(number)?.EligibleBut(Document.RecusedFrom(number)) ?? 0;

    private int? OwnEligible(int number) => EligibleOf(number) is var eligible && eligible == Eligible ? null : eligible;

    private static IEnumerable<int> WithNumbersOfTheirOwn(Document document) => document.Rounds.Current().Select(r => r.Paragraph)
        .Concat(document.Rounds.Current().SelectMany(r => (r.Recused ?? document.Recusals).All).Select(r => r.Paragraph)).OfType<int>().Distinct();

    private ImmutableHashSet<ReviewerId> RecusedFromAll(Round round) =>
        [.. (round.Recused ?? Document!.Recusals).All.Where(r => r.Paragraph is null).Select(r => r.By)];

    /// <summary>Whether to have judged opens eyes in this round that are closed otherwise.</summary>
    private static bool SeesByJudging(Round round) => !Sight.IsOpenToAll(round) && Sight.Of(round, Viewer.Reviewer).MaySeeTally(hasJudged: true);

    // Reasons of recusals are nobody's business but the board's record's.
    private static Round Bare(Round round) => round with { Recused = null };
}
