using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>What is done to comments and threads besides writing them.</summary>
internal sealed partial class DocumentHub
{
    [Needs(Right.Comment)]
    public Task<ReceiptMessage> React(string document, int paragraph, int comment, string reaction, bool on, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.React(c, new(comment), Reactions.Named(reaction), on));

    /// <summary>Says who is to see to a thread; null for nobody.</summary>
    [Needs(Right.Comment)]
    public Task<ReceiptMessage> AssignThread(string document, int paragraph, int thread, ReviewerId? person, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.AssignThread(c, new(thread), person));

    [Needs(Right.Comment)]
    public Task<ReceiptMessage> ResolveThread(string document, int paragraph, int thread, string? kind, string? outcome, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.ResolveThread(c, new(thread), ResolutionKinds.Named(kind), outcome));

    /// <summary>Says why the caller does not go along with a result; an empty text withdraws the note.</summary>
    [Needs(Right.TakeStance)]
    public Task<ReceiptMessage> WriteMinorityNote(string document, int paragraph, string? text, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.WriteMinorityNote(c, text));

    /// <summary>Erases somebody's minority note on a round for good.</summary>
    [Needs(Right.Redact)]
    public Task<ReceiptMessage> RedactMinorityNote(string document, int paragraph, int round, ReviewerId author, string? reason, string command) =>
        Send(document, paragraph, command, (grain, c) => grain.RedactMinorityNote(c, round, author, reason));

    private static ImmutableArray<ReviewerId>? Mentions(ReviewerId[]? people) => people is null ? null : [.. people];
}
