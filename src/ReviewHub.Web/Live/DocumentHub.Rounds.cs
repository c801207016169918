using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>Opening and closing rounds, and standing aside from them.</summary>
internal sealed partial class DocumentHub
{
    /// <param name="protocol">What is null in it is as in the usual protocol.</param>
    /// <param name="paragraph">To put one paragraph to its own vote; null for the whole document.</param>
    [Needs(Right.RunRounds)]
    public Task<ReceiptMessage> OpenRound(string document, OpenRoundRequest? protocol, int? paragraph, string command) =>
        Send(document, command, (grain, c) => grain.OpenRound(
            c, (protocol ?? throw ReviewRuleException.Invalid("A round needs a protocol.")).ToProtocol(), paragraph ?? protocol.Paragraph));

    [Needs(Right.RunRounds)]
    public Task<ReceiptMessage> CloseRound(string document, int round, string command) =>
        Send(document, command, (grain, c) => grain.CloseRound(c, round));

    /// <param name="paragraph">Null for the whole document.</param>
    [Needs(Right.TakeStance)]
    public Task<ReceiptMessage> Recuse(string document, int? paragraph, string reason, string command) =>
        Send(document, command, (grain, c) => grain.Recuse(c, paragraph, reason));

    /// <param name="paragraph">Null for the whole document.</param>
    [Needs(Right.TakeStance)]
    public Task<ReceiptMessage> WithdrawRecusal(string document, int? paragraph, string command) =>
        Send(document, command, (grain, c) => grain.WithdrawRecusal(c, paragraph));

    private async Task<ReceiptMessage> Send(string document, string command, Func<IDocumentGrain, Command, Task<Receipt>> send) =>
        ReceiptMessage.Of(await grains.Send(DocumentId.Parse(document), new(CommandId.For(Person, command), Person), send));
}
