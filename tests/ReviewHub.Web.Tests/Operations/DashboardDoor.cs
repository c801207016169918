using System.Net;

namespace ReviewHub.Web.Tests;

public sealed class DashboardDoor
{
    [Fact]
    public async Task It_opens_to_who_runs_the_installation_and_to_nobody_else()
    {
        var product = new ReviewHubApplication { Settings = ["--ReviewHub:Dashboard", "true"] };
        await product.InitializeAsync();
        try
        {
            var otherChair = await product.Chair.Invite(await product.Chair.NewBoard(), "chair", "Another chair");
            foreach (var path in (string[])["/dashboard/", "/dashboard/DashboardCounters", "/dashboard/ClusterStats"])
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await Knock(product.Anonymous(), path));
                Assert.Equal(HttpStatusCode.Forbidden, await Knock(otherChair, path));
                Assert.Equal(HttpStatusCode.OK, await Knock(product.Chair, path));
            }
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_is_not_there_unless_asked_for()
    {
        var product = new ReviewHubApplication();
        await product.InitializeAsync();
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, await Knock(product.Chair, "/dashboard"));
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    private static async Task<HttpStatusCode> Knock(Actor actor, string path)
    {
        using var answer = await actor.Http.GetAsync(path);
        return answer.StatusCode;
    }
}
