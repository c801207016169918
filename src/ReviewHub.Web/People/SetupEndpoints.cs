using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record SetupRequest(string? Code, string? Name, string? Email, string? Password);

internal static class SetupEndpoints
{
    public static void MapSetup(this IEndpointRouteBuilder api) =>
        api.MapPost("/setup", TakeOver).NeedsNothing().RequireRateLimiting(Limits.Join);

    private static async Task<Ok<Me>> TakeOver(
        SetupRequest body, FirstChair first, SignInManager<Person> signIn, CancellationToken ct)
    {
        var person = await first.TakeOverAsync(body.Code ?? "", body.Name, body.Email, body.Password, ct);
        await signIn.SignInAsync(person, isPersistent: true);
        return TypedResults.Ok(Me.Of(person));
    }
}
