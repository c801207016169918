using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record Me(ReviewerId Id, string Name, string? Email, bool MayCreateBoards)
{
    public static Me Of(Person person) => new(new(person.Id), person.Name, person.Email, person.MayCreateBoards);
}

internal sealed record ChangeMeRequest(string? Name, string? Email, string? Password, string? CurrentPassword);

internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").NeedsSignIn();
        me.MapGet("", Read);
        me.MapPut("", Change);
    }

    private static async Task<Ok<Me>> Read(ClaimsPrincipal caller, Accounts accounts) =>
        TypedResults.Ok(Me.Of(await accounts.FindAsync(caller.Reviewer())));

    private static async Task<Ok<Me>> Change(
        ChangeMeRequest body, ClaimsPrincipal caller, Accounts accounts, SignInManager<Person> signIn, SignIns signIns)
    {
        var person = await accounts.FindAsync(caller.Reviewer());
        if (body.Email is not null || body.Password is not null)
            await RequireOwner(person, body, signIn);
        if (body.Name is not null)
            Accounts.Rename(person, body.Name);
        if (body.Email is not null)
            await accounts.GiveEmailAsync(person, body.Email);
        if (body.Password is not null)
            await accounts.GivePasswordAsync(person, body.Password);
        await accounts.SaveAsync(person);
        signIns.ForgetPassword(caller.Reviewer());
        if (body.Password is not null && caller.FindFirst(Caller.StampClaim) is not null)
            await signIn.SignInAsync(person, isPersistent: true);
        return TypedResults.Ok(Me.Of(person));
    }

    /// <summary>A guest becomes an account with both at once; an account proves that it is not a stranger at an unlocked screen.</summary>
    private static async Task RequireOwner(Person person, ChangeMeRequest body, SignInManager<Person> signIn)
    {
        if (person.PasswordHash is null)
        {
            if (body.Email is null || body.Password is null)
                throw ReviewRuleException.Invalid("An account has both an e-mail address and a password.");
            return;
        }

        var proof = Accounts.RequirePassword(body.CurrentPassword ?? throw ReviewRuleException.Invalid("Give your current password too."));
        if (!(await signIn.CheckPasswordSignInAsync(person, proof, lockoutOnFailure: true)).Succeeded)
            throw ReviewRuleException.NotAllowed("The current password is wrong.");
    }
}
