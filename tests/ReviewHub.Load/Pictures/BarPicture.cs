using System.Xml.Linq;

namespace ReviewHub.Load;

/// <summary>What is set side by side: one panel for each unit, one bar for each figure of each row, from nothing to its median.</summary>
internal sealed record BarPicture(string Title, params IReadOnlyList<BarPicture.Panel> Panels)
{
    private const double Width = 840;
    private const double Names = 330;
    private const double Values = 130;
    private const double Head = 30;
    private const double Step = 20;
    private const double Thick = 13;

    /// <summary>The figures of one unit, of whichever rows have them.</summary>
    public sealed record Panel(string Heading, params IReadOnlyList<string> Figures)
    {
        public IReadOnlyList<Bar> Bars(Report report) =>
        [
            .. report.Rows.SelectMany(row => Figures.Where(f => row.Summary.TryGetValue(f, out var s) && double.IsFinite(s.Maximum)).Select(figure => new Bar(
                Figures.Count > 1 ? figure : $"{row.Subject}, {row.Step}", // reports with several figures of a unit have one row of them
                row.Summary[figure],
                Svg.Colour(report.Rows.Select(r => r.Subject).Distinct().ToList().IndexOf(row.Subject))))),
        ];
    }

    internal sealed record Bar(string Name, Spread Spread, string Colour);

    /// <exception cref="LoadException">The report holds none of these figures.</exception>
    public XElement Draw(Report report)
    {
        var (y, drawn) = (0.0, new List<XElement>());
        foreach (var panel in Panels)
        {
            if (panel.Bars(report) is not { Count: > 0 } bars) continue;
            drawn.Add(Draw(panel, bars, y));
            y += Head + (bars.Count * Step) + 8;
        }

        if (drawn.Count == 0) throw new LoadException($"The report holds nothing of {string.Join(", ", Panels.Select(p => p.Heading))}.");
        return Svg.Picture(Title, Width, y, drawn);
    }

    private static XElement Draw(Panel panel, IReadOnlyList<Bar> bars, double y)
    {
        var scale = (Width - Names - Values) / Math.Max(bars.Max(b => b.Spread.Maximum), double.Epsilon);
        var group = new XElement(Svg.Namespace + "g", Svg.Text(Names, y + 20, panel.Heading, "bold"));
        foreach (var (bar, i) in bars.Select((b, i) => (b, i)))
        {
            var (top, spread) = (y + Head + (i * Step), bar.Spread);
            var (middle, end) = (top + (Thick / 2), Names + (scale * spread.Maximum));
            group.Add(Svg.Text(Names - 6, top + 10, bar.Name, anchor: "end"));
            group.Add(Svg.Box(Names, top, scale * spread.Median, Thick, bar.Colour, $"{bar.Name}: {Table.InWords(spread)}"));
            group.Add(Svg.Line(Names + (scale * spread.Minimum), middle, end, middle, "#333"));
            group.Add(Svg.Text(end + 6, top + 10, Table.InWords(spread)));
        }

        return group;
    }
}
