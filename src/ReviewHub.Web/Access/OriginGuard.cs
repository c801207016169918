namespace ReviewHub.Web;

/// <summary>
/// A browser says which site a request comes from. Other sites may not change anything here with our visitors' cookies, nor
/// open a hub. Scripts send no origin and are not concerned.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, IConfiguration configuration)
{
    private readonly HashSet<string> _allowed = new(Configured(configuration), StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return !Guarded(request) || request.Headers.Origin is not [{ } origin, ..] || IsOurs(origin, request)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "The request comes from another site, which may not act here.");
    }

    private static bool Guarded(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Path.StartsWithSegments("/hubs");

    private bool IsOurs(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || _allowed.Contains(origin);

    /// <summary>A list, or one string with commas, which is handier in an environment variable.</summary>
    private static string[] Configured(IConfiguration configuration)
    {
        var section = configuration.GetSection("ReviewHub:AllowedOrigins");
        return section.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? section.Get<string[]>() ?? [];
    }
}
