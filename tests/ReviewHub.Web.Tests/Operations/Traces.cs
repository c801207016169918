using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

public sealed class Traces : IAsyncLifetime, IDisposable
{
    private readonly ReviewHubApplication _application = new() { Settings = ["--ReviewHub:Traces", "1"] };
    private readonly ConcurrentBag<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public Traces()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is Telemetry.Name or "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public Task InitializeAsync() => _application.InitializeAsync();

    public Task DisposeAsync() => _application.DisposeAsync();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task One_trace_follows_a_vote_from_its_doorway_to_the_pages()
    {
        var document = await _application.Chair.Import(await _application.Chair.NewBoard(), "One.\n\nTwo.");
        await using var watcher = await Watcher.Of(_application.Chair, document);

        foreach (var paragraph in (int[])[1, 2])
        {
            await watcher.Connection.InvokeAsync("TakeStance", document, paragraph, "accept", null, $"vote-{paragraph}");
            await watcher.Until(w => w.Counts(paragraph)[0] == 1, "the vote is seen");
            await Eventually.True(() => Names(OfVote(document, paragraph)).IsSupersetOf(["command", "append", "commit", "fan-out", "push"]), $"the trace of vote {paragraph} is whole");
        }

        var (first, second) = (OfVote(document, 1), OfVote(document, 2));
        Assert.NotEqual(first[0].TraceId, second[0].TraceId);
        Assert.All([first, second], AssertConnected);
    }

    [Fact]
    public async Task Votes_that_share_a_commit_or_a_batch_are_parts_of_it_or_linked_to_it()
    {
        const int votes = 40;
        var document = await _application.Chair.Import(await _application.Chair.NewBoard(), string.Join("\n\n", Enumerable.Range(1, votes)));
        await using var watcher = await Watcher.Of(_application.Chair, document);

        await Task.WhenAll(Enumerable.Range(1, votes).Select(p => watcher.Connection.InvokeAsync("TakeStance", document, p, "accept", null, $"vote-{p}")));
        await watcher.Until(w => Enumerable.Range(1, votes).All(p => w.Counts(p)[0] == 1), "all votes are seen");

        var traces = Enumerable.Range(1, votes).Select(p => OfVote(document, p)[0].TraceId).ToHashSet();
        foreach (var shared in (string[])["commit", "fan-out"])
            await Eventually.True(
                () => traces.IsSubsetOf(_ended.Where(a => a.OperationName == shared).SelectMany(a => a.Links.Select(l => l.Context.TraceId).Append(a.TraceId))),
                $"every vote is found in a {shared}");
    }

    private static HashSet<string> Names(List<Activity> trace) => [.. trace.Select(a => a.OperationName)];

    private List<Activity> OfVote(string document, int paragraph)
    {
        var stream = $"{document}/{paragraph}";
        return _ended.FirstOrDefault(a => a.GetTagItem("reviewhub.stream") as string == stream) is { } command ? [.. _ended.Where(a => a.TraceId == command.TraceId)] : [];
    }

    private static void AssertConnected(List<Activity> trace)
    {
        var spans = trace.Select(a => a.SpanId).ToHashSet();
        Assert.Equal("command", Assert.Single(trace, a => !spans.Contains(a.ParentSpanId)).OperationName);
    }
}
