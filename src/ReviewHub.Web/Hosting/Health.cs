namespace ReviewHub.Web;

/// <summary>What proxies and orchestrators ask. Anybody may, so the answer is yes or no.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Alive is who answers: a full disk or a lost database is no reason to be killed.
        routes.MapGet("/health/live", () => TypedResults.Text("live")).NeedsNothing().ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).NeedsNothing().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Readiness readiness, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return await readiness.IsReady() ? TypedResults.Text("ready") : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
