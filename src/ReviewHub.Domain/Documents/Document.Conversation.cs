using System.Collections.Immutable;

namespace ReviewHub.Domain;

public sealed partial record Document
{
    /// <summary>What the document came with from elsewhere; null when its votes were all taken here.</summary>
    [Id(8)]
    public Conversation? Conversation { get; init; }

    /// <summary>A document with the votes that were taken on its paragraphs elsewhere: its first round is theirs, and for them who took part there.</summary>
    public static ConversationImported ImportConversation(
        BoardId board, string title, IReadOnlyList<Block> blocks, ConsensusRule rule, Conversation conversation, DateTimeOffset now)
    {
        conversation.Require(blocks.Count);
        var people = conversation.Participants.Select(p => p.Person).ToImmutableArray();
        var protocol = people.IsEmpty ? null : Protocol.On(Scale.AgreeDisagreePass, rule) with { Eligible = people };
        return new(Import(board, title, blocks, protocol, people, now), conversation);
    }

    /// <summary>What the votes make of each of its paragraphs, under the rules that hold for a stance taken here.</summary>
    /// <param name="votes">In order of time.</param>
    /// <returns>Each vote's event in its envelope, paragraph by paragraph and in order.</returns>
    public static IEnumerable<(int Paragraph, Recorded Recorded)> Replay(
        ConversationImported imported, IEnumerable<VoteElsewhere> votes, Func<VoteElsewhere, int, CommandId> commandOf)
    {
        var document = Apply(null, new(1, default, ReviewerId.System, DateTimeOffset.UnixEpoch, imported));
        foreach (var onOne in votes.GroupBy(v => v.Paragraph))
        {
            var terms = document.TermsOf(onOne.Key) ?? throw ReviewRuleException.Invalid($"There is a vote on paragraph {onOne.Key}, which there is not.");
            var paragraph = Paragraph.Untouched;
            foreach (var vote in onOne)
            {
                var version = paragraph.Version + 1;
                Recorded recorded = new(version, commandOf(vote, version), vote.By, vote.At, paragraph.TakeStance(vote.By, vote.Stance, null, terms, vote.At));
                paragraph = paragraph.Apply(recorded);
                yield return (onOne.Key, recorded);
            }
        }
    }
}

/// <summary>A stance that was taken before the document came here.</summary>
[GenerateSerializer, Immutable, Alias("rh.vote-elsewhere")]
public readonly record struct VoteElsewhere(
    [property: Id(0)] int Paragraph, [property: Id(1)] ReviewerId By, [property: Id(2)] DateTimeOffset At, [property: Id(3)] Stance Stance);
