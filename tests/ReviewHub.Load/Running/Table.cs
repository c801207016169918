using System.Globalization;

namespace ReviewHub.Load;

/// <summary>Rows as a person reads them: the median, with minimum and maximum where they differ.</summary>
internal static class Table
{
    public static void Print(Report report, TextWriter output)
    {
        foreach (var subject in report.Rows.GroupBy(r => r.Subject))
        {
            output.WriteLine($"\n{subject.Key}");
            var rows = subject.ToList();
            var names = rows.SelectMany(r => r.Summary.Keys).Distinct().ToList();
            var lines = new List<List<string>> { new(["", .. names]) };
            lines.AddRange(rows.Select(r => (List<string>)[r.Step, .. names.Select(n => r.Summary.TryGetValue(n, out var s) ? InWords(s) : "-")]));
            Print(lines, output);
        }

        foreach (var note in report.Notes) output.WriteLine($"\n{note}");
    }

    public static string InWords(Spread s) =>
        Short(s.Minimum) == Short(s.Maximum) ? Short(s.Median) : $"{Short(s.Median)} ({Short(s.Minimum)}-{Short(s.Maximum)})";

    public static string Short(double value) => value switch
    {
        _ when value == Math.Floor(value) && Math.Abs(value) < 1e6 => value.ToString("0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 1e6 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    // Figures run down and rows across: there are always more figures than fit on a line.
    private static void Print(List<List<string>> lines, TextWriter output)
    {
        var widths = lines.Select(line => line.Max(cell => cell.Length)).ToList();
        for (var figure = 0; figure < lines[0].Count; figure++)
            output.WriteLine(string.Join("  ", lines.Select((line, i) => i == 0 ? line[figure].PadRight(widths[i]) : line[figure].PadLeft(widths[i]))));
    }
}
