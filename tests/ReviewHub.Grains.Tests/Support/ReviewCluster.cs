using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains.Tests.Support;

/// <summary>Two nodes on one log, and a client. Shared by all tests: each makes documents of its own.</summary>
public sealed class ReviewCluster : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewhub-");
    private readonly ConcurrentBag<Screen> _screens = [];
    private readonly string _file;
    private readonly SqliteEventLog _sqlite;
    private InProcessTestCluster _cluster = null!;

    public ReviewCluster()
    {
        var file = _file = $"Data Source={Path.Combine(_folder.FullName, "log.db")}";
        _sqlite = new(file);
        Log = new(_sqlite);
        Snapshots = new(file);
        Deadlines = new(file);
    }

    public FaultyEventLog Log { get; }

    public SqliteSnapshots Snapshots { get; }

    public SqliteDeadlines Deadlines { get; }

    public FakeRoster Roster { get; } = new();

    public HastyClock Clock { get; } = new();

    public IClusterClient Client => _cluster.Client;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.AddPlacementDirector<DocumentPlacement, Scattered>().Services
            .AddSingleton<IEventLog>(Log)
            .AddSingleton<ISnapshots>(Snapshots)
            .AddSingleton<IRoster>(Roster)
            .AddSingleton<IPseudonymSecret>(new SqlitePseudonymSecret(_file))
            .AddSingleton<IDocumentHome, Nowhere>()
            .AddSingleton<TimeProvider>(Clock));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _sqlite.DisposeAsync();
        Snapshots.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>A document of three paragraphs on a board of its own.</summary>
    public async Task<ReviewedDocument> Import(params ReviewerId[] voters)
    {
        var document = Unknown(voters);
        await document.Import();
        return document;
    }

    /// <summary>A document of three paragraphs whose first round is of this protocol.</summary>
    public async Task<ReviewedDocument> Import(Protocol protocol, params ReviewerId[] voters)
    {
        var document = Unknown(voters);
        await document.Grain.Import(ReviewedDocument.By(ReviewerId.System), document.Text with { Protocol = protocol });
        return document;
    }

    /// <summary>A document that is not imported yet.</summary>
    public ReviewedDocument Unknown(params ReviewerId[] voters)
    {
        var board = new BoardId(Guid.NewGuid());
        Roster.Set(board, voters);
        return new(this, board);
    }

    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>Moves a grain to the node it is not on.</summary>
    public async Task Move(IGrainWithStringKey grain)
    {
        var from = await Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        var to = _cluster.GetActiveSilos().First(silo => !silo.SiloAddress.Equals(from)).SiloAddress;
        await _cluster.MigrateAsync(grain, to);
        await Eventually.True(async () => to.Equals(await Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain)), "the grain has moved");
    }

    /// <summary>A way for grains to reach the screen; the screen lives as long as the cluster.</summary>
    public IDocumentFeedObserver Observe(Screen screen)
    {
        _screens.Add(screen); // the runtime keeps a weak reference
        return Client.CreateObjectReference<IDocumentFeedObserver>(screen);
    }
}

/// <summary>Anywhere: that a document's grains are together is only cheaper, and nothing may depend on it.</summary>
internal sealed class Scattered : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        return Task.FromResult(IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) ?? silos[Random.Shared.Next(silos.Length)]);
    }
}

[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<ReviewCluster>
{
    public const string Name = "One cluster";
}
