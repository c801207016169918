using System.Collections.Immutable;

namespace ReviewHub.Domain.Tests;

/// <summary>Samples where a test does not care which.</summary>
public static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly ReviewerId Ann = Person(1);
    public static readonly ReviewerId Ben = Person(2);
    public static readonly ReviewerId Cleo = Person(3);

    public static readonly Stance Accept = new("accept");
    public static readonly Stance Revise = new("revise");
    public static readonly Stance Reject = new("reject");

    public static readonly BoardId Board = new(new Guid("b0a2d000-0000-0000-0000-000000000001"));

    public static readonly Protocol Declared = Protocol.On(Scale.AcceptReviseReject, PercentAgreement.Default);

    /// <summary>Two questions, and nothing left to its default.</summary>
    public static readonly Protocol Careful = new(
        [new("accuracy", "Is it true?", Scale.AcceptReviseReject), new("clarity", "Is it plain?", Scale.AcceptReviseReject)], PercentAgreement.Default,
        Visibility.BlindUntilClosed, Naming.Anonymous, ChairView.Live, Changes.Locked, [Ann, Ben], Noon.AddDays(7));

    public static ReviewerId Person(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    public static CommandId CommandId(int number) => new(new Guid(number, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    public static Block Prose(string text = "The board reads one document together.") => new(ParagraphKind.Prose, text);

    public static ParagraphTerms Terms(string text = "The board reads one document together.", int revision = 1, int round = 1, int eligible = 4) =>
        new(0, Prose(text), revision, Round(round, Declared, [.. Enumerable.Range(1, eligible).Select(Person)]), [], 1);

    public static Round Round(int number, Protocol protocol, params ReviewerId[] eligible) => new(number, protocol, [.. eligible], Noon, Ann);

    public static Recorded Recorded(int version, ReviewEvent e, ReviewerId? by = null) =>
        new(version, CommandId(version), by ?? Ann, Noon.AddSeconds(version), e);

    public static DocumentImported DocumentImported(params ReviewerId[] eligible) =>
        Document.Import(Board, "A charter", [Prose("One."), Prose("Two."), Prose("Three.")], Declared, eligible, Noon);

    /// <summary>One event of each kind, with every member set.</summary>
    public static IReadOnlyList<ReviewEvent> OneOfEach() =>
    [
        new DocumentImported(Board, "A charter",
        [
            new(1, new Block(ParagraphKind.Heading, "Aims & means", Level: 2)),
            new(2, new Block(ParagraphKind.ListItem, "See here.", Level: 1, Ordinal: 3)
            {
                Marks = [new(0, 3, MarkKind.Emphasis), new(4, 8, MarkKind.Link, "https://example.org/")],
            }),
        ], Declared, [Ann, Ben]),
        new ConversationImported(
            new(Board, "Pets", [new(1, Prose("Dogs are best."))], Declared with { Eligible = [Ann] }, [Ann]),
            new(
                [new(4, Ann, 1)], [new(7, Noon, 5, -1, true, ["false"])],
                new(["comment-id", "is-meta"], ["vote"], ["participant"], [new("topic", null), new("views", "3")], [new("UTC", 0, Noon)]))),
        new DocumentRenamed("A better charter"),
        new ReviewersAdmitted(1, [Cleo]),
        new RoundClosed(1),
        new RoundOpened(2, Careful, [Ann, Ben], 2),
        new ReviewerRecused(2, "It is my own chapter."),
        new RecusalWithdrawn(2),
        new CampsDeclared([new("Patients", [Ann]), new("Clinicians", [Ben, Cleo])]),
        new ReviewersReminded(2, [Ben]),
        new StanceTaken(2, 2, Accept, "accuracy", 1),
        new StanceWithdrawn(2, "accuracy"),
        new ThreadStarted(new(1), 2, "Who is meant?", new TextSelector("board", "The ", " reads", 4, 9), [Ben, Cleo]),
        new ReplyAdded(new(2), new(1), "Everyone \U0001F44D\U0001F3FD", [Ann]),
        new CommentEdited(new(2), "Nearly everyone", [Ann, Cleo]),
        new ReactionAdded(new(1), ReactionKind.Thanks),
        new ReactionRemoved(new(1), ReactionKind.Thanks),
        new CommentDeleted(new(2)),
        new CommentRedacted(new(2), "It named a private person.", [new(2, new('a', 64)), new(3, new('b', 64))]),
        new ThreadAssigned(new(1), Ben),
        new ThreadResolved(new(1), ResolutionKind.Answered, "The board as a whole is."),
        new ThreadReopened(new(1)),
        new MinorityNoteWritten(1, "I would have said it otherwise."),
        new MinorityNoteRedacted(1, Ann, "It named a private person.", [new(15, new('c', 64))]),
    ];
}
