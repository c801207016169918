using System.Xml.Linq;

namespace ReviewHub.Load;

/// <summary>Which picture shows what a scenario measured.</summary>
internal static class Picture
{
    private static readonly LinePicture Growth = new("The same pace over ever more documents", "documents", "server CPU ms/stance", "acknowledged, p99 ms");

    private static readonly Dictionary<string, BarPicture> Bars = new()
    {
        ["ingest"] = new("Durable stances", new BarPicture.Panel("stances/s", "stances/s"), new("acknowledged, p99 ms", "acknowledged, p99 ms")),
        ["open"] = new("A large document opened",
            new BarPicture.Panel("cold, ms", "cold ms"),
            new("one reader, ms", "warm, server just started ms", "warm ms", "copying its bytes ms"),
            new("500 come at once, ms", "others' p99 before ms", "others' p99 while they open ms", "others' p99 once they are there ms", "to the opener's snapshot, p99 ms")),
        ["slow"] = new("Healthy readers beside slow ones",
            new BarPicture.Panel("to a screen, ms", "without: to a screen, p50 ms", "with: to a screen, p50 ms", "without: to a screen, p99 ms", "with: to a screen, p99 ms"),
            new("server memory grew, MB", "without: memory grew at most, MB", "with: memory grew at most, MB")),
        ["flaky"] = new("Cut off and back",
            new BarPicture.Panel("caught up, ms", "caught up, p50 ms", "caught up, p99 ms", "caught up, max ms"),
            new("commands", "acknowledged", "commands sent again", "lost", "doubled")),
        ["crash"] = new("Killed under load",
            new BarPicture.Panel("from the kill, ms", "kill to ready, p50 ms", "kill to first answer, p50 ms", "kill to first answer, max ms",
                "kill to all screens live, p50 ms", "kill to all screens live, max ms"),
            new("commands", "acknowledged", "commands sent again", "lost", "doubled")),
        ["polis"] = new("Real conversations again", new BarPicture.Panel("how fresh the figures are on a screen, p50 ms", "to a screen, p50 ms"), new("p99 ms", "to a screen, p99 ms")),
    };

    /// <exception cref="LoadException">There is nothing in the report to draw.</exception>
    public static XElement Of(Report report) => report.Scenario.Split(' ')[0] switch
    {
        "growth" => Growth.Draw(report),
        var scenario when Bars.TryGetValue(scenario, out var bars) => bars.Draw(report),
        _ => LinePicture.Ladder.Draw(report),
    };
}
