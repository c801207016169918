using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes) => routes.MapGet("/api/documents/{document}/figures", Read).Needs(Right.Read)
        .WithTags("Figures").WithDescription("Statistics of the document and of each paragraph, at most a second old, as far as the caller may see them.");

    /// <param name="question">What document-wide figures are of: its key; null for the newest round's first.</param>
    private static async Task<Results<Ok<FiguresMessage>, NotFound, StatusCodeHttpResult>> Read(
        DocumentId document, string? question, HttpContext http, IGrainFactory grains, IAccess access)
    {
        var viewer = await access.ViewerOf(http.User.Reviewer(), document);
        if (await grains.GetGrain<IDocumentFiguresGrain>(document.ToString()).Read(viewer, question) is not { } view) return TypedResults.NotFound();
        // The same moment shows another more once their role has changed.
        var tag = new EntityTagHeaderValue($"\"{view.Epoch:N}-{view.Moment}-{viewer.Role}-{view.Document?.Question}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(FiguresMessage.Of(view));
    }
}
