using System.Threading.RateLimiting;

namespace ReviewHub.Web;

/// <summary>How often one address may knock. Generous: a whole meeting room may share an address.</summary>
internal static class Limits
{
    /// <summary>Policy for routes that take a code from a link.</summary>
    public const string Join = "join";

    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<FailedSignIns>();
        services.AddRateLimiter(limiter => limiter.AddPolicy(Join, context =>
        {
            var perMinute = context.RequestServices.GetRequiredService<IConfiguration>().GetValue("ReviewHub:JoinsPerMinute", 300);
            return RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), _ => Window(perMinute));
        }).OnRejected = (rejected, _) => new(TooMany(rejected.HttpContext)));
        return services;
    }

    public static Task TooMany(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many attempts from your address. Wait a minute.");

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    public static FixedWindowRateLimiterOptions Window(int perMinute) =>
        new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) };
}

/// <summary>Counts wrong passwords by address; right ones are free, so that many people behind one address are not in each other's way.</summary>
internal sealed class FailedSignIns(IConfiguration configuration) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => Limits.Window(configuration.GetValue("ReviewHub:FailedSignInsPerMinute", 30))));

    public bool TooMany(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(Limits.AddressOf(context), 0);
        return !lease.IsAcquired;
    }

    public void Count(HttpContext context) => _limiter.AttemptAcquire(Limits.AddressOf(context)).Dispose();

    public void Dispose() => _limiter.Dispose();
}
