using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ReviewHub.Web;

/// <summary>The settings under <c>ReviewHub:Cluster</c>, and the node's role. Without an id the process is a node by itself.</summary>
/// <param name="Name">Under which the proxy knows this node; null where it need not.</param>
/// <param name="Membership"><see cref="InDatabase"/>, or where a Redis is.</param>
internal sealed record ClusterSettings(
    string? Id, string? Secret, string? Name, int SiloPort, int GatewayPort, IPAddress? GivenAddress, string Membership, NodeRole Role, bool Kubernetes)
{
    public const string InDatabase = "database";

    private static readonly string[] OfAPod = ["KUBERNETES_SERVICE_HOST", "POD_NAMESPACE", "POD_NAME", "POD_IP"];

    public bool IsCluster => !string.IsNullOrEmpty(Id);

    /// <summary>At which the other nodes find this one: what is set, else the first of this machine's own that is not of the loopback.</summary>
    /// <exception cref="StartupException">The machine does not know its own name.</exception>
    public IPAddress Address => GivenAddress ?? OwnAddress();

    /// <summary>What is kept of the secret to tell nodes apart that do not share it; null when there is none.</summary>
    public byte[]? SecretDigest => string.IsNullOrEmpty(Secret) ? null : HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Id!));

    /// <exception cref="StartupException">A setting makes no sense, or a cluster has no database to share.</exception>
    public static ClusterSettings Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("ReviewHub:Cluster");
        var settings = new ClusterSettings(
            section["Id"], section["Secret"], section["Name"] is { Length: > 0 } name ? name : null, Port(section, "SiloPort", 11111), Port(section, "GatewayPort", 30000), AddressIn(section, configuration),
            section["Membership"] is { Length: > 0 } membership ? membership : InDatabase, RoleIn(configuration), section.GetValue<bool>("Kubernetes"));
        if (settings.IsCluster && string.IsNullOrEmpty(configuration["ReviewHub:Database"]))
            throw new StartupException("A cluster shares one PostgreSQL database: set ReviewHub__Database beside ReviewHub__Cluster__Id.");
        if (!settings.IsCluster && settings.Role != NodeRole.Whole)
            throw new StartupException("A node with a role is one of a cluster: set ReviewHub__Cluster__Id, or leave the role out for a node that does everything.");
        if (settings.Kubernetes) RequirePod(configuration, settings);
        return settings;
    }

    /// <summary>By these names Orleans finds its pod and the others.</summary>
    private static void RequirePod(IConfiguration configuration, ClusterSettings settings)
    {
        var missing = OfAPod.Where(name => string.IsNullOrEmpty(configuration[name])).ToList();
        if (!settings.IsCluster || missing.Count > 0)
            throw new StartupException($"ReviewHub__Cluster__Kubernetes is for a node of a cluster in a pod, and {string.Join(", ", settings.IsCluster ? missing : ["ReviewHub__Cluster__Id"])} is not set. infra/kubernetes/deployment.yaml shows what is.");
        if (configuration["ORLEANS_CLUSTER_ID"] is { Length: > 0 } cluster && cluster != settings.Id || configuration["ORLEANS_SERVICE_ID"] is { Length: > 0 } service && service != Node.ServiceId)
            throw new StartupException($"The pod's labels do not fit: orleans/clusterId is to be '{settings.Id}', as ReviewHub__Cluster__Id is, and orleans/serviceId '{Node.ServiceId}'.");
    }

    private static NodeRole RoleIn(IConfiguration configuration) => configuration["ReviewHub:Role"]?.ToLowerInvariant() switch
    {
        null or "" => NodeRole.Whole,
        "silo" => NodeRole.Silo,
        "web" => NodeRole.Web,
        var other => throw new StartupException($"The role of a node is 'silo' or 'web', or left out for one that does everything; it is '{other}'."),
    };

    private static int Port(IConfigurationSection section, string name, int otherwise) => section[name] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, out var port) && port is >= 0 and <= 65535 => port,
        var text => throw new StartupException($"ReviewHub__Cluster__{name} is '{text}'; a port is a number from 0 to 65535."),
    };

    private static IPAddress? AddressIn(IConfigurationSection section, IConfiguration configuration)
    {
        if ((section["Address"] ?? (section.GetValue<bool>("Kubernetes") ? configuration["POD_IP"] : null)) is not { Length: > 0 } text)
            return null;

        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new StartupException($"ReviewHub__Cluster__Address is '{text}'; it is the IP address at which the other nodes find this one.");
    }

    private static IPAddress OwnAddress()
    {
        try
        {
            return Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork).FirstOrDefault(a => !IPAddress.IsLoopback(a)) ?? IPAddress.Loopback;
        }
        catch (SocketException e)
        {
            throw new StartupException($"This machine has no address under its own name ({e.Message}). Set ReviewHub__Cluster__Address to the IP address at which the other nodes find it.");
        }
    }
}
