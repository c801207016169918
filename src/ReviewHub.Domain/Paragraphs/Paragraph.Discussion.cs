using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>What is done to comments and threads besides writing them, and what dissenters leave behind.</summary>
public sealed partial record Paragraph
{
    /// <summary>One of each reviewer and round at most, in the order in which they were first written.</summary>
    public ImmutableArray<MinorityNote> Notes { get; init; } = [];

    /// <param name="on">Whether the reaction is to be there afterwards.</param>
    public ParagraphEvent React(CommentId comment, ReactionKind reaction, bool on)
    {
        var to = FindWritten(comment).Id;
        return on ? new ReactionAdded(to, reaction) : new ReactionRemoved(to, reaction);
    }

    /// <param name="person">Null for nobody.</param>
    /// <param name="role">That person's on the board; null when they are not on it.</param>
    public ThreadAssigned AssignThread(CommentId thread, ReviewerId? person, BoardRole? role)
    {
        var assigned = new ThreadAssigned(Find(thread).Id, person);
        return person is null || role?.May(Right.Comment) == true
            ? assigned
            : throw ReviewRuleException.Invalid(role is null
                ? "A thread is assigned to somebody who is on the board."
                : "A thread is assigned to somebody who may comment, and an observer may not.");
    }

    public ThreadResolved ResolveThread(CommentId thread, ResolutionKind? kind = null, string? outcome = null) =>
        new(Find(thread).Id, kind, string.IsNullOrEmpty(outcome) ? null : ReviewText.Require(outcome, ReviewText.MaxOutcome, "The outcome"));

    /// <param name="text">Empty to withdraw it.</param>
    public MinorityNoteWritten WriteMinorityNote(ReviewerId by, string? text, ParagraphTerms terms) =>
        MinorityNote.Write(text, StandingOf(by, terms));

    /// <summary>Erases the note for good; what was withdrawn may still have to go.</summary>
    public MinorityNoteRedacted RedactMinorityNote(int round, ReviewerId author, string? reason) => NoteOf(round, author) switch
    {
        null => throw ReviewRuleException.NotFound("There is no such minority note on this paragraph."),
        { IsRedacted: true } => throw ReviewRuleException.Conflict("The minority note has been redacted."),
        _ => new(round, author, RequireReason(reason), []),
    };

    public MinorityNote? NoteOf(int round, ReviewerId author) => Notes.FirstOrDefault(note => note.Round == round && note.By == author);

    // Where there are several questions, the one on which they dissent.
    private Standing StandingOf(ReviewerId by, ParagraphTerms terms)
    {
        var round = terms.Round ?? throw ReviewRuleException.Conflict("No round has been opened yet; a minority note answers the result of one.");
        var standings = round.Protocol.Questions.Select(question => StandingOf(by, question, round, terms.Recused)).ToList();
        return standings.FirstOrDefault(s => s.Dissents, standings.FirstOrDefault(s => s.IsConsensus, standings[0]));
    }

    private Standing StandingOf(ReviewerId by, Question question, Round round, ImmutableHashSet<ReviewerId> recused)
    {
        var taken = recused.Contains(by) ? null : StancesIn(round.Number, question.Key).GetValueOrDefault(by)?.Stance;
        Side? side = taken is { } stance && stance != Stance.Abstain ? question.Scale.Categories[question.Scale.IndexOf(stance)].Side : null;
        var shown = Sight.Of(round, Viewer.Reviewer).MaySeeTally(hasJudged: false);
        return new(round.Number, round.Judge(Tally(round.Number, question, recused), recused).State, side, shown);
    }

    /// <summary>Whether a thread calls upon somebody: it is open, and they have neither written in it nor reacted since they were mentioned.</summary>
    public bool Calls(ReviewerId person, CommentId thread)
    {
        if (Threads[thread].Resolution is not null) return false;
        var said = Comments.Values.Where(c => c.Thread == thread && !c.IsDeleted).OrderByDescending(c => c.Id.Number)
            .TakeWhile(c => c.By != person && c.Reactions.All(r => r.By != person));
        return said.Any(c => c.Mentions.Contains(person));
    }

    private Paragraph Discuss(Recorded recorded) => recorded.Event switch
    {
        ReactionAdded e => With(e.Comment, c => c.With(new(e.Reaction, recorded.By))),
        ReactionRemoved e => With(e.Comment, c => c with { Reactions = c.Reactions.Remove(new(e.Reaction, recorded.By)) }),
        ThreadAssigned e => this with { Threads = Threads.SetItem(e.Thread, Threads[e.Thread] with { Assigned = e.To }) },
        MinorityNoteWritten e => With(new MinorityNote(e.Round, recorded.By, recorded.At, e.Text is "" ? null : e.Text, e.Text is null)),
        MinorityNoteRedacted e => With(NoteOf(e.Round, e.Author)! with { Text = null, IsRedacted = true }),
        _ => throw new NotSupportedException($"A paragraph cannot apply {recorded.Event.GetType().Name} at version {recorded.Version}."),
    };

    private Paragraph With(MinorityNote note) => this with
    {
        Notes = NoteOf(note.Round, note.By) is { } old ? Notes.Replace(old, note) : Notes.Add(note),
    };

    private static string? RequireReason(string? reason) =>
        string.IsNullOrEmpty(reason) ? null : ReviewText.Require(reason, ReviewText.MaxReason, "The reason");
}
