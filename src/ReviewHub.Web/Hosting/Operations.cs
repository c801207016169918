using Orleans.Dashboard;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>What the product has for those who run it, and what of it is there by the settings.</summary>
internal static class Operations
{
    private const string DashboardSetting = "ReviewHub:Dashboard";

    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<IDocumentHome, DocumentHome>();
        builder.Services.AddHostedService<Drain>();
        // The drain, and then as long as the framework gives a host without one.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain.PatienceOf(builder.Configuration) + TimeSpan.FromSeconds(30));
    }

    public static void AddOperations(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.AddTracing(configuration);
        if (configuration.GetValue<bool>(DashboardSetting)) silo.AddDashboard(dashboard => dashboard.HideTrace = true);
    }

    public static void AddOperations(this IClientBuilder client, IConfiguration configuration)
    {
        client.AddTracing(configuration);
        if (configuration.GetValue<bool>(DashboardSetting)) client.AddDashboard(dashboard => dashboard.HideTrace = true);
    }

    /// <summary>Before routing: a node that leaves takes no new live connection, which would only have to move again.</summary>
    public static void UseDrain(this IApplicationBuilder app)
    {
        var readiness = app.ApplicationServices.GetRequiredService<Readiness>();
        app.Use((context, next) => readiness.Leaving && context.Request.Path.StartsWithSegments("/hubs")
            ? Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "This node is about to end. Connect again in a moment.")
            : next(context));
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealth();
        app.MapGet("/operations/documents/{document}", HolderOf).NeedsBoardMaker().ExcludeFromDescription();
        // It shows every grain's key and load and has no sign-in of its own.
        if (app.Configuration.GetValue<bool>(DashboardSetting)) app.MapOrleansDashboard("/dashboard").NeedsBoardMaker();
    }

    /// <summary>Which node holds the document: <c>address:port</c> of its silo, or null while nobody uses the document.</summary>
    private static async Task<IResult> HolderOf(DocumentId document, IGrainFactory grains)
    {
        var silo = await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IDocumentFeedGrain>(document.ToString()));
        return TypedResults.Ok(new { Node = silo?.Endpoint.ToString() });
    }
}
