using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>
/// What came with a document whose paragraphs were statements of a Polis conversation, and follows from neither its text nor its votes:
/// who took part, where the statements come from, and how the files that told of it are laid out.
/// </summary>
/// <param name="Participants">In the order of their file.</param>
/// <param name="Statements">One for each paragraph, in reading order.</param>
[GenerateSerializer, Immutable, Alias("rh.conversation")]
public sealed record Conversation(
    [property: Id(0)] ImmutableArray<Participant> Participants,
    [property: Id(1)] ImmutableArray<Statement> Statements,
    [property: Id(2)] ConversationFiles Files)
{
    /// <summary>The round its votes are in.</summary>
    public const int Round = 1;

    /// <summary>The groups Polis put people in, where there are enough of them to compare and not too many to speak of.</summary>
    public ImmutableArray<Camp> Camps()
    {
        var groups = Participants.Where(p => p.Group is not null).GroupBy(p => p.Group).OrderBy(g => g.Key).ToList();
        return groups.Count is < 2 or > Camp.Most
            ? []
            : [.. groups.Select(g => new Camp($"Group {g.Key}", [.. g.Select(p => p.Person).OrderBy(p => p.Value)]))];
    }

    /// <exception cref="ReviewRuleException">A number or a person is there twice, or statements and paragraphs are not of a number.</exception>
    internal Conversation Require(int paragraphs)
    {
        if (Statements.Length != paragraphs)
            throw ReviewRuleException.Invalid($"There are {Statements.Length} statements for {paragraphs} paragraphs.");
        if (Statements.DistinctBy(s => s.Number).Count() != Statements.Length)
            throw ReviewRuleException.Invalid("Two statements have the same number.");
        if (Participants.DistinctBy(p => p.Number).Count() != Participants.Length || Participants.DistinctBy(p => p.Person).Count() != Participants.Length)
            throw ReviewRuleException.Invalid("Somebody takes part twice.");
        return this;
    }
}

/// <summary>Somebody who voted there.</summary>
/// <param name="Number">By which the files know them.</param>
/// <param name="Group">In which Polis put them; null for who had voted on too little.</param>
[GenerateSerializer, Immutable, Alias("rh.participant")]
public sealed record Participant([property: Id(0)] int Number, [property: Id(1)] ReviewerId Person, [property: Id(2)] int? Group = null);

/// <summary>Where a paragraph comes from.</summary>
/// <param name="Number">By which the files know it.</param>
/// <param name="At">When it was made; null when they do not say.</param>
/// <param name="Author">A number like a participant's, though its bearer need not have voted; null when they do not say.</param>
/// <param name="Moderated">1 for accepted, -1 for rejected, 0 for neither.</param>
/// <param name="IsListed">Whether the table of participants' votes has a column for it.</param>
/// <param name="More">What stands in columns that mean nothing here.</param>
[GenerateSerializer, Immutable, Alias("rh.statement")]
public sealed record Statement(
    [property: Id(0)] int Number,
    [property: Id(1)] DateTimeOffset? At,
    [property: Id(2)] int? Author,
    [property: Id(3)] int Moderated,
    [property: Id(4)] bool IsListed,
    [property: Id(5)] ImmutableArray<string> More);

/// <summary>How the files of a conversation are laid out, since Polis has not always written the same columns.</summary>
/// <param name="CommentColumns">In order, as is each of the others.</param>
/// <param name="ParticipantColumns">Those before the votes.</param>
/// <param name="Summary">Lines of what is counted here are there without their count.</param>
/// <param name="Zones">By time: a date is written in the zone of whoever exported it, summer time and all.</param>
[GenerateSerializer, Immutable, Alias("rh.conversation-files")]
public sealed record ConversationFiles(
    [property: Id(0)] ImmutableArray<string> CommentColumns,
    [property: Id(1)] ImmutableArray<string> VoteColumns,
    [property: Id(2)] ImmutableArray<string> ParticipantColumns,
    [property: Id(3)] ImmutableArray<SummaryLine> Summary,
    [property: Id(4)] ImmutableArray<WrittenZone> Zones);

/// <param name="Value">Null where it is counted.</param>
[GenerateSerializer, Immutable, Alias("rh.summary-line")]
public sealed record SummaryLine([property: Id(0)] string Key, [property: Id(1)] string? Value);

/// <param name="Name">As it is written, e.g. <c>CDT</c>.</param>
/// <param name="Offset">In seconds, east of Greenwich.</param>
/// <param name="From">The first time written in it.</param>
[GenerateSerializer, Immutable, Alias("rh.written-zone")]
public sealed record WrittenZone([property: Id(0)] string Name, [property: Id(1)] int Offset, [property: Id(2)] DateTimeOffset From);
