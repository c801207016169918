using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>The live doorway to documents: who, which grain, which verb. Errors reach the caller as words for a person.</summary>
internal sealed partial class DocumentHub(IGrainFactory grains, DocumentRelays relays, IAccess access) : Hub<IDocumentClient>
{
    private ReviewerId Person => Context.User!.Reviewer();

    /// <summary>Starts watching, or resumes from a position after a gap or a lost connection.</summary>
    [Needs(Right.Read)]
    public async Task<WatchReplyMessage> Watch(string document, FeedPositionMessage? resume)
    {
        var id = DocumentId.Parse(document);
        var reply = await relays.Watch(id, Context, Person, resume);
        var now = await access.Of(Person, id);
        // Who was removed or left between being let in and getting there was looked for too early: nobody would come again.
        if (!now.May(Right.Read) || Context.ConnectionAborted.IsCancellationRequested) await Unwatch(document);
        now.Require(Right.Read);
        return reply;
    }

    [Needs(Right.Read)]
    public Task Unwatch(string document) => relays.Unwatch(DocumentId.Parse(document), Context.ConnectionId, Person);

    /// <summary>Says which paragraph the caller is on; null for none in particular.</summary>
    [Needs(Right.Read)]
    public void Here(string document, int? paragraph) => relays.Here(DocumentId.Parse(document), Context.ConnectionId, paragraph);

    [Needs(Right.TakeStance)]
    public Task<ReceiptMessage> TakeStance(string document, int paragraph, string stance, string? question, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.TakeStance(c, new(stance), question));

    [Needs(Right.TakeStance)]
    public Task<ReceiptMessage> WithdrawStance(string document, int paragraph, string? question, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.WithdrawStance(c, question));

    [Needs(Right.Comment)]
    public Task<ReceiptMessage> StartThread(
        string document, int paragraph, string text, SelectorMessage? selector, ReviewerId[]? mentions, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.StartThread(c, text, selector?.ToQuote(), Mentions(mentions)));

    [Needs(Right.Comment)]
    public Task<ReceiptMessage> Reply(string document, int paragraph, int thread, string text, ReviewerId[]? mentions, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.Reply(c, new(thread), text, Mentions(mentions)));

    [Needs(Right.Comment)]
    public Task<ReceiptMessage> EditComment(string document, int paragraph, int comment, string text, ReviewerId[]? mentions, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.EditComment(c, new(comment), text, Mentions(mentions)));

    [Needs(Right.Comment)]
    public async Task<ReceiptMessage> DeleteComment(string document, int paragraph, int comment, string command)
    {
        var moderator = (await access.Of(Person, DocumentId.Parse(document))).May(Right.Moderate);
        return await Send(document, paragraph, command, (grain, c) => grain.DeleteComment(c, new(comment), moderator));
    }

    /// <summary>Erases the text for good.</summary>
    [Needs(Right.Redact)]
    public Task<ReceiptMessage> RedactComment(string document, int paragraph, int comment, string? reason, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.RedactComment(c, new(comment), reason));

    [Needs(Right.Comment)]
    public Task<ReceiptMessage> ReopenThread(string document, int paragraph, int thread, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.ReopenThread(c, new(thread)));

    public override Task OnConnectedAsync()
    {
        LiveMeter.Connected();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        LiveMeter.Disconnected();
        if (Context.User.ReviewerOrNone() is { } person) relays.Disconnected(Context.ConnectionId, person);
        return Task.CompletedTask;
    }

    private async Task<ReceiptMessage> Send(string document, int paragraph, string command, Func<IParagraphGrain, Command, Task<Receipt>> send) =>
        ReceiptMessage.Of(await grains.Send(new(DocumentId.Parse(document), paragraph), new(CommandId.For(Person, command), Person), send));
}
