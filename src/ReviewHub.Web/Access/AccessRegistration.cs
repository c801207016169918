using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal static class AccessRegistration
{
    private const string CookieOrToken = "CookieOrToken";

    /// <summary>Sign-in by cookie or token, and the one rule of who may do what, for routes and hubs. Needs the catalogue.</summary>
    public static IServiceCollection AddReviewHubAccess(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(Rules).AddEntityFrameworkStores<CatalogueDb>().AddSignInManager();
        services.Replace(ServiceDescriptor.Scoped<IUserClaimsPrincipalFactory<Person>, PersonPrincipals>());
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, scheme => scheme.ForwardDefaultSelector = context =>
                TokenAuthentication.Presented(context.Request) is null ? IdentityConstants.ApplicationScheme : TokenAuthentication.SchemeName)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<IAuthorizationHandler, NeedsRightHandler>().AddSingleton<IAuthorizationHandler, NeedsToMakeBoardsHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalWriter>();
        services.AddSingleton<IAccess, BoardAccess>().AddSingleton<SignIns>().AddSingleton<AccessHubFilter>();
        services.TryAddSingleton<IBoardObserver, NoBoardObserver>();
        services.Configure<HubOptions>(hubs => hubs.AddFilter<AccessHubFilter>());
        services.AddLimits().AddProblemDetails(Problems.InWords).AddExceptionHandler<ProblemDetailsHandler>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Before any route: words for every refusal, the origin check, who calls, and whether they may.</summary>
    public static IApplicationBuilder UseReviewHubAccess(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<OriginGuard>();
        app.UseAuthentication();
        app.Use(TokenAuthentication.RefuseBadTokens);
        app.UseRateLimiter();
        return app.UseAuthorization();
    }

    private static void Rules(IdentityOptions identity)
    {
        identity.Password.RequiredLength = 10;
        identity.Password.RequiredUniqueChars = 1;
        identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = 10;
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "reviewhub";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var signIns = context.HttpContext.RequestServices.GetRequiredService<SignIns>();
            if (context.Principal is null || !await signIns.StillGood(context.Principal))
                context.RejectPrincipal();
        };
    }
}
