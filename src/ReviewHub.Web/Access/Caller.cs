using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Who calls. The principal says it; no argument ever does.</summary>
internal static class Caller
{
    /// <summary>Ties a cookie to the password it was got with.</summary>
    public const string StampClaim = "rh.stamp";

    /// <summary>Ties a principal to the token it was got with.</summary>
    public const string TokenClaim = "rh.token";

    /// <exception cref="ReviewRuleException">Nobody is signed in.</exception>
    public static ReviewerId Reviewer(this ClaimsPrincipal caller) =>
        caller.ReviewerOrNone() ?? throw ReviewRuleException.NotAllowed("You are not signed in.");

    public static ReviewerId? ReviewerOrNone(this ClaimsPrincipal? caller) =>
        ReviewerId.TryParse(caller?.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var id) ? id : null;

    public static ClaimsPrincipal Principal(ReviewerId person, string scheme, string claim, string value) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.ToString()), new(claim, value)], scheme));
}

/// <summary>A cookie holds an id and a stamp: no name or address that could go stale or leak.</summary>
internal sealed class PersonPrincipals : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(
        Caller.Principal(new(user.Id), IdentityConstants.ApplicationScheme, Caller.StampClaim, user.SecurityStamp!));
}
