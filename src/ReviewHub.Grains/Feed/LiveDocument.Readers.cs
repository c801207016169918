using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What one reader may see besides what everyone does.</summary>
internal sealed partial class LiveDocument
{
    private static readonly OwnAnswers NoAnswers = new();

    // Of each paragraph's round, from when somebody's were first asked for: hundreds may open a document of thousands of paragraphs at once.
    private Dictionary<ReviewerId, OwnAnswers>? _own;

    public ReaderView ViewOf(Viewer viewer, Guid epoch)
    {
        var own = AnswersOf(viewer.Id);
        if (Document is not { } document) return new(epoch, Moment, own.All(), [], [], ImmutableDictionary<int, ReviewerId>.Empty, [], [], null, []);
        var judged = from veiled in Veiled(document, own.Paragraphs)
                     where SeesByJudging(veiled.Round) && Find(veiled.Number).HasJudged(viewer.Id, veiled.Round)
                     select new JudgedParagraph(veiled.Round.Number, veiled.Number);
        return new(
            epoch, Moment, own.All(), [.. judged], Seen(document, viewer, own),
            document.Rounds.Where(r => !Sight.Of(r, viewer).IsNamed).ToImmutableDictionary(r => r.Number, r => masks.In(r, viewer.Id)),
            [.. document.Rounds.Where(r => r.Eligible.Contains(viewer.Id)).Select(r => r.Number)],
            [.. document.Recusals.All.Where(r => r.By == viewer.Id).Select(r => r.Paragraph)],
            document.Reminder is { } reminder && reminder.Round == document.Round?.Number && reminder.Reviewers.Contains(viewer.Id)
                && LeftFor(viewer.Id, document) > 0 ? reminder.At : null,
            [.. document.Rounds.Where(r => !Sight.IsOpenToAll(r) && Sight.Of(r, viewer).MaySeeTally(hasJudged: false)).Select(r => r.Number)]);
    }

    public ImmutableArray<ReviewerId> Unfinished(Document document) =>
        document.Round is { } round ? [.. round.Eligible.Where(person => LeftFor(person, document) > 0)] : [];

    private void Remind(ReviewersReminded reminded, ReviewerId by, FeedPending changes)
    {
        foreach (var person in reminded.Reviewers) changes.AddPrivate(new Reminded(reminded.Round, by, LeftFor(person, Document!)) { To = person });
    }

    /// <summary>Paragraphs of an open round which the person may judge and has not.</summary>
    private int LeftFor(ReviewerId person, Document document)
    {
        var own = AnswersOf(person);
        return document.Revision.Paragraphs.Count(p => document.RoundOf(p.Number) is { IsClosed: false } round && round.Eligible.Contains(person)
            && !document.RecusedFrom(p.Number).Contains(person)
            && !round.Protocol.Questions.All(q => own.Has(p.Number, q.Key)));
    }

    public OwnAnswers AnswersOf(ReviewerId reviewer) => (_own ??= Own()).GetValueOrDefault(reviewer, NoAnswers);

    public FeedSummary Summary(Document document, Viewer viewer) => new(
        document.Title,
        [.. document.Revision.Paragraphs.Select(p => StateFor(p.Number, document, viewer))],
        document.Revision.Paragraphs.Count(p => document.RoundOf(p.Number) is { } round && Find(p.Number).HasJudged(viewer.Id, round)),
        Eligible,
        _paragraphs.Values.Sum(p => p.Threads.Values.Count(t => t.Resolution is null)));

    public Worklist Worklist(Document document, Viewer viewer)
    {
        var numbers = document.Revision.Paragraphs.Select(p => p.Number).ToList();
        return new(
            [.. numbers.Where(n => MayJudge(n) && !HasJudged(n))],
            [.. numbers.Where(n => MayJudge(n) && StancesOn(n).Any(s => s.Revision < document.Revision.Number))],
            [.. numbers.Where(n => document.RoundOf(n) is { } round && MaySeeTally(viewer, n, round)
                && TalliesOf(n, round).Any(t => t.State == ConsensusState.Contested))],
            [.. ThreadsWhere((paragraph, thread) => paragraph.Calls(viewer.Id, thread.Id))],
            [.. ThreadsWhere((_, thread) => thread.Resolution is null && thread.Assigned == viewer.Id)]);

        bool MayJudge(int n) => viewer.Role.May(Right.TakeStance) && document.RoundOf(n) is { IsClosed: false } round
            && round.Eligible.Contains(viewer.Id) && !document.RecusedFrom(n).Contains(viewer.Id);
        bool HasJudged(int n) => Find(n).HasJudged(viewer.Id, document.RoundOf(n)!);
        IEnumerable<WaitingThread> ThreadsWhere(Func<Paragraph, CommentThread, bool> waits) => numbers.SelectMany(
            n => Find(n).Threads.Values.Where(t => waits(Find(n), t)).OrderBy(t => t.Id.Number).Select(t => new WaitingThread(n, t.Id)));
        IEnumerable<TakenStance> StancesOn(int n) => document.RoundOf(n)!.Protocol.Questions
            .Select(q => Find(n).StancesIn(document.RoundOf(n)!.Number, q.Key).GetValueOrDefault(viewer.Id)).OfType<TakenStance>();
    }

    private bool MaySeeTally(Viewer viewer, int number, Round round) => Sight.Of(round, viewer).MaySeeTally(Find(number).HasJudged(viewer.Id, round));

    // Only where somebody judged there is a tally to see, and, but for chairs, only where the reader did.
    private ImmutableArray<TallyChanged> Seen(Document document, Viewer viewer, OwnAnswers own) =>
    [
        .. from veiled in Veiled(document, viewer.Role == BoardRole.Chair ? _paragraphs.Keys : own.Paragraphs)
        where MaySeeTally(viewer, veiled.Number, veiled.Round)
        from tally in TalliesOf(veiled.Number, veiled.Round)
        select tally,
    ];

    /// <summary>Those of the paragraphs whose tally not everyone may see, with their round. Mostly there are none, and then none is looked at.</summary>
    private static IEnumerable<(int Number, Round Round)> Veiled(Document document, IEnumerable<int> numbers)
    {
        var veiled = document.Rounds.Where(r => !Sight.IsOpenToAll(r)).Select(r => r.Number).ToHashSet();
        if (veiled.Count == 0) yield break;
        foreach (var number in numbers)
            if (document.RoundOf(number) is { } round && veiled.Contains(round.Number)) yield return (number, round);
    }

    /// <summary>Of the first question.</summary>
    private ConsensusState? StateFor(int number, Document document, Viewer viewer) => document.RoundOf(number) switch
    {
        null => ConsensusState.NoQuorum,
        var round => MaySeeTally(viewer, number, round) ? TallyOf(number, round, round.Protocol.Questions[0]).State : null,
    };

    private Dictionary<ReviewerId, OwnAnswers> Own()
    {
        var own = new Dictionary<ReviewerId, OwnAnswers>();
        foreach (var (number, paragraph) in _paragraphs.OrderBy(known => known.Key)) // so that each is the last of its list
        {
            if (Document?.RoundOf(number) is not { } round) continue;
            foreach (var question in round.Protocol.Questions)
                foreach (var (reviewer, taken) in paragraph.StancesIn(round.Number, question.Key))
                    Note(own, reviewer, number, question.Key, taken.Stance);
        }

        return own;
    }

    private void NoteOwn(ReviewerId reviewer, int number, string question, Stance? stance)
    {
        if (_own is not null) Note(_own, reviewer, number, question, stance);
    }

    private static void Note(Dictionary<ReviewerId, OwnAnswers> own, ReviewerId reviewer, int number, string question, Stance? stance)
    {
        if (!own.TryGetValue(reviewer, out var answers)) own[reviewer] = answers = new();
        answers.Set(number, question, stance);
    }
}
