using CsvHelper;

namespace ReviewHub.Formats;

/// <summary>
/// Comma-separated values as every file of ours has them: RFC 4180, UTF-8 without a mark, all fields in quotes. Names are given to the
/// letter, also those that begin with "=": open the files as data, for a spreadsheet would run such a name as a formula, and an
/// apostrophe put before it would be a change to somebody's name.
/// </summary>
internal static class Csv
{
    private static readonly CsvWriterOptions Rfc4180 = new()
    {
        NewLine = "\r\n",
        Quoting = CsvQuoting.Always,
        Injection = CsvInjection.None,
        WriteByteOrderMark = false,
    };

    private static readonly CsvWriterOptions Bare = new()
    {
        NewLine = "\n",
        Quoting = CsvQuoting.WhenNeeded,
        Injection = CsvInjection.None,
        WriteByteOrderMark = false,
    };

    /// <summary>As Polis writes it: lines end with a line feed, and only what needs quotes has them.</summary>
    public static CsvWriter OpenBare(Stream output) => CsvWriter.Create(output, Bare, leaveOpen: true);

    public static CsvWriter Open(Stream output) => CsvWriter.Create(output, Rfc4180, leaveOpen: true);
}
