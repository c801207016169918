using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>What was answered to one question, as far as the caller may see it.</summary>
/// <param name="Question">Its key.</param>
/// <param name="Tally">People per category key, and <c>abstain</c>.</param>
/// <param name="Stances">Under pseudonyms in an anonymous round.</param>
public sealed record AnswersMessage(
    string Question, IReadOnlyDictionary<string, int> Tally, ConsensusMessage Consensus, IReadOnlyList<StanceMessage> Stances);

/// <summary>How many have judged, which is never hidden.</summary>
/// <param name="Who">Null where they may not be named.</param>
public sealed record TurnoutMessage(int Judged, int Eligible, IReadOnlyList<PersonMessage>? Who);

/// <summary>One paragraph with everything said and judged on it that the caller may see.</summary>
/// <param name="Round">Its number; null before the first.</param>
/// <param name="Tally">Of the first question; null where the caller may not see it, as <paramref name="Consensus"/> is.</param>
/// <param name="Stances">To the first question; none where the caller may not see them.</param>
/// <param name="Answers">To every question; null where the caller may not see them.</param>
public sealed record ParagraphMessage(
    int Id,
    int Index,
    ParagraphKind Kind,
    string Text,
    int Version,
    int? Round,
    IReadOnlyDictionary<string, int>? Tally,
    ConsensusMessage? Consensus,
    IReadOnlyList<StanceMessage> Stances,
    IReadOnlyList<AnswersMessage>? Answers,
    TurnoutMessage Turnout,
    IReadOnlyList<ParagraphThreadMessage> Threads,
    IReadOnlyList<ParagraphNoteMessage> Notes)
{
    /// <param name="id">Under which people go here.</param>
    public static ParagraphMessage Of(ParagraphView view, Viewer reader, Func<ReviewerId, ReviewerId> id, Func<ReviewerId, PersonMessage> person)
    {
        var round = view.Terms.Round;
        var sees = round is not null && Sight.Of(round, reader).MaySeeTally(view.HasJudged(reader.Id));
        IReadOnlyList<AnswersMessage>? answers = sees ? [.. view.Answers.Select(a => AnswersOf(a, round!, by => person(id(by))))] : null;
        return new(
            view.Id.Number, view.Terms.Index, view.Terms.Block.Kind, view.Terms.Block.Text, view.Version, round?.Number,
            answers?[0].Tally, answers?[0].Consensus, answers?[0].Stances ?? [], answers, TurnoutOf(view, reader, person),
            [.. view.Threads.Select(thread => new ParagraphThreadMessage(
                thread.Id, thread.Selector, thread.Assigned is { } assigned ? person(assigned) : null, ResolutionMessage.Of(thread.Resolution),
                [.. view.Comments.Where(comment => comment.Thread == thread.Id).Select(comment => ParagraphCommentMessage.Of(comment, person))]))],
            [.. view.Notes.Where(note => note.Text is not null || note.IsRedacted)
                .Select(note => new ParagraphNoteMessage(note.Round, person(note.By), note.At, note.Text, note.IsRedacted))]);
    }

    private static AnswersMessage AnswersOf(Answers answers, Round round, Func<ReviewerId, PersonMessage> person)
    {
        var scale = round.Protocol.Find(answers.Question).Scale;
        var (tally, c) = (new Tally(scale, answers.Counts), answers.Consensus);
        return new(
            answers.Question,
            scale.Categories.Select(category => category.Key).Append(Stance.Abstain.Key)
                .Zip(answers.Counts).ToDictionary(pair => pair.First, pair => pair.Second),
            new(c.State, c.Judged, c.Denominator, c.Eligible, Share(tally.For, c.Denominator), Share(tally.Against, c.Denominator)),
            StancesOf(answers, Sight.Of(round, Viewer.Reviewer).IsNamed, person));
    }

    // Neither a time nor an order of time may lead to whom a pseudonym belongs.
    private static List<StanceMessage> StancesOf(Answers answers, bool named, Func<ReviewerId, PersonMessage> person) => named
        ? [.. answers.By.OrderBy(a => a.Value.At).ThenBy(a => a.Key.Value).Select(a => new StanceMessage(person(a.Key), a.Value.Stance, a.Value.Revision, a.Value.At))]
        : [.. answers.By.Select(a => new StanceMessage(person(a.Key), a.Value.Stance, a.Value.Revision, null)).OrderBy(s => s.By.Id.Value)];

    private static TurnoutMessage TurnoutOf(ParagraphView view, Viewer reader, Func<ReviewerId, PersonMessage> person)
    {
        if (view.Terms.Round is not { } round) return new(0, 0, []);
        var judged = view.Stances.Keys.Where(by => view.HasJudged(by) && !view.Terms.Recused.Contains(by)).OrderBy(by => by.Value).ToList();
        return new(judged.Count, view.Terms.Eligible, Sight.Of(round, reader).MaySeeTurnoutNames ? [.. judged.Select(person)] : null);
    }

    private static decimal? Share(int part, int denominator) => denominator == 0 ? null : Math.Round((decimal)part / denominator, 6);
}
