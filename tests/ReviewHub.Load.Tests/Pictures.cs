using System.Globalization;
using System.Xml.Linq;

namespace ReviewHub.Load.Tests;

public sealed class Pictures
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_server_and_size_has_its_mark_in_both_panels()
    {
        var picture = LadderPicture.Draw(Ladder());

        Assert.Equal(2 * 2 * 3, picture.Descendants(Svg + "circle").Count());
        Assert.Contains(picture.Descendants(Svg + "title"), t => t.Value == "one, 200 reviewers: 20");
    }

    [Fact]
    public void What_takes_longer_stands_higher_and_equal_ratios_are_equal_steps()
    {
        var heights = LadderPicture.Draw(Ladder()).Descendants(Svg + "circle").Take(3)
            .Select(c => double.Parse(c.Attribute("cy")!.Value, CultureInfo.InvariantCulture)).ToList();

        Assert.True(heights[0] > heights[1]);
        Assert.Equal(heights[0] - heights[1], heights[1] - heights[2], 0.1);
    }

    [Fact]
    public void A_report_of_something_else_is_refused_in_words() =>
        Assert.Throws<LoadException>(() => LadderPicture.Draw(Empty()));

    private static Report Empty() => new("ladder", DateTimeOffset.UnixEpoch, new("", 2, 0, "", "", "", ""), new Dictionary<string, string>());

    private static Report Ladder()
    {
        var report = Empty();
        foreach (var subject in new[] { "one", "other" })
        {
            foreach (var size in new[] { 100, 200, 400 })
            {
                report.Rows.Add(new(subject, $"{size}", size,
                    [new() { ["to a screen, p99 ms"] = size / 10.0, ["server CPU s/million delivered"] = 5000.0 / size }]));
            }
        }

        return report;
    }
}
