using System.Diagnostics;
using System.Globalization;
using CsvHelper;

namespace ReviewHub.Formats.Tests;

/// <summary>Workbooks as another office program reads them.</summary>
public sealed class InLibreOffice
{
    private const string Program = "/usr/bin/soffice";

    /// <summary>Every sheet, UTF-8, all text in quotes, numbers as they are stored and not as they are shown.</summary>
    private const string AllSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1";

    [SkippableFact]
    public async Task A_workbook_has_the_same_sheets_and_figures()
    {
        Skip.IfNot(File.Exists(Program), "It needs Debian's package libreoffice-calc-nogui; that a workbook opens there is not tested.");

        var folder = Directory.CreateTempSubdirectory("reviewhub-office-");
        try
        {
            var workbook = Path.Combine(folder.FullName, "panel.xlsx");
            await File.WriteAllBytesAsync(workbook, await Write.Bytes(XlsxWriter.WriteAsync, Given.Panel()));
            await Convert(folder.FullName, workbook);

            var sheets = await XlsxWriterTests.Sheets(Given.Panel());
            Assert.Equal(sheets.Keys.Order(), Directory.GetFiles(folder.FullName, "*.csv").Select(f => Path.GetFileNameWithoutExtension(f).Split('-')[1]).Order());
            foreach (var (name, expected) in sheets)
            {
                var found = Rows(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, $"panel-{name}.csv")));
                Assert.Equal(expected.Select(Filled), found.Select(Filled));
            }

            Assert.Contains(sheets["Paragraphs"], row => row["Share for"] == "0.75");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Convert(string folder, string workbook)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Program, ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", AllSheets, "--outdir", folder, workbook])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using (patience.Token.Register(process.Kill)) await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{await said}{await wrong}");
    }

    private static IEnumerable<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, new() { HasHeader = false });
        var rows = new List<List<string>>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i)!)]);
        return rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>An empty cell at the end of a row may be there or not.</summary>
    private static Dictionary<string, string> Filled(Dictionary<string, string> row) =>
        row.Where(cell => cell.Value.Length > 0).ToDictionary(cell => cell.Key, cell => Plain(cell.Value));

    /// <summary>Numbers may be written with fewer digits or without a trailing zero.</summary>
    private static string Plain(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("G12", CultureInfo.InvariantCulture) : cell;
}
