using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record NewTokenRequest(string? Label, DateTimeOffset? Expires);

internal sealed record NewToken(Guid Id, string Label, string Token);

internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/me/tokens").NeedsSignIn();
        tokens.MapGet("", List);
        tokens.MapPost("", Issue);
        tokens.MapDelete("/{token:guid}", Revoke);
    }

    private static async Task<Ok<IReadOnlyList<TokenListing>>> List(ClaimsPrincipal caller, AccessTokens tokens, CancellationToken ct) =>
        TypedResults.Ok(await tokens.OfAsync(caller.Reviewer(), ct));

    private static async Task<Created<NewToken>> Issue(
        NewTokenRequest body, ClaimsPrincipal caller, AccessTokens tokens, CancellationToken ct)
    {
        var (id, token) = await tokens.IssueAsync(caller.Reviewer(), body.Label ?? "", body.Expires, ct);
        return TypedResults.Created($"/api/me/tokens/{id:N}", new NewToken(id, body.Label!, token));
    }

    private static async Task<NoContent> Revoke(
        Guid token, ClaimsPrincipal caller, AccessTokens tokens, SignIns signIns, CancellationToken ct)
    {
        signIns.ForgetToken(await tokens.RevokeAsync(caller.Reviewer(), token, ct));
        return TypedResults.NoContent();
    }
}
