using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What a round was declared to be, in sentences that Markdown and the report share.</summary>
internal static class ProtocolWords
{
    public static string Of(Scale scale)
    {
        var name = scale.Key == Scale.CustomKey ? "a scale of its own" : $"the scale {scale.Key}";
        return $"{name}: {string.Join(", ", scale.Categories.Select(c => $"{c.Label} ({c.Side.Frozen()})"))}, or abstain";
    }

    public static string Of(Question question) => question.Prompt.Length == 0
        ? $"Question {question.Key}, on {Of(question.Scale)}"
        : $"Question {question.Key}, “{question.Prompt}”, on {Of(question.Scale)}";

    public static string Of(Visibility visibility) => visibility switch
    {
        Visibility.Open => "Everyone sees every stance at once",
        Visibility.BlindUntilVoted => "Others' stances on a paragraph show once one has answered every question on it",
        _ => "Others' stances show once the round is closed",
    };

    public static string Of(Naming naming) => naming == Naming.Named
        ? "Reviewers go by name"
        : "Reviewers go by pseudonyms that are made for this round alone";

    public static string OfChairs(Protocol protocol) => (protocol.ChairView, protocol.Changes) switch
    {
        (ChairView.Live, Changes.Locked) => "Chairs who do not judge see tallies while the round is blind",
        (ChairView.Live, _) => "Chairs see tallies while the round is blind",
        _ => "Chairs see no more than reviewers do",
    };

    public static string Of(Changes changes) => changes == Changes.Allowed
        ? "A stance may be changed until the round closes"
        : "A stance stands once the others' can be seen";

    public static string Of(DateTimeOffset? deadline) => deadline is { } at ? $"Deadline {at.Text()}" : "No deadline";

    public static string Eligible(Round round) =>
        Words.Of($"{round.Eligible.Count} eligible: {(round.Protocol.Eligible is null ? "every voter of the board" : "those who were listed")}");

    /// <summary>"Round 2, on paragraph 3 alone".</summary>
    public static string Heading(Round round) => round.Paragraph is { } own
        ? Words.Of($"Round {round.Number}, on paragraph {own} alone")
        : Words.Of($"Round {round.Number}");

    public static string OpenedAndClosed(Round round, Func<ReviewerId, string> name)
    {
        var opened = $"Opened {round.OpenedAt.Text()} by {name(round.OpenedBy)}";
        return (round.ClosedAt, round.ClosedBy) switch
        {
            (null, _) => Sight.IsOpenToAll(round) ? $"{opened}; open" : $"{opened}; open and blind, so that nothing of it shows here yet",
            ({ } at, { } by) when by != ReviewerId.System => $"{opened}; closed {at.Text()} by {name(by)}",
            ({ } at, _) => $"{opened}; closed {at.Text()} by its deadline",
        };
    }

    public static string Of(RecordedRecusal recusal, Func<ReviewerId, string> name)
    {
        var who = recusal.By is { } by ? name(by) : "A reviewer";
        var from = recusal.Paragraph is { } number ? Words.Of($"paragraph {number}") : "the document";
        return $"{who}, from {from}: {recusal.Reason}";
    }

    public static string Of(Move move, Func<ReviewerId, string> name)
    {
        var question = move.Question == Question.OverallKey ? "" : $" on {move.Question}";
        var after = move.After is { } comment ? $", after comment {comment}" : "";
        return Words.Of($"{name(move.By)}{question}: {Step(move)}{after}, in round {move.Round}, {move.At.Text()}");
    }

    private static string Step(Move move) => move switch
    {
        { CarriedFrom: { } round } => Words.Of($"{move.To} kept from round {round}"),
        { From: { } from, To: { } to } => $"{from} to {to}",
        { From: { } from } => $"{from} withdrawn",
        _ => $"{move.To} taken after a withdrawal",
    };
}
