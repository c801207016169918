using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>A conversation as the files of a Polis set tell of it, before its people have ids here.</summary>
/// <param name="Topic">Empty when they do not say.</param>
/// <param name="Statements">In the order of their file, which is the reading order.</param>
/// <param name="Votes">In order of time; of two at one time the one that stands first came first.</param>
public sealed record PolisConversation(
    string Topic,
    IReadOnlyList<(Statement Origin, string Text)> Statements,
    IReadOnlyList<PolisParticipant> Participants,
    IReadOnlyList<PolisVote> Votes,
    ConversationFiles Files)
{
    public IEnumerable<Block> Blocks => Statements.Select(s => new Block(ParagraphKind.Prose, s.Text));

    public Conversation Among(Func<int, ReviewerId> personOf) => new(
        [.. Participants.Select(p => new Participant(p.Number, personOf(p.Number), p.Group))], [.. Statements.Select(s => s.Origin)], Files);
}

/// <param name="Name">By which those who led the conversation knew them, else their number in words.</param>
public sealed record PolisParticipant(int Number, string Name, int? Group)
{
    /// <summary>What somebody is called who has no name of their own.</summary>
    internal static string NameOf(int number) => Words.Of($"Participant {number}");
}

/// <param name="Paragraph">Its number here.</param>
/// <param name="Participant">Their number in the files.</param>
public readonly record struct PolisVote(int Paragraph, int Participant, DateTimeOffset At, Stance Stance);
