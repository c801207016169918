using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>
/// The stances of a document and what follows from them. A vote changes the figures of its own paragraph; what is of the whole document
/// is made anew from the counts, so that it never depends on the order in which votes came. Not thread-safe.
/// </summary>
internal sealed class FiguresBook
{
    private readonly Dictionary<int, Page> _pages = [];
    private readonly Dictionary<ReviewerId, int> _judgedBy = [];
    private ImmutableArray<int> _words = [];

    public Guid? Epoch { get; private set; }

    /// <summary>-1 before anything is known.</summary>
    public long Moment { get; private set; } = -1;

    public Document? Document { get; private set; }

    public void Take(Votes votes)
    {
        if (votes.Epoch != Epoch || votes.Document.Version != Document?.Version) Forget(votes);
        (Epoch, Moment, Document) = (votes.Epoch, votes.Moment, votes.Document);
        foreach (var (number, stances) in votes.Paragraphs) Put(number, Paragraph.Untouched with { Stances = stances });
    }

    public IEnumerable<ParagraphFigures> Paragraphs() => Document!.Revision.Paragraphs.Select(p => PageOf(p.Number).Figures);

    /// <summary>Of each paragraph, in reading order, those who have answered every question.</summary>
    public IEnumerable<ImmutableHashSet<ReviewerId>> Judges() => Document!.Revision.Paragraphs.Select(p => PageOf(p.Number).Judges);

    /// <summary>Everyone who may judge, and how far they have come.</summary>
    public ImmutableArray<PersonTurnout> Turnout()
    {
        if (Document!.Round is not { } round) return [];
        var recused = Document.Revision.Paragraphs.SelectMany(p => Document.RecusedFrom(p.Number)).CountBy(person => person).ToDictionary();
        return
        [
            .. round.Eligible.Select(person => new PersonTurnout(
                    person, _judgedBy.GetValueOrDefault(person), Document.Revision.Paragraphs.Length - recused.GetValueOrDefault(person)))
                .Where(p => p.Of > 0).OrderBy(p => (double)p.Judged / p.Of).ThenBy(p => p.Person.Value),
        ];
    }

    /// <summary>Null before the first round of the whole document, and for a question that it does not ask.</summary>
    /// <param name="key">Null for its first.</param>
    public DocumentFigures? OfDocument(string? key)
    {
        if (Document!.Round is not { } round || QuestionOf(round, key) is not { } question) return null;
        var judged = Document.Revision.Paragraphs.Select((text, index) => PageOf(text.Number).Judgments(question, q => Judged(text.Number, index, round, q))).ToList();
        return new(question.Key, DocumentMeasures.Of(judged), MostContested(judged), Comparison(round, question));
    }

    /// <summary>Who stands where: the columns are the paragraphs in reading order.</summary>
    public VoteMatrix? Matrix(string? key)
    {
        if (Document!.Round is not { } round || QuestionOf(round, key) is not { } question) return null;
        var paragraphs = Document.Revision.Paragraphs;
        return VoteMatrix.Of(paragraphs.Length, [.. paragraphs.SelectMany((text, index) => PageOf(text.Number).Cast(question, q => Cast(text.Number, index, round, q)))]);
    }

    private CastVote[] Cast(int number, int index, Round round, Question question)
    {
        var sides = question.Scale.Categories.ToDictionary(c => c.Key, c => c.Side);
        var recused = RecusedFrom(number, round);
        return
        [
            .. PageOf(number).Paragraph.StancesIn(round.Number, question.Key)
                .Where(s => !recused.Contains(s.Key) && sides.ContainsKey(s.Value.Stance.Key)).Select(s => new CastVote(s.Key, index, sides[s.Value.Stance.Key])),
        ];
    }

    private void Forget(Votes votes)
    {
        var kept = votes.Epoch == Epoch ? _pages.ToDictionary(p => p.Key, p => p.Value.Paragraph) : [];
        _pages.Clear();
        _judgedBy.Clear();
        if (Document?.Revision.Number != votes.Document.Revision.Number) _words = [.. votes.Document.Revision.Paragraphs.Select(p => WordsIn(p.Block.Text))];
        Document = votes.Document;
        foreach (var (number, paragraph) in kept) Put(number, paragraph);
    }

    private void Put(int number, Paragraph paragraph)
    {
        foreach (var judge in _pages.GetValueOrDefault(number)?.Judges ?? []) _judgedBy[judge]--;
        var page = _pages[number] = Page.Of(number, paragraph, Document!);
        foreach (var judge in page.Judges) _judgedBy[judge] = _judgedBy.GetValueOrDefault(judge) + 1;
    }

    private Page PageOf(int number)
    {
        if (!_pages.TryGetValue(number, out var page)) _pages[number] = page = Page.Of(number, Paragraph.Untouched, Document!);
        return page;
    }

    private ParagraphJudgments Judged(int number, int index, Round round, Question question)
    {
        var recused = RecusedFrom(number, round);
        var tally = PageOf(number).Paragraph.Tally(round.Number, question, recused);
        return new(tally, round.EligibleBut(recused), round.Judge(tally, recused).State, _words[index]);
    }

    private ImmutableHashSet<ReviewerId> RecusedFrom(int number, Round round) => (round.Recused ?? Document!.Recusals).From(number);

    // The less agreement the more contested; of the same agreement, where more people say so.
    private ImmutableArray<int> MostContested(List<ParagraphJudgments> judged) =>
    [
        .. Document!.Revision.Paragraphs.Zip(judged, (text, j) => (text.Number, j.Tally.Judged, Consensus: TastleWiermanConsensus.Of(j.Tally.Counts.AsSpan()[..^1])))
            .Where(p => p.Judged > 1 && p.Consensus.Value < 1).OrderBy(p => p.Consensus.Value).ThenByDescending(p => p.Judged).Take(MostNamedContested).Select(p => p.Number),
    ];

    private RoundComparison? Comparison(Round round, Question question)
    {
        var before = Document!.Rounds.LastOrDefault(r => r.Paragraph is null && r.Number < round.Number);
        if (before?.Protocol.Questions.Any(question.IsLike) != true) return null;
        var sums = new RoundChangeSums(question.Scale);
        foreach (var text in Document.Revision.Paragraphs)
        {
            var recused = RecusedFrom(text.Number, round).Union(RecusedFrom(text.Number, before));
            var paragraph = PageOf(text.Number).Paragraph;
            var (then, now) = (paragraph.StancesIn(before.Number, question.Key), paragraph.StancesIn(round.Number, question.Key));
            foreach (var (by, taken) in then)
                if (!recused.Contains(by)) sums.Add(new(by, taken.Stance, now.GetValueOrDefault(by)?.Stance));
            foreach (var (by, taken) in now)
                if (!recused.Contains(by) && !then.ContainsKey(by)) sums.Add(new(by, null, taken.Stance));
        }

        return new(before.Number, round.Number, sums.Change);
    }

    private const int MostNamedContested = 20;

    private static Question? QuestionOf(Round round, string? key) =>
        key is null ? round.Protocol.Questions[0] : round.Protocol.Questions.FirstOrDefault(q => q.Key == key);

    private static int WordsIn(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>One paragraph with what follows from its stances alone, under the document as it is: of all paragraphs few change from one making to the next.</summary>
    private sealed record Page(Paragraph Paragraph, ParagraphFigures Figures, ImmutableHashSet<ReviewerId> Judges)
    {
        private readonly Dictionary<string, ParagraphJudgments> _judgments = [];
        private readonly Dictionary<string, CastVote[]> _cast = [];

        public ParagraphJudgments Judgments(Question question, Func<Question, ParagraphJudgments> make) =>
            _judgments.TryGetValue(question.Key, out var made) ? made : _judgments[question.Key] = make(question);

        public CastVote[] Cast(Question question, Func<Question, CastVote[]> make) =>
            _cast.TryGetValue(question.Key, out var made) ? made : _cast[question.Key] = make(question);

        public static Page Of(int number, Paragraph paragraph, Document document)
        {
            if (document.RoundOf(number) is not { } round) return new(paragraph, new(number, null, 0, 0, []), []);
            var recused = document.RecusedFrom(number);
            var judges = paragraph.WhoJudged(round, recused).ToImmutableHashSet();
            return new(
                paragraph,
                new(number, round.Number, judges.Count, round.EligibleBut(recused), [.. round.Protocol.Questions.Select(q => FiguresOf(paragraph, round, q, recused))]),
                judges);
        }

        private static QuestionFigures FiguresOf(Paragraph paragraph, Round round, Question question, ImmutableHashSet<ReviewerId> recused)
        {
            var tally = paragraph.Tally(round.Number, question, recused);
            return new(
                question.Key, round.Judge(tally, recused).State, ParagraphMeasures.Of(tally),
                round.Protocol.Rule.Explain(tally, round.EligibleBut(recused)));
        }
    }
}
