using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

internal sealed partial class ParagraphGrain
{
    public Task<Receipt> React(Command command, CommentId comment, ReactionKind reaction, bool on) =>
        Record(command, (paragraph, _, _) => paragraph.React(comment, reaction, on));

    public async Task<Receipt> AssignThread(Command command, CommentId thread, ReviewerId? person)
    {
        BoardRole? role = person is { } assigned && (await RolesOf([assigned])).TryGetValue(assigned, out var known) ? known : null;
        return await Record(command, (paragraph, _, _) => paragraph.AssignThread(thread, person, role));
    }

    public Task<Receipt> ResolveThread(Command command, CommentId thread, ResolutionKind? kind, string? outcome) =>
        Record(command, (paragraph, _, _) => paragraph.ResolveThread(thread, kind, outcome));

    public Task<Receipt> WriteMinorityNote(Command command, string? text) =>
        Record(command, (paragraph, terms, _) => paragraph.WriteMinorityNote(command.By, text, terms));

    public Task<Receipt> RedactMinorityNote(Command command, int round, ReviewerId author, string? reason) =>
        Record(command, (paragraph, _, _) => paragraph.RedactMinorityNote(round, author, reason));

    // Too many are refused by the decision, and not looked up before it.
    private async ValueTask<Mentions?> Mentioned(ImmutableArray<ReviewerId>? people) => people switch
    {
        null or { IsDefaultOrEmpty: true } => null,
        { Length: > Mentions.Max } many => new(many, ImmutableHashSet<ReviewerId>.Empty),
        { } some => new(some, (await RolesOf(some)).Keys.ToImmutableHashSet()),
    };

    private Task<ImmutableDictionary<ReviewerId, BoardRole>> RolesOf(ImmutableArray<ReviewerId> people) =>
        GrainFactory.GetGrain<IDocumentGrain>(_id.Document.ToString()).RolesOf(people);
}
