using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>What leaves the product for a collector.</summary>
public sealed class Otlp : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _received = new();
    private WebApplication _collector = null!;
    private ReviewHubApplication _application = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            _received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
            context.Response.ContentType = "application/x-protobuf";
        });
        await _collector.StartAsync();
        var address = _collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _application = new()
        {
            Settings =
            [
                "--ReviewHub:Otlp", address, "--ReviewHub:Traces", "1", "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "--OTEL_METRIC_EXPORT_INTERVAL", "100", "--OTEL_BSP_SCHEDULE_DELAY", "100", "--OTEL_BLRP_SCHEDULE_DELAY", "100",
                "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
            ],
        };
        await _application.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Metrics_logs_and_traces_reach_a_collector()
    {
        var document = await _application.Chair.Import(await _application.Chair.NewBoard(), "Text.");
        await _application.Chair.Vote(document, 1, "accept");

        await Eventually.True(() => Received("/v1/metrics", "reviewhub.votes"), "the vote is in the metrics");
        await Eventually.True(() => Received("/v1/traces", "append") && Received("/v1/traces", "IParagraphGrain"), "the vote is in the traces");
        await Eventually.True(() => Received("/v1/logs", "Application started"), "the start is in the logs");
    }

    private bool Received(string path, string words) => _received.TryGetValue(path, out var text) && text.Contains(words, StringComparison.Ordinal);
}
