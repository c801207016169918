using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

internal static class FiguresEndpoints
{
    private const string Described = "Statistics of the document and of each paragraph, at most a second old, as far as the caller may see them. "
        + "Asked with the tag of the newest (If-None-Match), it waits a moment for those that are made next; "
        + "with changes=true it may leave out what is as it was in those.";

    /// <summary>Those of a large document are megabytes: all who see the same are sent the same bytes.</summary>
    private static readonly ConditionalWeakTable<FiguresView, Lazy<Task<byte[]>>> Encoded = [];

    public static void MapFigures(this IEndpointRouteBuilder routes) => routes.MapGet("/api/documents/{document}/figures", Read).Needs(Right.Read)
        .Produces<FiguresMessage>().Produces(StatusCodes.Status304NotModified).WithTags("Figures").WithDescription(Described);

    /// <param name="question">What document-wide figures are of: its key; null for the newest round's first.</param>
    /// <param name="changes">Whether what is as it was in the figures of If-None-Match may be left out.</param>
    private static async Task<Results<FileContentHttpResult, NotFound, StatusCodeHttpResult>> Read(
        DocumentId document, string? question, bool? changes, HttpContext http, IGrainFactory grains, IAccess access, IOptions<JsonOptions> json)
    {
        var viewer = await access.ViewerOf(http.User.Reviewer(), document);
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        var grain = grains.GetGrain<IDocumentFiguresGrain>(document.ToString());
        var view = await grain.Read(viewer, question, known.Select(StampIn).FirstOrDefault(stamp => stamp is not null), changes ?? false);
        if (view?.Base is not null && !known.Any(tag => KindIn(tag) == KindIn(TagOf(view, viewer)))) view = await grain.Read(viewer, question, null, changes: false);
        if (view is null) return TypedResults.NotFound();
        var tag = TagOf(view, viewer);
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (known.Any(k => k.Compare(tag, useStrongComparison: false))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var bytes = Encoded.GetValue(view, v => new(() => YieldingThreads.Shared.Run(() => JsonSerializer.SerializeToUtf8Bytes(FiguresMessage.Of(v), json.Value.SerializerOptions))));
        return TypedResults.Bytes(await bytes.Value, "application/json; charset=utf-8");
    }

    // The same moment shows another more once their role has changed.
    private static EntityTagHeaderValue TagOf(FiguresView view, Viewer viewer) =>
        new($"\"{view.Epoch:N}-{view.Moment}-{view.MapMoment}-{viewer.Role}-{view.Document?.Question}\"");

    /// <summary>Who saw them, and what they are of: all of a tag but the stamp.</summary>
    private static string? KindIn(EntityTagHeaderValue tag) => tag.Tag.ToString().Trim('"').Split('-', 4).ElementAtOrDefault(3);

    private static FiguresStamp? StampIn(EntityTagHeaderValue tag) =>
        tag.Tag.ToString().Trim('"').Split('-') is [var epoch, var moment, var map, ..]
        && Guid.TryParseExact(epoch, "N", out var id)
        && long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && long.TryParse(map, NumberStyles.None, CultureInfo.InvariantCulture, out var mapAt) ? new(id, at, mapAt) : null;
}
