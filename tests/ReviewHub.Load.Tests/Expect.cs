namespace ReviewHub.Load.Tests;

internal static class Expect
{
    /// <summary>Every acknowledged command is in the log, once, and every screen shows it.</summary>
    public static void AllIsWell(Figures figures)
    {
        Assert.True(figures["acknowledged"] > 0, "nothing was acknowledged");
        foreach (var name in new[] { "lost", "doubled", "diverged", "fresh snapshots wrong", "own stances wrong" })
            Assert.True(figures[name] == 0, $"{name}: {figures[name]}");
    }
}
