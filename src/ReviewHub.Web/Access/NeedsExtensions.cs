using Microsoft.AspNetCore.Authorization;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>What a route asks of its caller. A route that says nothing lets nobody in.</summary>
internal static class NeedsExtensions
{
    /// <summary>A role with this right, on the board that route value <c>board</c> names or that holds <c>document</c>.</summary>
    public static T Needs<T>(this T route, Right right) where T : IEndpointConventionBuilder
    {
        route.Add(RequireResource);
        return route.RequireAuthorization(Policy(new NeedsRight(right)));
    }

    public static T NeedsSignIn<T>(this T route) where T : IEndpointConventionBuilder => route.RequireAuthorization();

    public static T NeedsBoardMaker<T>(this T route) where T : IEndpointConventionBuilder =>
        route.RequireAuthorization(Policy(new NeedsToMakeBoards()));

    public static T NeedsNothing<T>(this T route) where T : IEndpointConventionBuilder => route.AllowAnonymous();

    private static AuthorizationPolicy Policy(IAuthorizationRequirement requirement) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(requirement).Build();

    private static void RequireResource(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder route && !route.RoutePattern.Parameters.Any(p => p.Name is "board" or "document"))
            throw new InvalidOperationException($"'{route.RoutePattern.RawText}' needs a right, but names no {{board}} or {{document}}.");
    }
}
