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
        Assert.Equal(expected, Home(new(), cluster, name, role).Name);

    [Fact]
    public void One_that_has_a_crowd_already_does_not()
    {
        var pages = new LivePages();
        var home = Home(pages, "c", "node1", "");

        for (var page = 0; page < DocumentHome.Enough; page++) pages.Came();
        Assert.Null(home.Name);

        pages.Went();
        Assert.Equal("node1", home.Name);
        for (var page = 1; page < DocumentHome.Enough; page++) pages.Went();
    }

    [Fact]
    public async Task A_single_process_says_nothing_of_it()
    {
        var document = await application.Chair.Import(await application.Chair.NewBoard(), "One.");

        Assert.False((await application.Chair.Get($"/api/documents/{document}")).TryGetProperty("home", out _));
    }

    private DocumentHome Home(LivePages pages, string? cluster, string? name, string role) => new(
        ClusterSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ReviewHub:Database"] = "Host=somewhere",
            ["ReviewHub:Cluster:Id"] = cluster,
            ["ReviewHub:Cluster:Name"] = name,
            ["ReviewHub:Role"] = role,
        }).Build()),
        pages, application.Services.GetRequiredService<Readiness>());
}
