using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What a round came to over the whole document, as far as everybody may see it.</summary>
/// <param name="Participants">People who took a stance, abstentions included, on at least one paragraph.</param>
internal sealed record RoundOverview(Round Round, int Participants, ImmutableArray<QuestionOverview> Questions);

/// <param name="Change">Since the whole document's round before it; null where there is none, it asked something else, or one of the two hides who is who.</param>
internal sealed record QuestionOverview(Question Question, DocumentMeasures Measures, int? Since, RoundChange? Change);

/// <summary>
/// Adds the verdicts of paragraphs up, one paragraph at a time. It keeps counts for each of them and, between two rounds in which people go
/// by name, for each person; texts, comments and stances pass by.
/// </summary>
internal sealed class Overview(Document document)
{
    private readonly Dictionary<(int Round, string Question), List<ParagraphJudgments>> _judged = [];
    private readonly Dictionary<int, HashSet<ReviewerId>> _participants = [];
    private readonly Dictionary<(int Round, string Question), RoundChangeSums> _changes = [];

    /// <summary>Of a whole record, which is read through for it.</summary>
    public static async Task<Overview> Of(ReviewRecord record, CancellationToken cancellation)
    {
        var overview = new Overview(record.Document);
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation)) overview.Add(paragraph);
        return overview;
    }

    /// <summary>Rounds that are still blind are left out.</summary>
    public IEnumerable<RoundOverview> Rounds => document.Rounds.Where(Sight.IsOpenToAll).Select(round => new RoundOverview(
        round, _participants.GetValueOrDefault(round.Number)?.Count ?? 0, [.. round.Protocol.Questions.Select(question => Of(round, question))]));

    public void Add(ReviewedParagraph paragraph)
    {
        var words = paragraph.Text.Block.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        foreach (var verdict in Verdict.On(paragraph, document))
        {
            At(_judged, (verdict.Round.Number, verdict.Question.Key)).Add(new(verdict.Tally, verdict.Consensus.Eligible, verdict.Consensus.State, words));
            if (!_participants.TryGetValue(verdict.Round.Number, out var people)) _participants[verdict.Round.Number] = people = [];
            people.UnionWith(verdict.Stances.Select(s => s.By));
            if (Before(verdict.Round, verdict.Question) is { } before) AddMoves(paragraph, before, verdict);
        }
    }

    private void AddMoves(ReviewedParagraph paragraph, Round before, Verdict verdict)
    {
        var recused = (before.Recused ?? document.Recusals).From(paragraph.Text.Number);
        var then = paragraph.Review.StancesIn(before.Number, verdict.Question.Key);
        var now = verdict.Stances.ToDictionary(s => s.By, s => s.Taken.Stance);
        var standsAside = (verdict.Round.Recused ?? document.Recusals).From(paragraph.Text.Number).Union(recused);
        var key = (verdict.Round.Number, verdict.Question.Key);
        if (!_changes.TryGetValue(key, out var sums)) _changes[key] = sums = new(verdict.Question.Scale);
        foreach (var by in then.Keys.Union(now.Keys).Where(by => !standsAside.Contains(by)))
            sums.Add(new(by, then.GetValueOrDefault(by)?.Stance, now.TryGetValue(by, out var stance) ? stance : null));
    }

    private QuestionOverview Of(Round round, Question question)
    {
        var key = (round.Number, question.Key);
        var before = Before(round, question);
        return new(question, DocumentMeasures.Of(_judged.GetValueOrDefault(key) ?? []), before?.Number,
            before is null ? null : (_changes.GetValueOrDefault(key) ?? new(question.Scale)).Change);
    }

    /// <summary>The round that a whole document's round can be compared with, person by person.</summary>
    private Round? Before(Round round, Question question) =>
        round.Paragraph is null && document.Rounds.LastOrDefault(r => r.Paragraph is null && r.Number < round.Number) is { } before
            && Compares(before) && Compares(round) && before.Protocol.Questions.Any(question.IsLike)
            ? before
            : null;

    private static bool Compares(Round round) => Sight.Of(round, Viewer.Anyone).MaySeeWho(hasJudged: false);

    private static List<T> At<T>(Dictionary<(int, string), List<T>> lists, (int, string) key) =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
