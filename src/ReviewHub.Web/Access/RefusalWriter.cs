using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>Answers a refused request in words; a page is never sent elsewhere to sign in.</summary>
internal sealed class RefusalWriter : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // Without a route of ours there is nothing to guard: routing answers 404 or 405 itself.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint)
            return next(context);
        var refusal = authorizeResult.AuthorizationFailure?.FailureReasons.OfType<Refusal>().FirstOrDefault();
        LiveMeter.Refused(refusal?.Rule.Kind ?? RefusalKind.NotAllowed);
        if (authorizeResult.Challenged)
            return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "Sign in first.");
        return refusal is not null
            ? Problems.WriteAsync(context, Problems.StatusOf(refusal.Rule.Kind), refusal.Message)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "This is not open to you.");
    }
}
