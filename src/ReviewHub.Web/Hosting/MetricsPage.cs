using System.Security.Cryptography;
using System.Text;
using OpenTelemetry.Metrics;

namespace ReviewHub.Web;

/// <summary>
/// Prometheus' page, on an address of its own that serves nothing else, so that where it is reached from is a matter of networks. The
/// address that pages use does not have it.
/// </summary>
internal sealed class MetricsPage(MeterProvider meters, IConfiguration configuration) : IHostedService, IAsyncDisposable
{
    public const string Path = "/metrics";

    private WebApplication? _page;

    /// <summary>Where <c>ReviewHub:Metrics</c> wants it; null for nowhere.</summary>
    /// <exception cref="StartupException">That is no address, or something listens there.</exception>
    public static string? AddressOf(IConfiguration configuration)
    {
        if (configuration["ReviewHub:Metrics"] is not { Length: > 0 } address) return null;
        try
        {
            Addresses.RequireFree(address);
            return address;
        }
        catch (FormatException)
        {
            throw new StartupException($"ReviewHub__Metrics is the address to serve metrics on, such as http://127.0.0.1:9464; it is '{address}'.");
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddOptions();
        builder.WebHost.UseKestrelCore().UseUrls(AddressOf(configuration)!);
        _page = builder.Build();
        if (configuration["ReviewHub:MetricsToken"] is { Length: > 0 } token) _page.Use(Requiring(token));
        _page.UseOpenTelemetryPrometheusScrapingEndpoint(meters, context => context.Request.Path == Path, null, null, null);
        _page.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await _page.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _page?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _page?.DisposeAsync() ?? default;

    private static Func<HttpContext, RequestDelegate, Task> Requiring(string token)
    {
        var expected = Encoding.UTF8.GetBytes($"Bearer {token}");
        return (context, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected)) return next(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        };
    }
}
