using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record RoleRequest(BoardRole? Role);

/// <summary>A name to put beside what somebody wrote. No role: a former member.</summary>
internal sealed record DocumentPerson(ReviewerId Id, string Name, BoardRole? Role);

internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        api.MapPut("/boards/{board}/members/{person:guid}", ChangeRole).Needs(Right.ManageBoard);
        api.MapDelete("/boards/{board}/members/{person:guid}", Remove).Needs(Right.Read);
        api.MapGet("/documents/{document}/people", PeopleOf).Needs(Right.Read);
    }

    private static async Task<Ok<MemberView>> ChangeRole(
        BoardId board, ReviewerId person, RoleRequest body, Boards boards, BoardChanges changes, CancellationToken ct)
    {
        var role = body.Role ?? throw ReviewRuleException.Invalid("A role is observer, reviewer, editor or chair.");
        var member = await boards.ChangeRoleAsync(board, person, role, ct);
        await changes.RoleChanged(board, person);
        return TypedResults.Ok(member);
    }

    /// <summary>Anybody may leave; to remove somebody else takes a chair.</summary>
    private static async Task<NoContent> Remove(
        BoardId board, ReviewerId person, ClaimsPrincipal caller, IAccess access, Boards boards, BoardChanges changes, CancellationToken ct)
    {
        var me = caller.Reviewer();
        if (person != me)
            (await access.Of(me, board)).Require(Right.ManageBoard);
        await boards.RemoveAsync(board, person, by: me, ct);
        await changes.Removed(board, person);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<DocumentPerson>>> PeopleOf(
        DocumentId document, IDocumentList documents, Boards boards, CancellationToken ct)
    {
        var board = await documents.BoardOf(document, ct) ?? throw ReviewRuleException.NotFound("There is no such document.");
        var members = await boards.MembersOfAsync(board, ct);
        var former = await boards.FormerMembersOfAsync(board, ct);
        return TypedResults.Ok<IReadOnlyList<DocumentPerson>>(
        [
            .. members.Select(m => new DocumentPerson(m.Id, m.Name, m.Role)),
            .. former.Select(m => new DocumentPerson(m.Key, m.Value, null)),
        ]);
    }
}
