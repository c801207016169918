using Microsoft.AspNetCore.Http.HttpResults;

namespace ReviewHub.Web;

/// <summary>What proxies and orchestrators ask. Anybody may, so the answer is yes or no.</summary>
internal static class Health
{
    /// <summary>A proxy that asks every second has no more patience than that.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(700);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Alive is who answers: a full disk or a lost database is no reason to be killed.
        routes.MapGet("/health/live", () => TypedResults.Text("live")).NeedsNothing().ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).NeedsNothing().ExcludeFromDescription();
        routes.MapGet("/health/proxy", ForProxy).NeedsNothing().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Readiness readiness, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Answer(await readiness.IsReady(), StatusCodes.Status503ServiceUnavailable);
    }

    // For HAProxy's disable-on-404: send nobody more here, and leave those alone who are. It takes whoever is late for dead.
    private static async Task<IResult> ForProxy(Readiness readiness, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        var asked = readiness.IsReady().AsTask();
        return Answer(await Task.WhenAny(asked, Task.Delay(Soon)) == asked && await asked, StatusCodes.Status404NotFound);
    }

    private static ContentHttpResult Answer(bool ready, int otherwise) => ready ? TypedResults.Text("ready") : TypedResults.Text("not ready", statusCode: otherwise);
}
