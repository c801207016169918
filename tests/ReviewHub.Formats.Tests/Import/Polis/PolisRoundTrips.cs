namespace ReviewHub.Formats.Tests;

public sealed class PolisRoundTrips
{
    [SkippableTheory]
    [InlineData("small_london-youth-policing", 39, 26, 640)]
    [InlineData("medium_bg2050-volunteers", 371, 126, 14_341)]
    [InlineData("large_vtaiwan-uberx", 197, 1_921, 49_997)]
    public async Task A_real_conversation_leaves_as_it_came(string name, int statements, int participants, int votes)
    {
        var original = PolisSets.Of(Shared.Require($"polis/{name}"));

        var set = await PolisSets.Read(original);
        var written = await PolisSets.Write(PolisSets.Record(set));

        Assert.Equal((statements, participants, votes), (set.Statements.Count, set.Participants.Count, set.Votes.Count));
        PolisSets.AssertSame(original, written);
        PolisSets.AssertSame(written, await PolisSets.Write(PolisSets.Record(await PolisSets.Read(written))));
    }

    [Fact]
    public async Task A_review_of_this_place_comes_back_as_it_left()
    {
        var left = await PolisSets.Write(Given.Review());

        PolisSets.AssertSame(left, await PolisSets.Write(PolisSets.Record(await PolisSets.Read(left))));
    }
}
