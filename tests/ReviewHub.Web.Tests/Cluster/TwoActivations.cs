using ReviewHub.Storage;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>Two clusters that do not know of each other on one database: every paragraph is awake in both, as it may be for a moment in one.</summary>
public sealed class TwoActivations : IAsyncLifetime
{
    private readonly List<ReviewHubApplication> _nodes = [];
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = PostgresServer.Shared.NewDatabase();
        _nodes.Add(ReviewHubApplication.NodeOn(_database, null, "--ReviewHub:Cluster:Id", "one"));
        _nodes.Add(ReviewHubApplication.NodeOn(_database, null, "--ReviewHub:Cluster:Id", "other"));
        await _nodes[0].InitializeAsync();
        await _nodes[1].Start();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    [SkippableFact]
    public async Task One_wins_each_time_and_the_others_callers_retry_and_succeed()
    {
        const int People = 8, Turns = 6;
        var board = await _nodes[0].Chair.NewBoard();
        var document = await _nodes[0].Chair.Import(board, "One.");
        var people = new List<Actor>();
        for (var i = 0; i < People; i++) people.Add(await _nodes[0].Chair.Invite(board, "reviewer", $"Person {i}"));
        List<Actor> there = people.ConvertAll(p => new Actor(_nodes[1], p.Token, p.Id, p.Name));
        foreach (var node in new[] { people[0], there[0] }) await node.Paragraph(document, 1); // awake on both

        using var readings = new Readings();
        await Task.WhenAll(people.Select((person, i) => Vote(i % 2 == 0 ? person : there[i], document, Turns)));

        Assert.True(readings.Of("reviewhub.append.conflicts") > 0, "neither was ever in the other's way");
        using var database = new PostgresDatabase(_database);
        var events = database.Rows().Where(row => row.Name == "stance-taken").ToList();
        Assert.Equal(People * Turns, events.Count);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(row => row.Version));
        Assert.True(LogVerifier.Verify(database.Rows()).Events > events.Count); // it throws where a link is broken
    }

    /// <summary>One vote after the other, each with a key of its own and again under the same while the server asks to.</summary>
    private static async Task Vote(Actor person, string document, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            for (var tries = 1; ; tries++)
            {
                using var answer = await person.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = turn % 2 == 0 ? "accept" : "reject" }, $"turn {turn}");
                if (answer.IsSuccessStatusCode) break;
                Assert.True(answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable && tries < 50, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }
}
