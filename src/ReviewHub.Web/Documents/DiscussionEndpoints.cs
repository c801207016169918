using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>What is done to comments and threads besides writing them, and what a paragraph's discussion led to.</summary>
internal static class DiscussionEndpoints
{
    public static void MapDiscussion(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents/{document}/paragraphs/{paragraph:int:min(1)}").WithTags("Discussion");
        group.MapPut("/comments/{comment:int:min(1)}/reactions/{reaction}", React).Needs(Right.Comment);
        group.MapDelete("/comments/{comment:int:min(1)}/reactions/{reaction}", Unreact).Needs(Right.Comment);
        group.MapPut("/threads/{thread:int:min(1)}/assignment", Assign).Needs(Right.Comment);
        group.MapPut("/threads/{thread:int:min(1)}/resolution", Resolve).Needs(Right.Comment);
        group.MapPut("/note", WriteNote).Needs(Right.TakeStance)
            .WithDescription("Why the caller does not go along with the result. An empty text withdraws the note.");
        group.MapPost("/notes/{round:int:min(1)}/{person:guid}/redaction", RedactNote).Needs(Right.Redact)
            .WithDescription("Erases the text for good, as that of a comment. The reason must not quote it.");
        group.MapGet("/trace", ReadTrace).Needs(Right.Read)
            .WithDescription("Who moved from which stance to which, in which round, and the newest comment of somebody else by then.");
    }

    private static Task<Ok<ReceiptMessage>> React(
        DocumentId document, int paragraph, int comment, string reaction, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.React(c, new(comment), Reactions.Named(reaction), on: true));

    private static Task<Ok<ReceiptMessage>> Unreact(
        DocumentId document, int paragraph, int comment, string reaction, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.React(c, new(comment), Reactions.Named(reaction), on: false));

    private static Task<Ok<ReceiptMessage>> Assign(
        DocumentId document, int paragraph, int thread, AssignmentRequest body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.AssignThread(c, new(thread), body.Person));

    private static Task<Ok<ReceiptMessage>> Resolve(
        DocumentId document, int paragraph, int thread, ResolutionRequest? body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.ResolveThread(c, new(thread), ResolutionKinds.Named(body?.Kind), body?.Outcome));

    private static Task<Ok<ReceiptMessage>> WriteNote(DocumentId document, int paragraph, NoteRequest body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.WriteMinorityNote(c, body.Text));

    private static Task<Ok<ReceiptMessage>> RedactNote(
        DocumentId document, int paragraph, int round, Guid person, RedactionRequest body, CommandContext command) =>
        command.Send(document, paragraph, (grain, c) => grain.RedactMinorityNote(c, round, new(person), body.Reason));

    // Read from the log: a paragraph keeps where people stand, not where they stood.
    private static async Task<Results<Ok<MoveMessage[]>, NotFound>> ReadTrace(
        DocumentId document, int paragraph, HttpContext http, IGrainFactory grains, IEventLog log, IAccess access, IPseudonymSecret secret,
        CancellationToken cancellation)
    {
        var view = await grains.GetGrain<IDocumentGrain>(document.ToString()).Read();
        if (view?.Revision.Paragraphs.Any(p => p.Number == paragraph) != true) return TypedResults.NotFound();
        var person = http.User.Reviewer();
        var viewer = new Viewer(person, (await access.Of(person, document)).Role ?? BoardRole.Observer);
        var stream = await log.Read(StreamId.Of(new ParagraphId(document, paragraph)), cancellation);
        var moves = Trace.For(viewer, stream, [.. view.Rounds.Where(r => r.Covers(paragraph))], new(document, secret.Value));
        return TypedResults.Ok(moves.Select(MoveMessage.Of).ToArray());
    }
}
