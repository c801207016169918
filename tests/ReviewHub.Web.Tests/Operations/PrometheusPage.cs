using System.Net;
using System.Net.Http.Headers;

namespace ReviewHub.Web.Tests;

public sealed class PrometheusPage : IAsyncLifetime
{
    private readonly string _address = $"http://127.0.0.1:{Addresses.FreePort()}";
    private readonly ReviewHubApplication _application;

    public PrometheusPage() => _application = new() { Settings = ["--ReviewHub:Metrics", _address, "--ReviewHub:MetricsToken", "a secret"] };

    public Task InitializeAsync() => _application.InitializeAsync();

    public Task DisposeAsync() => _application.DisposeAsync();

    [Fact]
    public async Task It_lists_what_is_measured_to_who_has_the_token_and_serves_nothing_else()
    {
        using var scraper = new HttpClient { BaseAddress = new(_address) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await scraper.GetAsync("/metrics")).StatusCode);
        scraper.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a secret");

        var document = await _application.Chair.Import(await _application.Chair.NewBoard(), "Text.");
        await _application.Chair.Vote(document, 1, "accept");
        var page = await scraper.GetStringAsync("/metrics");

        Assert.Contains("reviewhub_votes_total", page, StringComparison.Ordinal);
        Assert.Contains("reviewhub_append_duration_seconds_bucket", page, StringComparison.Ordinal);
        Assert.Contains("orleans_", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scraper.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scraper.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task It_is_not_where_pages_go()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _application.Chair.Http.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _application.Anonymous().Http.GetAsync("/metrics")).StatusCode);
    }
}
