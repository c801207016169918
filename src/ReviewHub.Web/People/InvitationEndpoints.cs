using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record NewInvitationRequest(BoardRole? Role, DateTimeOffset? Expires);

internal sealed record NewInvitation(Guid Id, BoardRole Role, DateTimeOffset ExpiresAt, string Code, string Link);

internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var invitations = api.MapGroup("/boards/{board}/invitations").Needs(Right.ManageBoard);
        invitations.MapGet("", List);
        invitations.MapPost("", Create);
        invitations.MapDelete("/{invitation:guid}", Revoke);
    }

    private static async Task<Ok<IReadOnlyList<InvitationListing>>> List(BoardId board, Invitations invitations, CancellationToken ct) =>
        TypedResults.Ok(await invitations.OfAsync(board, ct));

    private static async Task<Created<NewInvitation>> Create(
        BoardId board, NewInvitationRequest body, HttpRequest request, Invitations invitations, CancellationToken ct)
    {
        var role = body.Role ?? throw ReviewRuleException.Invalid("A role is observer, reviewer, editor or chair.");
        var (made, code) = await invitations.CreateAsync(board, role, body.Expires, ct);
        var link = $"{request.Scheme}://{request.Host}/invite/{code}";
        return TypedResults.Created((string?)null, new NewInvitation(made.Id, role, made.ExpiresAt, code, link));
    }

    private static async Task<NoContent> Revoke(BoardId board, Guid invitation, Invitations invitations, CancellationToken ct)
    {
        await invitations.RevokeAsync(board, invitation, ct);
        return TypedResults.NoContent();
    }
}
