using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ReviewHub.Domain;
using ReviewHub.Formats;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/boards/{board}/documents", Import).Needs(Right.EditDocuments).WithTags("Documents")
            .Accepts<ImportRequest>("application/json", "multipart/form-data").DisableAntiforgery();
        routes.MapGet("/api/scales", Scales).NeedsSignIn().WithTags("Documents");
        var group = routes.MapGroup("/api/documents/{document}").WithTags("Documents");
        group.MapGet("/", Read).Needs(Right.Read);
        group.MapGet("/summary", Summary).Needs(Right.Read);
        group.MapPut("/title", Rename).Needs(Right.EditDocuments);
    }

    /// <summary>The scales that need no declaring of categories.</summary>
    private static Ok<IReadOnlyList<ScaleMessage>> Scales() =>
        TypedResults.Ok<IReadOnlyList<ScaleMessage>>([.. Scale.ReadyMade.Select(ScaleMessage.Of)]);

    private static async Task<Created<ImportedMessage>> Import(
        BoardId board, HttpRequest request, CommandContext command, IGrainFactory grains, IDocumentList documents, Boards boards,
        IOptions<ImportLimits> limits, CancellationToken cancellation)
    {
        var import = await UploadReader.Read(request, limits.Value, cancellation);
        // The id follows from the command's, so that a repeat meets the document it made.
        var document = new DocumentId(command.Command.Id.Value);
        if (import.Conversation is { } conversation) await ImportConversation(board, document, import, conversation, command.Command, grains, boards, cancellation);
        else await grains.GetGrain<IDocumentGrain>(document.ToString()).Import(command.Command, new(board, import.Title, [.. import.Blocks], import.Protocol));
        var view = (await grains.GetGrain<IDocumentGrain>(document.ToString()).Read())!;
        await documents.Add(document, view.Board, view.Title, cancellation);
        return TypedResults.Created($"/api/documents/{document}", new ImportedMessage(document, view.Title, view.Revision.Paragraphs.Length));
    }

    // Its people get names only once all that may be refused has been taken; until the document is listed nobody looks for them.
    private static async Task ImportConversation(
        BoardId board, DocumentId document, Upload import, PolisConversation set, Command command, IGrainFactory grains, Boards boards, CancellationToken cancellation)
    {
        var people = set.Participants.ToDictionary(p => p.Number, p => new ReviewerId(command.Then($"participant/{p.Number}").Id.Value));
        await grains.GetGrain<IDocumentGrain>(document.ToString()).ImportConversation(command, new(
            board, import.Title, [.. import.Blocks], import.Protocol!.Rule, set.Among(number => people[number]),
            [.. set.Votes.Select(v => new VoteElsewhere(v.Paragraph, people[v.Participant], v.At, v.Stance))]));
        await boards.KnowAsync(board, set.Participants.ToDictionary(p => people[p.Number], p => p.Name), cancellation);
    }

    private static async Task<Results<Ok<DocumentMessage>, StatusCodeHttpResult, NotFound>> Read(
        DocumentId document, HttpContext http, IGrainFactory grains, Boards boards, IAccess access, CancellationToken cancellation)
    {
        if (await grains.GetGrain<IDocumentGrain>(document.ToString()).Read() is not { } view) return TypedResults.NotFound();
        var reader = await access.ViewerOf(http.User.Reviewer(), document);
        var board = await boards.NameOfAsync(view.Board, cancellation) ?? "";
        var tag = new EntityTagHeaderValue($"\"{view.Version}-{reader.Role}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{reader.Id} {board}")).AsSpan(0, 6))}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(DocumentMessage.Of(view, board, reader));
    }

    private static async Task<Results<Ok<SummaryMessage>, NotFound>> Summary(
        DocumentId document, HttpContext http, IGrainFactory grains, IAccess access) =>
        await grains.GetGrain<IDocumentFeedGrain>(document.ToString()).Summary(await access.ViewerOf(http.User.Reviewer(), document)) is { } s
            ? TypedResults.Ok(new SummaryMessage(document, s.Title, s.States, s.Judged, s.States.Length, s.Eligible, s.OpenThreads))
            : TypedResults.NotFound();

    private static async Task<Ok<TitleMessage>> Rename(
        DocumentId document, TitleMessage body, CommandContext command, IGrainFactory grains, IDocumentList documents, CancellationToken cancellation)
    {
        await grains.GetGrain<IDocumentGrain>(document.ToString()).Rename(command.Command, body.Title);
        await documents.Rename(document, body.Title, cancellation);
        return TypedResults.Ok(body);
    }
}
