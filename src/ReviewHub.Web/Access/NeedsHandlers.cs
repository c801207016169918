using Microsoft.AspNetCore.Authorization;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal sealed record NeedsRight(Right Right) : IAuthorizationRequirement;

internal sealed record NeedsToMakeBoards : IAuthorizationRequirement;

/// <summary>Carries the words of a refusal to <see cref="RefusalWriter"/>.</summary>
internal sealed class Refusal(IAuthorizationHandler by, ReviewRuleException rule) : AuthorizationFailureReason(by, rule.Message)
{
    public ReviewRuleException Rule => rule;
}

internal sealed class NeedsRightHandler(IAccess access) : AuthorizationHandler<NeedsRight>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsRight requirement)
    {
        if (context.Resource is not HttpContext http || context.User.ReviewerOrNone() is not { } person)
            return;
        try
        {
            (await AccessOf(person, http.Request.RouteValues)).Require(requirement.Right);
            context.Succeed(requirement);
        }
        catch (ReviewRuleException refusal)
        {
            context.Fail(new Refusal(this, refusal));
        }
    }

    private ValueTask<Access> AccessOf(ReviewerId person, RouteValueDictionary values)
    {
        if (values.TryGetValue("document", out var document))
            return DocumentId.TryParse(document as string, out var id) ? access.Of(person, id) : new(Access.None);
        return BoardId.TryParse(values["board"] as string, out var board) ? access.Of(person, board) : new(Access.None);
    }
}

internal sealed class NeedsToMakeBoardsHandler(Boards boards) : AuthorizationHandler<NeedsToMakeBoards>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsToMakeBoards requirement)
    {
        if (context.User.ReviewerOrNone() is not { } person)
            return;
        if (await boards.MayBeMadeByAsync(person, CancellationToken.None))
            context.Succeed(requirement);
        else
            context.Fail(new Refusal(this, ReviewRuleException.NotAllowed("This is only for those who run this installation.")));
    }
}
