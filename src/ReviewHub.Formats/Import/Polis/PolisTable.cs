using System.Globalization;
using System.Text;
using CsvHelper;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>One file of a set: rows of as many cells as its first. What is wrong with it is said with the file and the row.</summary>
internal sealed class PolisTable
{
    private static readonly CsvReaderOptions Strict = new() { Separator = ',', HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PolisTable(string name, IReadOnlyList<string[]> rows) => (Name, Rows) = (name, rows);

    public string Name { get; }

    /// <summary>The first is the header, where the file has one.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    public string[] Header => Rows[0];

    /// <exception cref="ReviewRuleException">It is empty, no UTF-8, or no CSV.</exception>
    public static PolisTable Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var rows = new List<string[]>();
        try
        {
            Utf8.GetCharCount(bytes.Span);
            using var csv = CsvReader.Create(bytes, Strict);
            while (csv.Read())
            {
                var row = new string[csv.FieldCount];
                for (var i = 0; i < row.Length; i++) row[i] = csv.GetString(i)!;
                rows.Add(row);
                if (row.Length != rows[0].Length)
                    throw ReviewRuleException.Invalid(Words.Of($"Row {rows.Count:N0} of {name} has {row.Length:N0} cells; the first has {rows[0].Length:N0}."));
            }
        }
        catch (CsvFormatException e)
        {
            throw ReviewRuleException.Invalid($"{name} is no comma-separated file: {e.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw ReviewRuleException.Invalid($"{name} is not UTF-8.");
        }

        return rows.Count > 0 ? new(name, rows) : throw ReviewRuleException.Invalid($"{name} is empty.");
    }

    /// <summary>Where a column is; null when there is none.</summary>
    public int? Find(string column) => Array.IndexOf(Header, column) is >= 0 and var index ? index : null;

    /// <exception cref="ReviewRuleException">There is none.</exception>
    public int Require(string column) => Find(column) ?? throw ReviewRuleException.Invalid($"{Name} has no column '{column}'.");

    /// <exception cref="ReviewRuleException">A column is there twice.</exception>
    public void RequireDistinctColumns()
    {
        if (Header.GroupBy(c => c).FirstOrDefault(c => c.Count() > 1) is { } twice)
            throw ReviewRuleException.Invalid($"{Name} has two columns '{twice.Key}'.");
    }

    /// <exception cref="ReviewRuleException">It is no whole number, or written in another way than Polis does.</exception>
    public int Number(int row, int column) => int.TryParse(Rows[row][column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Words.Of($"{number}") == Rows[row][column]
            ? number
            : throw Wrong(row, column, "a whole number");

    public int? NumberOrNothing(int row, int column) => Rows[row][column].Length == 0 ? null : Number(row, column);

    /// <exception cref="ReviewRuleException">It is no time in Unix milliseconds.</exception>
    public DateTimeOffset Time(int row, int column) => long.TryParse(Rows[row][column], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time <= Latest && Words.Of($"{time}") == Rows[row][column]
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : throw Wrong(row, column, "a time in Unix milliseconds");

    public ReviewRuleException Wrong(int row, int column, string wanted) => ReviewRuleException.Invalid(
        Words.Of($"Row {row + 1:N0} of {Name}: '{Short(Rows[row][column])}' is not {wanted} ('{Header[column]}')."));

    // The year 9000: later ones have no place in dates that are written with four digits, in whatever zone.
    private const long Latest = 221_845_392_000_000;

    private static string Short(string cell) => cell.Length <= 40 ? cell : string.Concat(cell.AsSpan(0, 39), "…");
}
