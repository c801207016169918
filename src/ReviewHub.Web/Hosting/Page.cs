using Microsoft.AspNetCore.StaticFiles;

namespace ReviewHub.Web;

/// <summary>Serves the page: files named by their content for ever, everything else afresh, and one document for every route of the page.</summary>
internal static class Page
{
    // No inline script or style, nothing from elsewhere: a script that got into a document has nothing to run it.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin"; // invitation codes stand in addresses
        return next();
    });

    public static void UsePage(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        string[] pages =
        [
            "/", "/sign-in", "/account", "/setup/{code}", "/invite/{code}", "/boards/{board}", "/documents/{document}", "/documents/{document}/figures",
            "/documents/{document}/meeting",
        ];
        foreach (var route in pages)
            routes.MapFallbackToFile(route, "index.html", new StaticFileOptions { OnPrepareResponse = SetCaching }).NeedsNothing();
    }

    private static void SetCaching(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
