using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Formats;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>What a review leaves behind, read from the log at one position. No grain is woken, and none is held up.</summary>
internal static class ExportEndpoints
{
    private delegate Task Writer(ReviewRecord record, Stream output, CancellationToken cancellation);

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents/{document}/exports").WithTags("Exports");
        Map(group, "annotations", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", "jsonld", AnnotationsWriter.WriteAsync);
        Map(group, "stances", "text/csv; charset=utf-8", "csv", StancesWriter.WriteAsync);
        Map(group, "rounds", "text/csv; charset=utf-8", "csv", RoundsWriter.WriteAsync);
        Map(group, "recusals", "text/csv; charset=utf-8", "csv", RecusalsWriter.WriteAsync);
        Map(group, "markdown", "text/markdown; charset=utf-8", "md", MarkdownWriter.WriteAsync);
        Map(group, "report", "text/html; charset=utf-8", "html", ReportWriter.WriteAsync, opens: true);
        Map(group, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", XlsxWriter.WriteAsync);
        Map(group, "polis", "application/zip", "zip", PolisWriter.WriteAsync);
    }

    private static void Map(RouteGroupBuilder group, string name, string mediaType, string extension, Writer writer, bool opens = false) =>
        group.MapGet($"/{name}", async Task<Results<PushStreamHttpResult, NotFound>> (
            DocumentId document, long? at, HttpContext http, IEventLog log, INames names, IPseudonymSecret secret, CancellationToken cancellation) =>
        {
            var export = await DocumentExport.Open(document, at, log, names, secret, cancellation);
            if (export is null) return TypedResults.NotFound();
            http.Response.RegisterForDisposeAsync(export);
            http.Response.Headers["ReviewHub-Log-Position"] = export.Record.Position.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var file = $"{name}-{export.Record.Position}.{extension}";
            if (opens) ShowAs(file, http.Response.Headers);
            return TypedResults.Stream(output => writer(export.Record, output, cancellation), mediaType, opens ? null : file);
        }).Needs(Right.Read);

    // In a tab of the page's own site: nothing in it may run, load or send anything.
    private static void ShowAs(string file, IHeaderDictionary headers)
    {
        headers.ContentDisposition = $"inline; filename=\"{file}\"";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{ReportWriter.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
