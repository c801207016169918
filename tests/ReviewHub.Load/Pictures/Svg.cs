using System.Globalization;
using System.Xml.Linq;

namespace ReviewHub.Load;

/// <summary>The strokes that pictures are made of.</summary>
internal static class Svg
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    // Of Okabe and Ito's palette, which nearly all who are colour-blind tell apart.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];

    public static string Colour(int series) => Colours[series % Colours.Length];

    public static XElement Picture(string title, double width, double height, IEnumerable<XElement> panels) => new(Namespace + "svg",
        new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("role", "img"),
        new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", "11"), new XAttribute("fill", "#333"),
        new XElement(Namespace + "title", title),
        Box(0, 0, width, height, "#fff"),
        panels);

    public static XElement Line(double x1, double y1, double x2, double y2, string colour) => new(Namespace + "line",
        new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)), new XAttribute("x2", Number(x2)), new XAttribute("y2", Number(y2)),
        new XAttribute("stroke", colour));

    public static XElement Box(double x, double y, double width, double height, string colour, string? title = null) => new(Namespace + "rect",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)), new XAttribute("height", Number(height)),
        new XAttribute("fill", colour), title is null ? null : new XElement(Namespace + "title", title));

    public static XElement Text(double x, double y, string text, string weight = "normal", string anchor = "start", string colour = "#333") => new(
        Namespace + "text",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), new XAttribute("font-weight", weight),
        new XAttribute("fill", colour), text);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
