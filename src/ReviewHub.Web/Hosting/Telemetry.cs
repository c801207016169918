using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ReviewHub.Web;

/// <summary>
/// What leaves the process for those who run it: metrics, logs and traces over OTLP, metrics for Prometheus. Nothing, and nothing is
/// measured, unless the settings ask for it.
/// </summary>
internal static class Telemetry
{
    /// <summary>What the product itself has to say: name of its meter and of its source of traces.</summary>
    public const string Name = "ReviewHub";

    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Meters = [Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        // The exporter has many settings of its own under standard names; ours is one of them by a name that is easier to find.
        if (configuration["ReviewHub:Otlp"] is { Length: > 0 } otlp) configuration[OtlpEndpoint] = otlp;
        var exports = !string.IsNullOrEmpty(configuration[OtlpEndpoint]);
        var page = MetricsPage.AddressOf(configuration);
        if (!exports && page is null) return;

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("reviewhub", serviceInstanceId: $"{Environment.MachineName}/{Environment.ProcessId}"))
            .WithMetrics(metrics => metrics.AddMeter(Meters));
        if (page is not null)
        {
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false));
            builder.Services.AddHostedService<MetricsPage>();
        }

        if (!exports) return;
        telemetry.WithLogging(null, logs => logs.IncludeFormattedMessage = true).UseOtlpExporter();
        if (TracedShare(configuration) is > 0 and var share) telemetry.WithTracing(traces => Trace(traces, share));
    }

    /// <summary>Carries traces across calls between grains, where there are any to carry.</summary>
    public static void AddTracing(this ISiloBuilder silo, IConfiguration configuration)
    {
        if (TracedShare(configuration) > 0) silo.AddActivityPropagation();
    }

    /// <inheritdoc cref="AddTracing(ISiloBuilder, IConfiguration)"/>
    public static void AddTracing(this IClientBuilder client, IConfiguration configuration)
    {
        if (TracedShare(configuration) > 0) client.AddActivityPropagation();
    }

    private static void Trace(TracerProviderBuilder traces, double share)
    {
        // By the trace's number alone: every node decides alike, and nobody outside can ask for a trace of everything they do.
        var sampler = new TraceIdRatioBasedSampler(share);
        traces.SetSampler(new ParentBasedSampler(sampler, remoteParentSampled: sampler, remoteParentNotSampled: sampler))
            .AddSource(Name, "Microsoft.Orleans.Application")
            // A live connection is a request that lasts for hours, and probes come every second.
            .AddAspNetCoreInstrumentation(http => http.Filter = context =>
                !context.WebSockets.IsWebSocketRequest && !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics"));
    }

    private static double TracedShare(IConfiguration configuration) =>
        configuration.GetValue<double?>("ReviewHub:Traces") switch
        {
            null => 0,
            >= 0 and <= 1 and var share => share,
            var other => throw new StartupException($"ReviewHub__Traces is the share of commands to trace, from 0 to 1; it is {other}."),
        };
}
