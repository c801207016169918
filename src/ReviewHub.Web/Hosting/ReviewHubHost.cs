using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ReviewHub.Formats;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Puts the product together: storage, silo, access, live roads, endpoints.</summary>
internal static class ReviewHubHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Longest command a page may send over the hub, in bytes: a longest comment, with every character escaped.</summary>
    private const int MaxHubMessage = 512 * 1024;

    /// <param name="replace">Registers what shall take the place of the product's own parts, for measuring without them.</param>
    /// <exception cref="StartupException">The settings or the data folder cannot be used.</exception>
    /// <exception cref="DatabaseNewerException">A newer build wrote the database.</exception>
    public static async Task<WebApplication> Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(DefaultUrl);
        Addresses.RequireFree(builder.Configuration[WebHostDefaults.ServerUrlsKey]!);
        Certificates.RequireFit(builder.Configuration, builder.Environment.ContentRootPath, TimeProvider.System.GetUtcNow());
        var cluster = ClusterSettings.Of(builder.Configuration);

        builder.Services.AddSingleton(cluster);
        if (cluster.IsCluster) AddClock(builder.Services);
        AddStorage(builder.Services, builder.Configuration);
        if (cluster.Role == NodeRole.Web) AddClient(builder, cluster);
        else AddSilo(builder, cluster);
        AddLive(builder.Services);
        AddHttp(builder);
        builder.AddOperations();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        await Node.RequireFit(cluster, app.Services);
        var catalogue = app.Services.GetRequiredService<Storage.Catalogue>();
        await catalogue.MigrateAsync();
        await catalogue.SealAsync(
            app.Services.GetRequiredService<IKeyManager>(), app.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.NewKeyLifetime);
        await Node.Join(cluster, app.Services);
        app.Services.GetRequiredService<IEventLog>();
        _ = app.Services.GetRequiredService<IPseudonymSecret>().Value; // made now, and not when somebody waits for it
        if (cluster.Role == NodeRole.Silo) app.MapHealth();
        else UsePipeline(app);
        return app;
    }

    /// <summary>People and boards alone, for commands; may be used while the product runs on the same database.</summary>
    public static IServiceProvider Catalogue()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddCatalogue(InstalledDatabase.Beside(builder.Configuration));
        builder.Services.AddReviewHubAccess().AddPeople();
        return builder.Build().Services;
    }

    /// <summary>The settings the server would start with, for commands that only need to find its data.</summary>
    public static IConfiguration Settings(IReadOnlyList<string> args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args], ContentRootPath = AppContext.BaseDirectory }).Configuration;

    private static void AddStorage(IServiceCollection services, IConfiguration configuration)
    {
        var (database, hold) = InstalledDatabase.Open(configuration);
        // Made by factories, so that the container ends them, in reverse: the log before its database, and that before the hold on its folder.
        if (hold is not null) services.AddSingleton(_ => hold);
        services.AddSingleton(s =>
        {
            _ = s.GetService<DataDirectory>();
            return database;
        });
        services.AddCatalogue(database);
        database.AddLog(services);
    }

    private static void AddClock(IServiceCollection services)
    {
        services.AddSingleton(new NodeClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<NodeClock>());
        services.AddSingleton<IFitness>(s => s.GetRequiredService<NodeClock>());
        services.AddHostedService<ClockWatch>();
    }

    private static void AddSilo(WebApplicationBuilder builder, ClusterSettings cluster)
    {
        builder.UseOrleans(silo =>
        {
            silo.AddNode(cluster, builder.Configuration);
            silo.Configure<GrainCollectionOptions>(options =>
                options.CollectionAge = builder.Configuration.GetValue("ReviewHub:CollectionAge", TimeSpan.FromMinutes(5)));
            silo.AddPlacementDirector<DocumentPlacement, DocumentPlacementDirector>();
            silo.AddOperations(builder.Configuration);
        });
        builder.Services.AddHostedService<Deadlines>();
    }

    private static void AddClient(WebApplicationBuilder builder, ClusterSettings cluster) => builder.UseOrleansClient(client =>
    {
        client.AddNode(cluster, builder.Configuration);
        client.AddOperations(builder.Configuration);
    });

    private static void AddLive(IServiceCollection services)
    {
        services.AddSingleton<WebSocketConnections>();
        services.AddSingleton<HubLifetimeManager<DocumentHub>, LiveLifetimeManager<DocumentHub>>();
        services.AddSingleton<Gathering>();
        services.AddSingleton<DocumentRelays>();
        services.AddHostedService(s => s.GetRequiredService<DocumentRelays>());
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = MaxHubMessage;
            // A page gives a server up that says nothing for 10 seconds. One that watches a document hears as often from its feed.
            options.KeepAliveInterval = FeedTimes.Renewal;
            options.AddFilter<RefusalHubFilter>();
        }).AddJsonProtocol(options => options.PayloadSerializerOptions.Converters.Add(new UtcTimeConverter()));
    }

    private static void AddHttp(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddReviewHubAccess().AddPeople();
        services.AddSingleton<IBoardObserver, DocumentsOfBoard>();
        services.Configure<ImportLimits>(builder.Configuration.GetSection("ReviewHub:Import"));
        services.AddReminders(builder.Configuration);
        services.AddOptions<FormOptions>().Configure(options => options.MultipartBodyLengthLimit = 256L * 1024 * 1024);
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ReviewHub";
            document.Info.Description = "A board reviews one document together, live. Send a token as 'Authorization: Bearer …'.";
            return Task.CompletedTask;
        }));
        services.AddResponseCompression(options => options.EnableForHttps = false);
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseDrain();
        app.UseResponseCompression();
        app.UsePage();
        app.UseRouting();
        app.UseReviewHubAccess();
        app.MapPeople();
        app.MapDocuments();
        app.MapRounds();
        app.MapParagraphs();
        app.MapDiscussion();
        app.MapFigures();
        app.MapCamps();
        app.MapReminders();
        app.MapExports();
        app.MapOpenApi().NeedsNothing();
        app.MapLiveHub<DocumentHub>("/hubs/document").NeedsSignIn();
        app.MapOperations();
        app.MapPage();
    }
}
