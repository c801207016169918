using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record InvitationView(BoardLinkMessage Board, BoardRole Role, DateTimeOffset ExpiresAt);

internal sealed record AcceptRequest(string? Name, bool SignIn);

internal sealed record Accepted(
    PersonMessage Person, BoardLinkMessage Board, BoardRole Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token);

/// <summary>The other end of an invitation: whoever holds the link comes in, as themselves or as a new guest.</summary>
internal static class AdmissionEndpoints
{
    public static void MapAdmission(this IEndpointRouteBuilder api)
    {
        var invitation = api.MapGroup("/invitations/{code}").NeedsNothing().RequireRateLimiting(Limits.Join);
        invitation.MapGet("", Read);
        invitation.MapPost("/accept", Accept);
    }

    private static async Task<Ok<InvitationView>> Read(string code, Invitations invitations, CancellationToken ct)
    {
        var found = await FindAsync(code, invitations, ct);
        return TypedResults.Ok(new InvitationView(new(new(found.BoardId), found.Board.Name), found.Role, found.ExpiresAt));
    }

    private static async Task<Ok<Accepted>> Accept(
        string code, AcceptRequest? body, ClaimsPrincipal caller, [FromHeader(Name = "Idempotency-Key")] string? key,
        Invitations invitations, Reception reception, CancellationToken ct)
    {
        var invitation = await FindAsync(code, invitations, ct);
        var (admission, token) = caller.ReviewerOrNone() is { } person
            ? (await reception.AdmitAsync(invitation, person, ct), null)
            : await reception.AdmitGuestAsync(invitation, body ?? new(null, false), key, ct);
        return TypedResults.Ok(new Accepted(
            new(admission.Person, admission.Name), new(new(invitation.BoardId), invitation.Board.Name), admission.Role, token));
    }

    private static async Task<Invitation> FindAsync(string code, Invitations invitations, CancellationToken ct) =>
        await invitations.FindAsync(code, ct)
        ?? throw ReviewRuleException.NotFound("This invitation is unknown, has expired or was revoked. Ask for a new one.");
}

/// <summary>Lets people in, gives guests the means to come back, and lets the board know.</summary>
internal sealed class Reception(Admissions admissions, AccessTokens tokens, BoardChanges changes, SignInManager<Person> signIn)
{
    public async Task<Admission> AdmitAsync(Invitation invitation, ReviewerId person, CancellationToken ct) =>
        await AnnounceAsync(invitation, await admissions.AdmitAsync(invitation, person, ct));

    public async Task<(Admission, string? Token)> AdmitGuestAsync(
        Invitation invitation, AcceptRequest request, string? key, CancellationToken ct)
    {
        var name = ReviewText.Require(request.Name, ReviewText.MaxName, "The name");
        var admission = await AnnounceAsync(invitation, await admissions.AdmitGuestAsync(invitation, name, key, ct));
        var (_, token) = await tokens.IssueAsync(admission.Person, "Invitation", null, ct);
        if (request.SignIn && await signIn.UserManager.FindByIdAsync(admission.Person.ToString()) is { } guest)
            await signIn.SignInAsync(guest, isPersistent: true);
        return (admission, token);
    }

    private async Task<Admission> AnnounceAsync(Invitation invitation, Admission admission)
    {
        if (admission.New)
            await changes.RoleChanged(new(invitation.BoardId), admission.Person);
        return admission;
    }
}
