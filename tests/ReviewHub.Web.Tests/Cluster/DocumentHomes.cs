using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ReviewHub.Web.Tests;

/// <summary>Which nodes call pages to themselves.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed class DocumentHomes(ReviewHubApplication application)
{
    [Theory]
    [InlineData("c", "node1", "", "node1")]
    [InlineData("c", null, "", null)] // the proxy knows no names
    [InlineData("c", "node1", "silo", null)] // it has no pages
    [InlineData(null, "node1", "", null)] // there is no other
    public void One_that_the_proxy_knows_and_that_has_pages_does(string? cluster, string? name, string role, string? expected) =>
        Assert.Equal(expected, Home(cluster, name, role).Name);

    [Fact]
    public async Task One_that_has_a_crowd_already_does_not()
    {
        await using var page = await application.Chair.Connect();

        Assert.Null(Home("c", "node1", "", enough: 1).Name);
        Assert.Equal("node1", Home("c", "node1", "").Name);
    }

    [Fact]
    public async Task A_single_process_says_nothing_of_it()
    {
        var document = await application.Chair.Import(await application.Chair.NewBoard(), "One.");

        Assert.False((await application.Chair.Get($"/api/documents/{document}")).TryGetProperty("home", out _));
    }

    private DocumentHome Home(string? cluster, string? name, string role, int? enough = null)
    {
        var settings = ClusterSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ReviewHub:Database"] = "Host=somewhere",
            ["ReviewHub:Cluster:Id"] = cluster,
            ["ReviewHub:Cluster:Name"] = name,
            ["ReviewHub:Role"] = role,
        }).Build());
        var (pages, readiness) = (application.Services.GetRequiredService<WebSocketConnections>(), application.Services.GetRequiredService<Readiness>());
        return enough is { } crowd ? new(settings, pages, readiness, crowd) : new(settings, pages, readiness);
    }
}
