using System.Globalization;
using System.Xml.Linq;

namespace ReviewHub.Load.Tests;

public sealed class Pictures
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_server_and_size_has_its_mark_in_both_panels()
    {
        var picture = Picture.Of(Ladder());

        Assert.Equal(2 * 2 * 3, picture.Descendants(Svg + "circle").Count());
        Assert.Contains(picture.Descendants(Svg + "title"), t => t.Value == "one, 200 reviewers: 20");
    }

    [Fact]
    public void What_takes_longer_stands_higher_and_equal_ratios_are_equal_steps()
    {
        var heights = Picture.Of(Ladder()).Descendants(Svg + "circle").Take(3)
            .Select(c => double.Parse(c.Attribute("cy")!.Value, CultureInfo.InvariantCulture)).ToList();

        Assert.True(heights[0] > heights[1]);
        Assert.Equal(heights[0] - heights[1], heights[1] - heights[2], 0.1);
    }

    [Fact]
    public void A_report_of_something_else_is_refused_in_words() =>
        Assert.Throws<LoadException>(() => Picture.Of(Empty()));

    [Fact]
    public void A_row_without_the_figure_or_with_a_zero_has_no_mark_on_a_logarithmic_axis()
    {
        var report = Ladder();
        report.Rows.Add(new("one", "alone", 0, [new() { ["to a screen, p99 ms"] = 3, ["server CPU s/million delivered"] = 9 }]));
        report.Rows.Add(new("one", "800", 800, [new() { ["to a screen, p99 ms"] = 3 }]));

        Assert.Equal(2 * 2 * 3, Picture.Of(report).Descendants(Svg + "circle").Count());
    }

    [Fact]
    public void A_bar_is_as_long_as_its_median_and_its_line_reaches_from_the_least_to_the_most()
    {
        var report = Empty("ingest");
        report.Rows.Add(new("one", "64 callers", 64, [new() { ["stances/s"] = 100 }, new() { ["stances/s"] = 300 }, new() { ["stances/s"] = 400 }]));
        report.Rows.Add(new("other", "64 callers", 64, [new() { ["stances/s"] = 150 }]));

        var picture = Picture.Of(report);

        var bars = picture.Descendants(Svg + "rect").Skip(1).Select(r => Number(r, "width")).ToList();
        var line = picture.Descendants(Svg + "line").First();
        Assert.Equal(2, bars[0] / bars[1], 0.01);
        Assert.Equal(bars[0], Number(line, "x2") - Number(line, "x1"), 0.1);
        Assert.Contains(picture.Descendants(Svg + "title"), t => t.Value == "one, 64 callers: 300 (100-400)");
    }

    [Fact]
    public void Figures_in_other_units_stand_in_panels_of_their_own()
    {
        var report = Empty("slow");
        report.Rows.Add(new("slow readers", "200", 200, [new() { ["without: to a screen, p99 ms"] = 20, ["with: memory grew at most, MB"] = 5 }]));

        var bars = Picture.Of(report).Descendants(Svg + "rect").Skip(1).Select(r => Number(r, "width")).ToList();

        Assert.Equal(bars[0], bars[1]);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("growth")]
    [InlineData("open")]
    [InlineData("slow")]
    [InlineData("flaky")]
    [InlineData("crash")]
    [InlineData("polis")]
    public void A_report_without_rows_is_refused_in_words(string scenario) => Assert.Throws<LoadException>(() => Picture.Of(Empty(scenario)));

    private static double Number(XElement of, string attribute) => double.Parse(of.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static Report Empty(string scenario = "ladder") => new(scenario, DateTimeOffset.UnixEpoch, new("", 2, 0, "", "", "", ""), new Dictionary<string, string>());

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
