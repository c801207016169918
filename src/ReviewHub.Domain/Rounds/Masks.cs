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

    /// <summary>Mentions and reactions are of the comment's round too, whenever they came.</summary>
    public Comment Of(Comment comment, int paragraph, ImmutableArray<Round> rounds) =>
        rounds.At(paragraph, comment.At) is not { } round || Sight.Of(round, Viewer.Reviewer).IsNamed
            ? comment
            : comment with
            {
                By = In(round, comment.By),
                Mentions = [.. comment.Mentions.Select(person => In(round, person))],
                Reactions = [.. comment.Reactions.Select(reaction => reaction with { By = In(round, reaction.By) })],
            };

    public CommentThread Of(CommentThread thread, int paragraph, ImmutableArray<Round> rounds)
    {
        var shown = thread.Resolution is { } done ? thread with { Resolution = done with { By = At(rounds, paragraph, done.At, done.By) } } : thread;
        // When somebody was assigned is not kept: the newest round decides.
        return shown.Assigned is { } assigned && rounds.LastOrDefault(r => r.Covers(paragraph)) is { } newest
            ? shown with { Assigned = In(newest, assigned) }
            : shown;
    }

    public MinorityNote Of(MinorityNote note, ImmutableArray<Round> rounds) => note with { By = In(rounds[note.Round - 1], note.By) };

    /// <summary>What of a paragraph everyone may see who may read its document.</summary>
    public Paragraph ForAll(Paragraph paragraph, int number, Document document) => paragraph with
    {
        Stances =
        [
            .. paragraph.Stances.Where(s => Sight.IsOpenToAll(document.Rounds[s.Round - 1]))
                .Select(s => Of(s, document.Rounds[s.Round - 1], (document.Rounds[s.Round - 1].Recused ?? document.Recusals).From(number))),
        ],
        Comments = paragraph.Comments.SetItems(paragraph.Comments.Select(c => KeyValuePair.Create(c.Key, Of(c.Value, number, document.Rounds)))),
        Notes = [.. paragraph.Notes.Select(n => Of(n, document.Rounds))],
        Threads = paragraph.Threads.SetItems(paragraph.Threads.Select(t => KeyValuePair.Create(t.Key, Of(t.Value, number, document.Rounds)))),
    };

    // Under pseudonyms nobody could tell any more whose stances a recusal sets aside. And a time may be held against when somebody was
    // seen here: it would lead from there to the pseudonym.
    private RoundStances Of(RoundStances stances, Round round, ImmutableHashSet<ReviewerId> recused) => Sight.Of(round, Viewer.Reviewer).IsNamed
        ? stances
        : stances with { By = stances.By.Where(s => !recused.Contains(s.Key)).ToImmutableDictionary(s => In(round, s.Key), s => s.Value with { At = default }) };

    private Pseudonyms PseudonymsOf(int round) =>
        _rounds.TryGetValue(round, out var known) ? known : _rounds[round] = Pseudonyms.Of(secret.Span, document, round);
}
