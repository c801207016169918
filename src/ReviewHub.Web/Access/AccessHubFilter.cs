using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>
/// Guards every hub call as the routes are guarded: by the right the method names, at the moment of the call, since roles
/// change while a connection lives. A method that names no right lets nobody in.
/// </summary>
internal sealed class AccessHubFilter(IAccess access, SignIns signIns) : IHubFilter
{
    private readonly ConcurrentDictionary<MethodInfo, Right?> _rights = new();

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            await Admit(invocationContext);
        }
        catch (ReviewRuleException refusal)
        {
            LiveMeter.Refused(refusal);
            throw new HubException(refusal.Message);
        }

        return await next(invocationContext);
    }

    private async ValueTask Admit(HubInvocationContext call)
    {
        var right = _rights.GetOrAdd(call.HubMethod, method => method.GetCustomAttribute<NeedsAttribute>()?.Right)
            ?? throw ReviewRuleException.NotAllowed("This is not open to you.");
        if (call.Context.User.ReviewerOrNone() is not { } person || !await signIns.StillGood(call.Context.User!))
        {
            call.Context.Abort();
            throw ReviewRuleException.NotAllowed("Your sign-in has ended. Sign in again.");
        }

        (await AccessOf(person, call.HubMethodArguments)).Require(right);
    }

    private ValueTask<Access> AccessOf(ReviewerId person, IReadOnlyList<object?> arguments) => arguments switch
    {
        [DocumentId document, ..] => access.Of(person, document),
        [string text, ..] when DocumentId.TryParse(text, out var document) => access.Of(person, document),
        _ => new(Access.None),
    };
}
