using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>Opening and closing rounds, standing aside from them, and what is left to do in them.</summary>
internal static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents/{document}").WithTags("Rounds");
        group.MapGet("/rounds", ReadRounds).Needs(Right.Read);
        group.MapPost("/rounds", OpenRound).Needs(Right.RunRounds);
        group.MapPut("/rounds/{round:int:min(1)}/closed", CloseRound).Needs(Right.RunRounds);
        group.MapGet("/worklist", ReadWorklist).Needs(Right.Read);
        group.MapPut("/recusal", RecuseFromAll).Needs(Right.TakeStance);
        group.MapDelete("/recusal", WithdrawFromAll).Needs(Right.TakeStance);
        group.MapPut("/paragraphs/{paragraph:int:min(1)}/recusal", Recuse).Needs(Right.TakeStance);
        group.MapDelete("/paragraphs/{paragraph:int:min(1)}/recusal", Withdraw).Needs(Right.TakeStance);
    }

    private static async Task<Results<Ok<RoundMessage[]>, NotFound>> ReadRounds(DocumentId document, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<IDocumentGrain>(document.ToString()).Read() is { } view
            ? TypedResults.Ok(view.Rounds.Select(r => RoundMessage.Of(r, http.User.Reviewer())).ToArray())
            : TypedResults.NotFound();

    private static Task<Ok<ReceiptMessage>> OpenRound(DocumentId document, OpenRoundRequest body, CommandContext command) =>
        command.Send(document, (grain, c) => grain.OpenRound(c, body.ToProtocol(), body.Paragraph));

    private static Task<Ok<ReceiptMessage>> CloseRound(DocumentId document, int round, CommandContext command) =>
        command.Send(document, (grain, c) => grain.CloseRound(c, round));

    private static async Task<Results<Ok<WorklistMessage>, NotFound>> ReadWorklist(
        DocumentId document, HttpContext http, IGrainFactory grains, IAccess access) =>
        await grains.GetGrain<IDocumentFeedGrain>(document.ToString()).Worklist(await access.ViewerOf(http.User.Reviewer(), document)) is { } w
            ? TypedResults.Ok(WorklistMessage.Of(w))
            : TypedResults.NotFound();

    private static Task<Ok<ReceiptMessage>> RecuseFromAll(DocumentId document, RecusalRequest body, CommandContext command) =>
        command.Send(document, (grain, c) => grain.Recuse(c, null, body.Reason ?? ""));

    private static Task<Ok<ReceiptMessage>> WithdrawFromAll(DocumentId document, CommandContext command) =>
        command.Send(document, (grain, c) => grain.WithdrawRecusal(c, null));

    private static Task<Ok<ReceiptMessage>> Recuse(DocumentId document, int paragraph, RecusalRequest body, CommandContext command) =>
        command.Send(document, (grain, c) => grain.Recuse(c, paragraph, body.Reason ?? ""));

    private static Task<Ok<ReceiptMessage>> Withdraw(DocumentId document, int paragraph, CommandContext command) =>
        command.Send(document, (grain, c) => grain.WithdrawRecusal(c, paragraph));
}
