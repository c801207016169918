using System.Xml.Linq;

namespace ReviewHub.Load;

/// <summary>What grows with a size: one panel for each figure, one line for each server, both axes logarithmic.</summary>
/// <param name="Of">What is counted along the way, in the plural.</param>
internal sealed record LinePicture(string Title, string Of, params IReadOnlyList<string> Figures)
{
    private const double PanelWidth = 420;
    private const double Height = 330;
    private const double Left = 48;
    private const double Right = 16;
    private const double Top = 70;
    private const double Bottom = 44;
    private const double NameWidth = 180;

    public static readonly LinePicture Ladder = new("One document under ever more reviewers", "reviewers", "to a screen, p99 ms", "server CPU s/million delivered");

    /// <exception cref="LoadException">The report holds no such row; a logarithm has no place for a row with a zero.</exception>
    public XElement Draw(Report report)
    {
        var rows = report.Rows.Where(r => r.Size > 0 && Figures.All(f => r.Summary.TryGetValue(f, out var s) && s.Minimum > 0)).ToList();
        if (rows.Count == 0) throw new LoadException($"The report holds no row with {string.Join(" and ", Figures)}.");
        var title = $"{Title}: {string.Join(", ", rows.Select(r => r.Subject).Distinct())}";
        return Svg.Picture(title, Figures.Count * PanelWidth, Height, Figures.Select((figure, i) => Panel(rows, figure, i * PanelWidth)));
    }

    private XElement Panel(List<Row> rows, string figure, double x)
    {
        var spreads = rows.Select(r => r.Summary[figure]).ToList();
        var across = new LogScale(rows.Min(r => r.Size), rows.Max(r => r.Size), x + Left, x + PanelWidth - Right);
        var up = new LogScale(spreads.Min(s => s.Minimum) / 1.2, spreads.Max(s => s.Maximum) * 1.2, Height - Bottom, Top);
        var panel = new XElement(Svg.Namespace + "g", Svg.Text(x + Left, 20, figure, "bold"));
        foreach (var tick in up.Ticks)
        {
            panel.Add(Svg.Line(x + Left, up.At(tick), x + PanelWidth - Right, up.At(tick), "#ddd"));
            panel.Add(Svg.Text(x + Left - 6, up.At(tick) + 4, Svg.Number(tick), anchor: "end"));
        }

        foreach (var size in rows.Select(r => r.Size).Distinct())
            panel.Add(Svg.Text(across.At(size), Height - Bottom + 16, Svg.Number(size), anchor: "middle"));
        panel.Add(Svg.Text(x + (PanelWidth / 2), Height - 8, Of, anchor: "middle"));
        foreach (var (subject, i) in rows.GroupBy(r => r.Subject).Select((g, i) => (g, i)))
        {
            panel.Add(Series([.. subject.OrderBy(r => r.Size)], figure, across, up, Svg.Colour(i)));
            panel.Add(Svg.Text(x + Left + (i % 2 * NameWidth), 36 + (i / 2 * 13), $"● {subject.Key}", colour: Svg.Colour(i)));
        }

        return panel;
    }

    private XElement Series(List<Row> rows, string figure, LogScale across, LogScale up, string colour)
    {
        var series = new XElement(Svg.Namespace + "g", new XAttribute("stroke", colour), new XAttribute("fill", colour));
        series.Add(new XElement(Svg.Namespace + "polyline", new XAttribute("fill", "none"), new XAttribute("stroke-width", "2"), new XAttribute("points",
            string.Join(' ', rows.Select(r => $"{Svg.Number(across.At(r.Size))},{Svg.Number(up.At(r.Summary[figure].Median))}")))));
        foreach (var row in rows)
        {
            var (at, spread) = (across.At(row.Size), row.Summary[figure]);
            series.Add(Svg.Line(at, up.At(spread.Minimum), at, up.At(spread.Maximum), colour));
            series.Add(new XElement(Svg.Namespace + "circle", new XAttribute("cx", Svg.Number(at)), new XAttribute("cy", Svg.Number(up.At(spread.Median))),
                new XAttribute("r", "3.5"), new XElement(Svg.Namespace + "title", $"{row.Subject}, {Svg.Number(row.Size)} {Of}: {Table.InWords(spread)}")));
        }

        return series;
    }
}
