using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

internal static class ParagraphEndpoints
{
    public static void MapParagraphs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents/{document}/paragraphs/{paragraph:int:min(1)}").WithTags("Paragraphs");
        group.MapGet("/", Read).Needs(Right.Read);
        group.MapPut("/stance", TakeStance).Needs(Right.TakeStance);
        group.MapDelete("/stance", WithdrawStance).Needs(Right.TakeStance);
        group.MapPost("/threads", StartThread).Needs(Right.Comment);
        group.MapPost("/threads/{thread:int:min(1)}/comments", Reply).Needs(Right.Comment);
        group.MapDelete("/threads/{thread:int:min(1)}/resolution", ReopenThread).Needs(Right.Comment);
        group.MapPut("/comments/{comment:int:min(1)}", EditComment).Needs(Right.Comment);
        group.MapDelete("/comments/{comment:int:min(1)}", DeleteComment).Needs(Right.Comment);
        group.MapPost("/comments/{comment:int:min(1)}/redaction", RedactComment).Needs(Right.Redact)
            .WithDescription("Erases the text for good, from the log and from exports of earlier positions too. The reason must not quote it.");
    }

    /// <param name="round">Whose judgments to show; null for the newest.</param>
    private static async Task<Ok<ParagraphMessage>> Read(
        DocumentId document, int paragraph, int? round, HttpContext http, IGrainFactory grains, INames names, IAccess access, IPseudonymSecret secret,
        CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IParagraphGrain>(new ParagraphId(document, paragraph).ToString());
        var read = await (round is { } asked ? grain.ReadIn(asked) : grain.Read());
        // Read after the paragraph: whatever was said there was said in a round that is among these.
        var rounds = (await grains.GetGrain<IDocumentGrain>(document.ToString()).Read())!.Rounds;
        var masks = new Masks(document, secret.Value);
        var view = read with
        {
            Threads = [.. read.Threads.Select(t => masks.Of(t, paragraph, rounds))],
            Comments = [.. read.Comments.Select(c => masks.Of(c, paragraph, rounds))],
            Notes = [.. read.Notes.Select(n => masks.Of(n, rounds))],
        };
        var known = await names.Of([.. PeopleIn(view).Distinct()], cancellation);
        return TypedResults.Ok(ParagraphMessage.Of(
            view, await access.ViewerOf(http.User.Reviewer(), document), by => view.Terms.Round is { } judged ? masks.In(judged, by) : by, Name));

        PersonMessage Name(ReviewerId id) => new(id, known.GetValueOrDefault(id) ?? (rounds.All(r => Sight.Of(r, Viewer.Reviewer).IsNamed) ? "" : Pseudonyms.LabelOf(id)));
    }

    private static IEnumerable<ReviewerId> PeopleIn(ParagraphView view) =>
    [
        .. view.Answers.SelectMany(a => a.By.Keys),
        .. view.Comments.Select(c => c.By),
        .. view.Comments.SelectMany(c => c.Mentions),
        .. view.Comments.SelectMany(c => c.Reactions).Select(r => r.By),
        .. view.Threads.Select(t => t.Assigned).OfType<ReviewerId>(),
        .. view.Notes.Select(n => n.By),
    ];

    private static Task<Ok<ReceiptMessage>> TakeStance(DocumentId document, int paragraph, StanceRequest body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.TakeStance(c, new(body.Stance ?? ""), body.Question));

    private static Task<Ok<ReceiptMessage>> WithdrawStance(DocumentId document, int paragraph, string? question, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.WithdrawStance(c, question));

    private static async Task<Created<ReceiptMessage>> StartThread(
        DocumentId document, int paragraph, ThreadRequest body, CommandContext command)
    {
        var answer = await command.Send(document, paragraph, (grain, c) => grain.StartThread(c, body.Text ?? "", body.Selector?.ToQuote(), body.Mentions));
        return TypedResults.Created($"/api/documents/{document}/paragraphs/{paragraph}", answer.Value);
    }

    private static async Task<Created<ReceiptMessage>> Reply(
        DocumentId document, int paragraph, int thread, CommentRequest body, CommandContext command)
    {
        var answer = await command.Send(document, paragraph, (grain, c) => grain.Reply(c, new(thread), body.Text ?? "", body.Mentions));
        return TypedResults.Created($"/api/documents/{document}/paragraphs/{paragraph}", answer.Value);
    }

    private static Task<Ok<ReceiptMessage>> ReopenThread(DocumentId document, int paragraph, int thread, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.ReopenThread(c, new(thread)));

    private static Task<Ok<ReceiptMessage>> EditComment(
        DocumentId document, int paragraph, int comment, CommentRequest body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.EditComment(c, new(comment), body.Text ?? "", body.Mentions));

    private static Task<Ok<ReceiptMessage>> RedactComment(
        DocumentId document, int paragraph, int comment, RedactionRequest body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.RedactComment(c, new(comment), body.Reason));

    private static async Task<Ok<ReceiptMessage>> DeleteComment(
        DocumentId document, int paragraph, int comment, CommandContext command, IAccess access)
    {
        var moderator = (await access.Of(command.Person, document)).May(Right.Moderate);
        return await command.Send(document, paragraph, (grain, c) => grain.DeleteComment(c, new(comment), moderator));
    }
}
