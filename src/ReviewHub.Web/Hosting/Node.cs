using System.Net;
using Orleans.Configuration;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Makes the process a node: one by itself, or one of those that the membership table names.</summary>
internal static class Node
{
    public static void AddNode(this ISiloBuilder silo, ClusterSettings cluster, IConfiguration configuration)
    {
        if (!cluster.IsCluster)
        {
            // One process: no gateway, and a port of its own so that two installations on a machine do not meet.
            silo.UseLocalhostClustering(Addresses.FreePort(), gatewayPort: 0);
            return;
        }

        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id!, "reviewhub"));
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
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);
            options.NumMissedProbesLimit = 2;
            options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
        silo.AddGrainService<NodeService>();
        silo.Services.AddSingleton<NodeServices>().AddSingleton<NodeSurroundings>().AddHostedService<NodeWatch>();
        if (cluster.Membership == "database")
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", configuration["ReviewHub:Database"]!));
        else silo.UseRedisClustering(cluster.Membership);
    }

    /// <summary>Looks whether the cluster would have this node, and makes the tables in which nodes find each other.</summary>
    /// <exception cref="StartupException">The other nodes have another secret.</exception>
    /// <exception cref="LogUnavailableException">The database cannot be used.</exception>
    public static async Task Join(ClusterSettings cluster, Database database)
    {
        if (cluster.IsCluster && !await PostgresMembership.Join((PostgresDatabase)database, cluster.Id!, cluster.SecretDigest))
            throw new StartupException($"The nodes of the cluster '{cluster.Id}' have another secret. Set ReviewHub__Cluster__Secret to theirs; nothing was changed.");
    }
}
