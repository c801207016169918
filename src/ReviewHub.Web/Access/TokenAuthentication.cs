using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Signs a request in by its personal access token.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, SignIns signIns)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Token";
    private const string Bearer = "Bearer ";

    /// <summary>A browser cannot set headers on a WebSocket, so a hub's address may carry the token instead.</summary>
    public static string? Presented(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..];
        return request.Path.StartsWithSegments("/hubs") && request.Query["access_token"] is [{ Length: > 0 } token] ? token : null;
    }

    /// <summary>Whoever shows a token is answered as its owner or not at all, also where anybody may ask.</summary>
    public static Task RefuseBadTokens(HttpContext context, RequestDelegate next) =>
        context.User.Identity?.IsAuthenticated != true && Presented(context.Request) is not null
            ? Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "This token is unknown, expired or revoked.")
            : next(context);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented(Request) is not { } token)
            return AuthenticateResult.NoResult();
        var hash = Convert.ToHexString(Secret.Hash(token));
        return token.StartsWith(Secret.TokenPrefix, StringComparison.Ordinal) && await signIns.OwnerOf(hash) is { } person
            ? AuthenticateResult.Success(new(Caller.Principal(person, SchemeName, Caller.TokenClaim, hash), SchemeName))
            : AuthenticateResult.Fail("The token is unknown, expired or revoked.");
    }
}
