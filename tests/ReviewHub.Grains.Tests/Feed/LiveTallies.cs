using ReviewHub.Domain;
using ReviewHub.Storage;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Grains.Tests.Feed;

/// <summary>A tally that follows each stance is what a recount of all of them gives; so are everyone's own stances.</summary>
public class LiveTallies
{
    private const int Paragraphs = 3;
    private static readonly DocumentId Id = new(new Guid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    private static readonly Masks Masks = new(Id, new byte[32]);
    private static readonly Stance[] Stances = [Accept, Revise, Reject, Stance.Abstain];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_people_do_in_whatever_order(int seed)
    {
        var random = new Random(seed);
        List<(StreamId Stream, Recorded Recorded)> events = [(StreamId.Of(Id), Recorded(1, DocumentImported(Ann, Ben, Cleo)))];
        var live = LiveDocument.Fold(events, Masks);
        var (versions, told) = (new int[Paragraphs + 1], new Dictionary<int, TallyChanged>());
        for (var i = 0; i < 300; i++)
        {
            var number = random.Next(Paragraphs) + 1;
            var recorded = Recorded(++versions[number], Anything(random, versions[number]), Person(random.Next(5) + 1));
            events.Add((StreamId.Of(new ParagraphId(Id, number)), recorded));
            var changes = new FeedPending();
            live.Apply(number, recorded, changes);
            foreach (var tally in changes.Take().Entries.OfType<TallyChanged>()) told[number] = tally;
            if (i == 100) live.AnswersOf(Ann); // from here on they are followed
        }

        var refolded = LiveDocument.Fold(events, Masks);
        Assert.All(Enumerable.Range(1, 5).Select(Person), by => Assert.Equal(Own(refolded, by), Own(live, by)));
        Assert.Contains(Enumerable.Range(1, 5).Select(Person), by => !live.AnswersOf(by).All().IsEmpty);
        var recounted = refolded.Paragraphs().ToDictionary(p => p.Number, p => (Counts: string.Join(' ', p.Tallies[0].Counts), p.Tallies[0].State));
        Assert.Equal(Paragraphs, recounted.Count);
        Assert.Equal(recounted, live.Paragraphs().ToDictionary(p => p.Number, p => (Counts: string.Join(' ', p.Tallies[0].Counts), p.Tallies[0].State)));
        Assert.Equal(recounted, told.ToDictionary(t => t.Key, t => (Counts: string.Join(' ', t.Value.Counts), t.Value.State)));
    }

    private static OwnAnswer[] Own(LiveDocument live, ReviewerId by) => [.. live.AnswersOf(by).All()];

    // Comments too: they move a paragraph's version and nobody's stance. Their ids need only differ.
    private static ParagraphEvent Anything(Random random, int version) => random.Next(5) switch
    {
        0 => new StanceWithdrawn(1),
        1 => new ThreadStarted(new(version), 1, "Why?", null),
        _ => new StanceTaken(1, 1, Stances[random.Next(Stances.Length)]),
    };
}
