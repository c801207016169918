namespace ReviewHub.Load.Tests;

/// <summary>Has a product process of its own, since it kills it.</summary>
[Collection(Alone.Name)]
public sealed class KilledServers
{
    [Fact]
    public async Task A_server_killed_under_load_keeps_what_it_acknowledged_and_does_it_once()
    {
        var size = new CrashScenario.Size(Documents: 2, Paragraphs: 10, CallersEach: 8, Kills: 3, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.6));
        var options = new RunOptions(1, TimeSpan.Zero, TimeSpan.Zero, 0, 0, Pinned: false, null, null, null);

        var figures = await CrashScenario.Once(size, options, seed: 1, new());

        Assert.True(figures["commands sent again"] > 0, "no command was under way at a kill");
        Expect.AllIsWell(figures);
        Assert.Equal(1, figures["log verified"]);
    }
}
