using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>As docker-compose starts them: all at once, on a database in which nothing is yet.</summary>
public sealed class NodesThatStartTogether
{
    [SkippableFact]
    public async Task They_have_one_key_for_cookies_between_them()
    {
        var database = PostgresServer.Shared.NewDatabase();
        var nodes = Enumerable.Range(0, 3).Select(_ => ReviewHubApplication.NodeOn(database, null)).ToList();
        try
        {
            await Task.WhenAll(nodes.Select(node => node.Start()));

            Assert.Equal(1L, PostgresServer.Ask(database, """SELECT count(*) FROM "SealingKeys" """));
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }
}
