using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>Turns refusals into words for the caller; what is safe to send again says so.</summary>
internal sealed class RefusalHubFilter : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (ReviewRuleException e)
        {
            throw new HubException(e.Message);
        }
        catch (TryAgainException e)
        {
            throw new HubException($"Try again: {e.Message}");
        }
    }
}
