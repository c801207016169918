using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Grains.Tests;

/// <summary>What grains say to each other survives the way to another node, where nothing is shared in memory.</summary>
public sealed class BetweenNodes : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Every_event_arrives_as_it_went() => Assert.All(OneOfEach(), e =>
    {
        var arrived = Travel(Some.Recorded(3, e, Ben));

        Assert.Equal((3, Some.CommandId(3), Ben, Noon.AddSeconds(3)), (arrived.Version, arrived.Command, arrived.By, arrived.At));
        Assert.Equal(Text(e), Text(arrived.Event));
    });

    [Fact]
    public void Every_kind_of_news_arrives_as_it_went()
    {
        FeedEntry[] entries =
        [
            new TallyChanged(1, 2, [1, 0, 0, 2], ConsensusState.For, 1, "accuracy"),
            new TurnoutChanged(1, 2, 3, [Ann, Ben]),
            new RoundChanged(Round(2, Careful, Ann, Ben)),
            new RecusalChanged(Ann, 2, Withdrawn: true),
            new PresentChanged(4),
            new ThreadChanged(1, 2, new(new(1), 1, new("a", "", "b", 0, 1), new(Ann, Noon, ResolutionKind.Deferred, "Later.")) { Assigned = Ben }),
            new CommentChanged(1, 2, new(new(2), new(1), Ann, Noon, null, Noon) { Mentions = [Ben], Reactions = [new(ReactionKind.Seen, Cleo)] }),
            new NoteChanged(1, 2, new(1, Ann, Noon, "No.")),
            new EligibleChanged(3, 2),
            new TitleChanged("New"),
            new Presence(Ann, 4),
        ];
        PrivateEntry[] privates =
        [
            new OwnStance(1, 1, "accuracy", Accept) { To = Ann }, new Judging(new(1, 2), true, 7) { To = Ann },
            new RoleChanged(Board) { To = Ann }, new Mentioned(1, new(2), Ann) { To = Ben }, new Revoked { To = Ben },
            new Reminded(1, Cleo, 12) { To = Ann },
        ];

        var arrived = Travel(new FeedBatch(Guid.NewGuid(), 7, [.. entries], [.. privates], [new((TallyChanged)entries[0], Judges: true, Chairs: false)]));

        Assert.Equal(entries.Select(Text), arrived.Entries.Select(Text));
        Assert.Equal(privates.Select(Text), arrived.Private.Select(Text));
        Assert.Equal(KindsOf(typeof(FeedEntry)).Union(KindsOf(typeof(PrivateEntry))).Order(), entries.Concat<object>(privates).Select(e => e.GetType().Name).Order());
    }

    [Fact]
    public void What_a_newer_node_says_besides_an_older_one_passes_over()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var newer = new NewerReceipt(3, new(7), Noon, "A thing to come.", [Ann]);

        Assert.Equal(new Receipt(3, new(7), Noon), serializer.Deserialize<Receipt>(serializer.SerializeToArray(newer)));
        Assert.Equal((3, null), (serializer.Deserialize<NewerReceipt>(serializer.SerializeToArray(new Receipt(3, new(7), Noon))) is var old ? (old.Version, old.Novelty) : default));
    }

    [Fact]
    public void A_refusal_arrives_with_its_kind_and_its_words()
    {
        var arrived = Assert.IsType<ReviewRuleException>(Travel<Exception>(ReviewRuleException.NotAllowed("Only its author.")));

        Assert.Equal((RefusalKind.NotAllowed, "Only its author."), (arrived.Kind, arrived.Message));
        Assert.Equal("Busy.", Assert.IsType<TryAgainException>(Travel<Exception>(new TryAgainException("Busy."))).Message);
    }

    [Fact]
    public void Measures_arrive_as_they_went_with_the_reasons_of_those_that_are_not_defined()
    {
        var tally = new Tally(Scale.AcceptReviseReject, [1, 0, 0, 2]);
        var votes = VoteMatrix.Of(2,
            [new(Ann, 0, Side.For), new(Ann, 1, Side.For), new(Ben, 0, Side.For), new(Ben, 1, Side.Against), new(Cleo, 0, Side.For), new(Cleo, 1, Side.For)]);
        var map = OpinionMap.Of(votes);
        var camps = Camps.Of(votes, map.Camps, map.CampOf);

        Assert.All<object>(
        [
            ParagraphMeasures.Of(tally), DocumentMeasures.Of([new(tally, 4, ConsensusState.NoQuorum, 12)]), RoundChange.Of([new(Ann, Accept, null)], tally.Scale),
            map, OpinionMap.Of(VoteMatrix.Of(2, [])), camps.Consensus(1), camps.Representative(0)[0], new CommonGround(1, Side.For, 0.75, 2),
        ], measures => Assert.Equal(Text(measures), Text(Travel(measures))));
    }

    private T Travel<T>(T message)
    {
        var serializer = _services.GetRequiredService<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(message))!;
    }

    private static string Text(object message) => message.GetType().Name + JsonSerializer.Serialize(message, message.GetType());

    private static IEnumerable<string> KindsOf(Type family) => family.Assembly.GetTypes().Where(t => t.IsSubclassOf(family)).Select(t => t.Name);
}

/// <summary>A receipt as a build to come may make it.</summary>
[GenerateSerializer, Immutable, Alias("rh.tests.newer-receipt")]
internal readonly record struct NewerReceipt(
    [property: Id(0)] int Version, [property: Id(1)] CommentId? Comment, [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Novelty, [property: Id(4)] ReviewerId[]? People);
