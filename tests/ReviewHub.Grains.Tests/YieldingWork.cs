namespace ReviewHub.Grains.Tests;

public class YieldingWork
{
    private const int Nice = 19 - 2; // proc(5): the 19th field; the first two are before the name's bracket, and a space comes before the third

    [SkippableFact]
    public async Task It_is_done_on_a_thread_that_gives_way_to_the_others()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux says how nice a thread is.");

        var others = NicenessHere();
        var its = await YieldingThreads.Shared.Run(NicenessHere);

        Assert.True(its > others, $"{its} and {others}");
        Assert.Equal(others, NicenessHere());
    }

    [Fact]
    public async Task What_fails_there_fails_for_whoever_asked_and_the_next_is_done()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => YieldingThreads.Shared.Run<int>(() => throw new InvalidOperationException()));

        Assert.Equal(7, await YieldingThreads.Shared.Run(() => 7));
    }

    private static int NicenessHere() => int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ')[Nice], System.Globalization.CultureInfo.InvariantCulture);
}
