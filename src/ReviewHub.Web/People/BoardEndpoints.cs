using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record BoardRequest(string? Name);

internal sealed record BoardView(
    BoardId Id, string Name, BoardRole Role, IReadOnlyList<DocumentListing> Documents, IReadOnlyList<MemberView> Members);

internal static class BoardEndpoints
{
    public static void MapBoards(this IEndpointRouteBuilder api)
    {
        api.MapGet("/boards", List).NeedsSignIn();
        api.MapPost("/boards", Create).NeedsBoardMaker();
        api.MapGet("/boards/{board}", Read).Needs(Right.Read);
        api.MapPut("/boards/{board}", Rename).Needs(Right.ManageBoard);
    }

    private static async Task<Ok<IReadOnlyList<BoardListing>>> List(ClaimsPrincipal caller, Boards boards, CancellationToken ct) =>
        TypedResults.Ok(await boards.OfAsync(caller.Reviewer(), ct));

    private static async Task<Created<BoardListing>> Create(
        BoardRequest body, ClaimsPrincipal caller, Boards boards, IAccess access, CancellationToken ct)
    {
        var board = await boards.CreateAsync(body.Name ?? "", caller.Reviewer(), ct);
        access.Forget(caller.Reviewer(), board.Id);
        return TypedResults.Created($"/api/boards/{board.Id}", board);
    }

    private static async Task<Ok<BoardView>> Read(
        BoardId board, ClaimsPrincipal caller, Boards boards, IDocumentList documents, CancellationToken ct)
    {
        var members = await boards.MembersOfAsync(board, ct);
        var me = members.FirstOrDefault(m => m.Id == caller.Reviewer()) ?? throw ReviewRuleException.NotFound("You are no longer on this board.");
        var name = await boards.NameOfAsync(board, ct);
        return TypedResults.Ok(new BoardView(board, name!, me.Role, await documents.DocumentsOf(board, ct), members));
    }

    private static async Task<Ok<BoardView>> Rename(
        BoardId board, BoardRequest body, ClaimsPrincipal caller, Boards boards, IDocumentList documents, CancellationToken ct)
    {
        await boards.RenameAsync(board, body.Name ?? "", ct);
        return await Read(board, caller, boards, documents, ct);
    }
}
