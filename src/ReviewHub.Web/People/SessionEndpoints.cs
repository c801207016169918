using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record SignInRequest(string? Email, string? Password);

internal static class SessionEndpoints
{
    // One answer for an unknown address, a wrong password and a locked account: it tells a stranger nothing.
    private const string Refused = "The e-mail address or the password is wrong, or there were too many attempts; then wait some minutes.";

    // Checked when there is no account, so that the time an answer takes tells nothing either.
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(new Person(), Secret.NewCode());

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapPost("/session", SignIn).NeedsNothing();
        api.MapDelete("/session", SignOut).NeedsNothing();
    }

    private static async Task<Results<Ok<Me>, EmptyHttpResult>> SignIn(
        SignInRequest body, HttpContext http, Accounts accounts, SignInManager<Person> signIn, FailedSignIns failures)
    {
        if (failures.TooMany(http))
        {
            await Limits.TooMany(http);
            return TypedResults.Empty;
        }

        var password = Accounts.RequirePassword(body.Password);
        var person = await accounts.FindByEmailAsync(body.Email);
        if (await MatchesAsync(person, password, signIn))
        {
            await signIn.SignInAsync(person!, isPersistent: true);
            return TypedResults.Ok(Me.Of(person!));
        }

        failures.Count(http);
        await Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, Refused);
        return TypedResults.Empty;
    }

    private static async Task<bool> MatchesAsync(Person? person, string password, SignInManager<Person> signIn)
    {
        if (person?.PasswordHash is not null)
            return (await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded;
        signIn.UserManager.PasswordHasher.VerifyHashedPassword(new Person(), NobodysHash, password);
        return false;
    }

    private static async Task<NoContent> SignOut(SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }
}
