using System.Net;
using Orleans.Configuration;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Makes the process a node: one by itself, or one of those that the membership table names.</summary>
internal static class Node
{
    public const string ServiceId = "reviewhub";

    /// <summary>The node that holds grains.</summary>
    public static void AddNode(this ISiloBuilder silo, ClusterSettings cluster, IConfiguration configuration)
    {
        silo.Services.AddSingleton<IFitness, SiloMembership>();
        if (!cluster.IsCluster)
        {
            // One process: no gateway, and a port of its own so that two installations on a machine do not meet.
            silo.UseLocalhostClustering(Addresses.FreePort(), gatewayPort: 0);
            return;
        }

        silo.Services.AddGeneration();
        if (cluster.Name is { } name) silo.Configure<SiloOptions>(options => options.SiloName = name);
        if (cluster.Kubernetes) silo.UseKubernetesHosting();
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id!, ServiceId));
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = cluster.Address;
            (options.SiloPort, options.GatewayPort) = (cluster.SiloPort == 0 ? Addresses.FreePort() : cluster.SiloPort, cluster.GatewayPort);
            if (IPAddress.IsLoopback(cluster.Address)) return;
            (options.SiloListeningEndpoint, options.GatewayListeningEndpoint) = (new(IPAddress.Any, options.SiloPort), new(IPAddress.Any, options.GatewayPort));
        });
        // The defaults find a dead node after seven seconds, and one that hangs after a minute.
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(0.6);
            options.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);
            options.NumMissedProbesLimit = 2;
            options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
        silo.AddGrainService<NodeService>();
        silo.Services.AddSingleton<OtherNodes>().AddSingleton<NodeSurroundings>().AddHostedService<NodeWatch>();
        if (cluster.Membership == ClusterSettings.InDatabase)
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", MembershipIn(configuration)));
        else silo.UseRedisClustering(cluster.Membership);
    }

    /// <summary>The node that has none, and reaches those of others.</summary>
    public static void AddNode(this IClientBuilder client, ClusterSettings cluster, IConfiguration configuration)
    {
        client.Services.AddSingleton<Gateways>().AddSingleton<IFitness>(s => s.GetRequiredService<Gateways>());
        client.Services.AddGeneration();
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id!, ServiceId));
        // A call to a node that is killed is never answered, and nobody tells: until this has passed it is not sent again.
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(3));
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        client.UseConnectionRetryFilter(WaitForASilo);
        client.AddGatewayCountChangedHandler(s => (_, change) => s.GetRequiredService<Gateways>().Count(change.NumberOfConnectedGateways));
        client.AddClusterConnectionLostHandler(s => (_, _) => s.GetRequiredService<Gateways>().Count(0));
        if (cluster.Membership == ClusterSettings.InDatabase)
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", MembershipIn(configuration)));
        else client.UseRedisClustering(cluster.Membership);
    }

    /// <summary>Looks whether the cluster would have this node, and changes nothing.</summary>
    /// <exception cref="StartupException">The other nodes have another secret, the clock here is not like theirs, or they meet where this one does not come.</exception>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public static async Task RequireFit(ClusterSettings cluster, IServiceProvider services)
    {
        if (!cluster.IsCluster) return;
        var database = (PostgresDatabase)services.GetRequiredService<Database>();
        if (await services.GetRequiredService<NodeClock>().Compare(database, CancellationToken.None) is { } difference)
            throw new StartupException($"{difference}; nodes of a cluster need clocks that agree. Set the wrong one right, best by NTP; nothing was changed.");
        if (cluster.Membership != ClusterSettings.InDatabase) await RedisMembership.Require(cluster.Membership);
        RequireSecret(cluster, await PostgresMembership.WouldLetIn(database, cluster.Id!, cluster.SecretDigest));
    }

    /// <summary>Makes the tables in which nodes find each other.</summary>
    /// <exception cref="StartupException">Another node with another secret was the first.</exception>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public static async Task Join(ClusterSettings cluster, IServiceProvider services)
    {
        if (!cluster.IsCluster) return;
        RequireSecret(cluster, await PostgresMembership.Join((PostgresDatabase)services.GetRequiredService<Database>(), cluster.Id!, cluster.SecretDigest));
    }

    private static void RequireSecret(ClusterSettings cluster, bool fits)
    {
        if (!fits) throw new StartupException($"The nodes of the cluster '{cluster.Id}' have another secret. Set ReviewHub__Cluster__Secret to theirs; nothing was changed.");
    }

    // Whoever starts both kinds at once should not have to mind the order.
    private static async Task<bool> WaitForASilo(Exception failure, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
        return true;
    }

    private static string MembershipIn(IConfiguration configuration) => PostgresMembership.ConnectionString(configuration["ReviewHub:Database"]!);
}
