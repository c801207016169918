using System.Collections.Concurrent;
using k8s;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting.Kubernetes;
using ReviewHub.Grains.Tests.Support;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>A node in Kubernetes, of which there is here only what Orleans asks it.</summary>
public sealed class InAPod : IAsyncLifetime
{
    private static readonly string[] Pod =
        ["--KUBERNETES_SERVICE_HOST", "127.0.0.1", "--POD_NAMESPACE", "reviews", "--POD_NAME", "node-1", "--POD_IP", "127.0.0.1", "--ORLEANS_CLUSTER_ID", "tests", "--ORLEANS_SERVICE_ID", "reviewhub"];

    private readonly ConcurrentQueue<string> _asked = new();
    private WebApplication _api = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _api = builder.Build();
        _api.Urls.Add("http://127.0.0.1:0");
        _api.Run(Answer);
        await _api.StartAsync();
        // The library looks for these among the variables alone.
        Environment.SetEnvironmentVariable("POD_NAMESPACE", "reviews");
        Environment.SetEnvironmentVariable("POD_NAME", "node-1");
    }

    public async Task DisposeAsync()
    {
        await _api.StopAsync();
        await _api.DisposeAsync();
        Environment.SetEnvironmentVariable("POD_NAMESPACE", null);
        Environment.SetEnvironmentVariable("POD_NAME", null);
    }

    [SkippableFact]
    public async Task A_node_asks_for_the_pods_of_its_cluster_and_is_ready()
    {
        var address = _api.Urls.Single();
        var node = ReviewHubApplication.NodeOn(
            PostgresServer.Shared.NewDatabase(), services => services.Configure<KubernetesHostingOptions>(options => options.GetClientConfiguration = () => new() { Host = address }),
            ["--ReviewHub:Cluster:Kubernetes", "true", .. Pod]);
        await node.InitializeAsync();
        try
        {
            Assert.Equal("ready", await node.Anonymous().Http.GetStringAsync("/health/ready"));
            Assert.Contains("GET /api/v1/namespaces/reviews/pods/node-1", _asked);
            await Eventually.True(() => _asked.Any(asked => asked.Contains("watch=true", StringComparison.Ordinal)), "it watches the pods");
            Assert.All(_asked.Where(asked => asked.Contains('?', StringComparison.Ordinal)), asked =>
                Assert.Contains("orleans/serviceId=reviewhub,orleans/clusterId=tests", Uri.UnescapeDataString(asked), StringComparison.Ordinal));
        }
        finally
        {
            await node.DisposeAsync();
        }
    }

    [SkippableTheory]
    [InlineData("POD_NAME", "", "POD_NAME is not set")]
    [InlineData("ORLEANS_CLUSTER_ID", "another", "The pod's labels do not fit")]
    public async Task A_pod_that_does_not_say_who_it_is_is_refused_in_one_line(string name, string value, string why)
    {
        var node = ReviewHubApplication.NodeOn(PostgresServer.Shared.NewDatabase(), null, ["--ReviewHub:Cluster:Kubernetes", "true", .. Pod, $"--{name}", value]);

        var refused = await Assert.ThrowsAsync<StartupException>(node.Start);

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        await node.DisposeAsync();
    }

    private async Task Answer(HttpContext http)
    {
        _asked.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        const string Node = """{"metadata":{"name":"node-1","labels":{"orleans/serviceId":"reviewhub","orleans/clusterId":"tests"}}}""";
        http.Response.ContentType = "application/json";
        if (http.Request.Query["watch"] == "true")
        {
            await http.Response.Body.FlushAsync(); // nothing ever happens to a pod
            await Task.Delay(Timeout.Infinite, _api.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await http.Response.WriteAsync(http.Request.Path.Value!.EndsWith("/pods", StringComparison.Ordinal)
            ? $$"""{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{{Node}}]}"""
            : $$"""{"kind":"Pod","apiVersion":"v1",{{Node[1..]}}""");
    }
}
