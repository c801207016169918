using ReviewHub.Domain;
using SpreadCheetah;

namespace ReviewHub.Formats;

/// <summary>
/// The review as an Excel workbook. Its sheets follow one another in the file and each reads the record through, so that no more than a
/// paragraph is held; the file itself is made on disk.
/// </summary>
public static class XlsxWriter
{
    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        await using var scratch = SteadyZip.Scratch();
        // The library's document properties hold the second the file was made, so two exports of one record would differ.
        var options = new SpreadCheetahOptions { PreserveStringWhitespace = true, DocumentProperties = null };
        await using (var workbook = await Spreadsheet.CreateNewAsync(scratch, options, cancellation))
        {
            var sheets = new XlsxSheets(workbook, record);
            await sheets.WriteSummary(await Overview.Of(record, cancellation), cancellation);
            await sheets.WriteRounds(cancellation);
            await sheets.WriteParagraphs(cancellation);
            await sheets.WriteStances(cancellation);
            await sheets.WriteRecusals(cancellation);
            await sheets.WriteNotes(cancellation);
            await workbook.FinishAsync(cancellation);
        }

        scratch.Position = 0;
        await SteadyZip.Write(output, zip => zip.AddAll(scratch, cancellation), cancellation);
    }
}
