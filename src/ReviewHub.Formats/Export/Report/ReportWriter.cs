using System.Security.Cryptography;
using System.Text;
using ReviewHub.Domain;
using static System.Globalization.CultureInfo;

namespace ReviewHub.Formats;

/// <summary>
/// The review as one HTML file that needs nothing else and is ready to print: protocol, participation, results, changes between rounds,
/// and where each item of a consensus reporting guideline is answered. No script. Begins with a summary, so it reads the record twice.
/// </summary>
public static class ReportWriter
{
    /// <summary>What a Content-Security-Policy calls the only style sheet in it: besides that it needs nothing.</summary>
    public static string StyleHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(ReportStyle.Element)))}";

    /// <param name="output">Left open. Written paragraph by paragraph.</param>
    public static async Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation)
    {
        var overview = await Overview.Of(record, cancellation);
        var rounds = overview.Rounds.ToList();
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var html = new StringBuilder();
        WriteHead(html, record);
        ReportProtocol.Write(html, record);
        ReportSummary.Write(html, record, rounds);
        html.Append("<section aria-labelledby=\"results\">\n<h2 id=\"results\">Results by paragraph</h2>\n");
        var paragraphs = new ReportParagraph(html, record);
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            paragraphs.Write(paragraph);
            await writer.WriteAsync(html, cancellation);
            html.Clear();
        }

        html.Append("</section>\n");
        ReportAccord.Write(html, record);
        html.Append("</main>\n</body>\n</html>\n");
        await writer.WriteAsync(html, cancellation);
        await writer.FlushAsync(cancellation);
    }

    private static void WriteHead(StringBuilder html, ReviewRecord record)
    {
        var title = Html.Text(record.Document.Title);
        html.Append(InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Consensus report: {title}</title>
            <style>{ReportStyle.Element}</style>
            </head>
            <body>
            <main>
            <header>
            <p>Consensus report</p>
            <h1 dir="auto">{title}</h1>
            <dl>
            <dt>Document</dt><dd>{Html.Text(record.DocumentIri)}</dd>
            <dt>Revision</dt><dd>{record.Document.Revision.Number}, {record.Document.Revision.Paragraphs.Length} paragraphs</dd>
            <dt>Log position</dt><dd>{record.Position}</dd>
            <dt>Last event</dt><dd>{record.LastEventAt.Text()}</dd>
            </dl>
            <nav aria-label="Contents"><ul>
            <li><a href="#protocol">Protocol</a></li>
            <li><a href="#participation">Participation</a></li>
            <li><a href="#summary">Results in short</a></li>
            <li><a href="#changes">Changes between rounds</a></li>
            <li><a href="#recusals">Recusals</a></li>
            <li><a href="#results">Results by paragraph</a></li>
            <li><a href="#accord">Reporting checklist</a></li>
            </ul></nav>
            </header>

            """);
    }
}
