namespace ReviewHub.Load.Tests;

/// <summary>Each has a bare hub in a process of its own.</summary>
public sealed class Wires
{
    private const int Readers = 5;
    private const int Changes = 30;

    public static TheoryData<string> All => [.. BareWire.All.Select(w => w.Scenario)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_screen_sees_every_change_however_it_travels(string scenario)
    {
        await using var subject = await BareSubject.Start(core: null, BareWire.All.Single(w => w.Scenario == scenario));
        var screens = await subject.Open(Readers, new());

        var sent = await new Workload(screens, seed: 1).RunAlone(Changes, TimeSpan.Zero);
        await Workload.Settle(sent, screens, TimeSpan.FromSeconds(30));

        foreach (var official in screens.OfType<OfficialScreen>()) official.Match();
        var figures = Outcome.Of(sent, screens, subject.Frames);
        Assert.Equal((0, Readers * Changes, 0), (figures["refused or unanswered"], figures["changes delivered"], figures["changes missed"]));
        foreach (var screen in screens) await screen.DisposeAsync();
    }

    [Theory]
    [InlineData("bare-messagepack")]
    [InlineData("bare-deflate")]
    [InlineData("bare-deflate-each")]
    [InlineData("bare-messagepack-deflate")]
    public async Task Each_of_the_others_takes_fewer_bytes_than_plain_JSON(string scenario) =>
        Assert.InRange(await BytesOf(scenario), 1, await BytesOf("bare") - 1);

    private static async Task<long> BytesOf(string scenario)
    {
        await using var subject = await BareSubject.Start(core: null, BareWire.All.Single(w => w.Scenario == scenario));
        var screens = await subject.Open(Readers, new());
        var sent = await new Workload(screens, seed: 1).RunAlone(Changes, TimeSpan.Zero);
        await Workload.Settle(sent, screens, TimeSpan.FromSeconds(30));
        foreach (var screen in screens) await screen.DisposeAsync();
        return screens[^1].BytesReceived;
    }
}
