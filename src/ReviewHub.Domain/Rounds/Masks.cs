using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// Under which ids people go in one document: their own or, in an anonymous round, ones that lead nowhere. Every way out asks it. Not
/// thread-safe.
/// </summary>
/// <param name="secret">Of this installation, from which pseudonyms are made.</param>
public sealed class Masks(DocumentId document, ReadOnlyMemory<byte> secret)
{
    private readonly Dictionary<int, Pseudonyms> _rounds = [];

    public ReviewerId In(Round round, ReviewerId person) => Sight.Of(round, Viewer.Reviewer) is { IsNamed: false } sight
        ? sight.NameOf(person, PseudonymsOf(round.Number))
        : person;

    /// <summary>Of somebody who did something on a paragraph at a time.</summary>
    public ReviewerId At(ImmutableArray<Round> rounds, int paragraph, DateTimeOffset time, ReviewerId person) =>
        rounds.At(paragraph, time) is { } round ? In(round, person) : person;

    public Comment Of(Comment comment, int paragraph, ImmutableArray<Round> rounds) =>
        At(rounds, paragraph, comment.At, comment.By) is var by && by == comment.By ? comment : comment with { By = by };

    public CommentThread Of(CommentThread thread, int paragraph, ImmutableArray<Round> rounds) =>
        thread.Resolution is { } done && At(rounds, paragraph, done.At, done.By) is var by && by != done.By
            ? thread with { Resolution = done with { By = by } }
            : thread;

    /// <summary>What of a paragraph everyone may see who may read its document.</summary>
    public Paragraph ForAll(Paragraph paragraph, int number, Document document) => paragraph with
    {
        Stances =
        [
            .. paragraph.Stances.Where(s => Sight.IsOpenToAll(document.Rounds[s.Round - 1]))
                .Select(s => Of(s, document.Rounds[s.Round - 1], (document.Rounds[s.Round - 1].Recused ?? document.Recusals).From(number))),
        ],
        Comments = paragraph.Comments.SetItems(paragraph.Comments.Select(c => KeyValuePair.Create(c.Key, Of(c.Value, number, document.Rounds)))),
        Threads = paragraph.Threads.SetItems(paragraph.Threads.Select(t => KeyValuePair.Create(t.Key, Of(t.Value, number, document.Rounds)))),
    };

    // Under pseudonyms nobody could tell any more whose stances a recusal sets aside.
    private RoundStances Of(RoundStances stances, Round round, ImmutableHashSet<ReviewerId> recused) => Sight.Of(round, Viewer.Reviewer).IsNamed
        ? stances
        : stances with { By = stances.By.Where(s => !recused.Contains(s.Key)).ToImmutableDictionary(s => In(round, s.Key), s => s.Value) };

    private Pseudonyms PseudonymsOf(int round) =>
        _rounds.TryGetValue(round, out var known) ? known : _rounds[round] = Pseudonyms.Of(secret.Span, document, round);
}
