using System.Text;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace ReviewHub.Formats;

/// <summary>
/// A sheet of a workbook, written row by row; one that is longer than a sheet may be goes on in a next one. Texts are texts, whatever they
/// begin with: no cell is ever a formula.
/// </summary>
internal sealed class Sheet(Spreadsheet workbook, string name, string[] columns)
{
    private const int MaxRows = 1_048_576;

    // What a cell holds at most. What does not fit is in the other exports.
    private const int MaxText = 32_767;
    private const string Cut = " […]";

    private int _rows = MaxRows;
    private int _sheets;

    public static DataCell Text(string? text) => string.IsNullOrEmpty(text) ? default : new(Fit(text));

    public static DataCell Number(double? number) => number is { } value ? new(value) : default;

    /// <param name="cells">In the order of the columns.</param>
    public async ValueTask Add(IList<DataCell> cells, CancellationToken cancellation)
    {
        if (_rows == MaxRows) await Start(cancellation);
        _rows++;
        await workbook.AddRowAsync(cells, cancellation);
    }

    /// <summary>Begins the sheet, also when it stays empty.</summary>
    public async ValueTask Start(CancellationToken cancellation)
    {
        _sheets++;
        await workbook.StartWorksheetAsync(_sheets == 1 ? name : Words.Of($"{name} {_sheets}"), new WorksheetOptions { FrozenRows = 1 }, cancellation);
        await workbook.AddHeaderRowAsync(columns, null, cancellation);
        _rows = 1;
    }

    // XML has no place for control characters.
    private static string Fit(string text)
    {
        var fit = text.Any(IsUnfit) ? string.Concat(text.Select(c => IsUnfit(c) ? '\uFFFD' : c)) : text;
        if (fit.Length <= MaxText) return fit;
        var end = MaxText - Cut.Length;
        return fit[..(char.IsHighSurrogate(fit[end - 1]) ? end - 1 : end)] + Cut;
    }

    private static bool IsUnfit(char c) => c is (< ' ' and not ('\t' or '\n' or '\r')) or '\uFFFE' or '\uFFFF';
}
