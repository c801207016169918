using System.Globalization;
using System.Xml.Linq;

namespace ReviewHub.Load;

/// <summary>A ladder's report as an SVG picture: one panel for each figure, one line for each server, both axes logarithmic.</summary>
internal static class LadderPicture
{
    private const double PanelWidth = 420;
    private const double Height = 330;
    private const double Left = 48;
    private const double Top = 56;
    private const double Bottom = 44;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Figures = ["to a screen, p99 ms", "server CPU s/million delivered"];

    // Of Okabe and Ito's palette, which nearly all who are colour-blind tell apart.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

    /// <exception cref="LoadException">The report holds no row of a ladder; a logarithm has no place for a row with a zero.</exception>
    public static XElement Draw(Report report)
    {
        var rows = report.Rows.Where(r => r.Size > 0 && Figures.All(f => r.Summary.TryGetValue(f, out var s) && s.Minimum > 0)).ToList();
        if (rows.Count == 0) throw new LoadException("The report holds no row of a ladder.");
        var width = Figures.Length * PanelWidth;
        var picture = new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(Height)}"), new XAttribute("role", "img"),
            new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", "11"), new XAttribute("fill", "#333"),
            new XElement(Svg + "title", $"One document under ever more reviewers: {string.Join(", ", rows.Select(r => r.Subject).Distinct())}"),
            new XElement(Svg + "rect", new XAttribute("width", Number(width)), new XAttribute("height", Number(Height)), new XAttribute("fill", "#fff")));
        for (var i = 0; i < Figures.Length; i++) picture.Add(Panel(rows, Figures[i], i * PanelWidth));
        return picture;
    }

    private static XElement Panel(List<Row> rows, string figure, double x)
    {
        var spreads = rows.Select(r => r.Summary[figure]).ToList();
        var across = new LogScale(rows.Min(r => r.Size), rows.Max(r => r.Size), x + Left, x + PanelWidth - 16);
        var up = new LogScale(spreads.Min(s => s.Minimum) / 1.2, spreads.Max(s => s.Maximum) * 1.2, Height - Bottom, Top);
        var panel = new XElement(Svg + "g", Text(x + Left, 20, figure, "bold"));
        foreach (var tick in up.Ticks)
        {
            panel.Add(Line(x + Left, up.At(tick), x + PanelWidth - 16, up.At(tick), "#ddd"));
            panel.Add(Text(x + Left - 6, up.At(tick) + 4, Number(tick), anchor: "end"));
        }

        foreach (var size in rows.Select(r => r.Size).Distinct())
            panel.Add(Text(across.At(size), Height - Bottom + 16, Number(size), anchor: "middle"));
        panel.Add(Text(x + (PanelWidth / 2), Height - 8, "reviewers", anchor: "middle"));
        foreach (var (subject, i) in rows.GroupBy(r => r.Subject).Select((g, i) => (g, i)))
        {
            panel.Add(Series([.. subject.OrderBy(r => r.Size)], figure, across, up, Colours[i % Colours.Length]));
            panel.Add(Text(x + Left + (i * 110), 38, $"● {subject.Key}", colour: Colours[i % Colours.Length]));
        }

        return panel;
    }

    private static XElement Series(List<Row> rows, string figure, LogScale across, LogScale up, string colour)
    {
        var series = new XElement(Svg + "g", new XAttribute("stroke", colour), new XAttribute("fill", colour));
        series.Add(new XElement(Svg + "polyline", new XAttribute("fill", "none"), new XAttribute("stroke-width", "2"), new XAttribute("points",
            string.Join(' ', rows.Select(r => $"{Number(across.At(r.Size))},{Number(up.At(r.Summary[figure].Median))}")))));
        foreach (var row in rows)
        {
            var (at, spread) = (across.At(row.Size), row.Summary[figure]);
            series.Add(Line(at, up.At(spread.Minimum), at, up.At(spread.Maximum), colour));
            series.Add(new XElement(Svg + "circle", new XAttribute("cx", Number(at)), new XAttribute("cy", Number(up.At(spread.Median))), new XAttribute("r", "3.5"),
                new XElement(Svg + "title", $"{row.Subject}, {Number(row.Size)} reviewers: {Table.InWords(spread)}")));
        }

        return series;
    }

    private static XElement Line(double x1, double y1, double x2, double y2, string colour) => new(Svg + "line",
        new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)), new XAttribute("x2", Number(x2)), new XAttribute("y2", Number(y2)),
        new XAttribute("stroke", colour));

    private static XElement Text(double x, double y, string text, string weight = "normal", string anchor = "start", string colour = "#333") => new(Svg + "text",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), new XAttribute("font-weight", weight),
        new XAttribute("fill", colour), text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
