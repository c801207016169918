using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Turns refusals into words for the caller; what is safe to send again says so. Faults are logged here: the framework would log
/// refusals as faults, so its own logger is silenced in the settings.
/// </summary>
internal sealed partial class RefusalHubFilter(ILogger<RefusalHubFilter> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (ReviewRuleException e)
        {
            LiveMeter.Refused(e);
            throw new HubException(e.Message);
        }
        catch (TryAgainException e)
        {
            LiveMeter.Refused(e);
            throw new HubException($"Try again: {e.Message}");
        }
        catch (Exception e) when (Unreached.Is(e))
        {
            LiveMeter.Refused(e);
            throw new HubException($"Try again: {Unreached.InWords}");
        }
        catch (Exception e) when (e is not HubException)
        {
            Failed(logger, e, invocationContext.HubMethodName);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The hub method {Method} failed.")]
    private static partial void Failed(ILogger logger, Exception e, string method);
}
