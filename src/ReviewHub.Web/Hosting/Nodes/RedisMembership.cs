using System.Net;
using StackExchange.Redis;

namespace ReviewHub.Web;

/// <summary>The Redis in which nodes find each other, where the setting says so.</summary>
internal static class RedisMembership
{
    private const string Remedy = "set ReviewHub__Cluster__Membership right.";

    /// <exception cref="StartupException">It does not answer, or the setting is not the address of one.</exception>
    public static async Task Require(string membership)
    {
        var options = Parsed(membership) ?? throw new StartupException($"Where the nodes of the cluster meet is neither 'database' nor the address of a Redis; {Remedy}");
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        }
        catch (RedisException)
        {
            // Its own words and the setting as it stands may have a password in them.
            throw new StartupException($"The nodes of the cluster meet in the Redis at {string.Join(", ", options.EndPoints.Select(InWords))}, which does not answer. Start it, or {Remedy}");
        }
    }

    private static string? InWords(EndPoint point) => point is DnsEndPoint named ? $"{named.Host}:{named.Port}" : point.ToString();

    private static ConfigurationOptions? Parsed(string membership)
    {
        try
        {
            return ConfigurationOptions.Parse(membership) is { EndPoints.Count: > 0 } parsed ? parsed : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
