namespace ReviewHub.Grains.Tests.Support;

internal static class Eventually
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task True(Func<bool> condition, string what) => True(() => Task.FromResult(condition()), what);

    public static async Task True(Func<Task<bool>> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeOut) Assert.Fail($"Not within {TimeOut.TotalSeconds} s: {what}.");
            await Task.Delay(Pause);
        }
    }
}
