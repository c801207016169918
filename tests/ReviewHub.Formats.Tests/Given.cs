using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

/// <summary>A small review, made by hand, that has one of everything an export prints.</summary>
internal static partial class Given
{
    public static readonly ReviewerId Ann = Person(1), Bob = Person(2), Cem = Person(3), Dee = Person(4);
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<ReviewerId, string?> Names =
        new() { [Ann] = "Ann Author", [Bob] = "Bob \"Bee\" O'Neil", [Cem] = "Cem Çelik", [Dee] = null };

    public static ReviewerId Person(byte number) => new(new Guid(0x1000 + number, 0, 0, new byte[8]));

    /// <summary>Four blocks: consensus for with a dissenter, contested, consensus against, and nobody's; threads on the first two.</summary>
    public static ReviewRecord Review() => Record("The *case* for reviews",
        (new(ParagraphKind.Heading, "What a board is for", 1), Read((Ann, "accept"), (Bob, "accept"), (Cem, "accept"), (Dee, "reject"))),
        (new(ParagraphKind.Prose, "A board reads, 🙂 weighs and decides.") { Marks = [new(17, 23, MarkKind.Strong)] }, Discussed()),
        (new(ParagraphKind.ListItem, "First it reads.", 1, 1), Read((Ann, "reject"), (Bob, "reject"), (Cem, "abstain"))),
        (new(ParagraphKind.Table, "word\tmeaning\nboard\tpeople | who read"), Paragraph.Untouched));

    public static ReviewRecord Record(string title, params (Block Block, Paragraph Review)[] paragraphs) =>
        Record(title, Names, paragraphs);

    public static ReviewRecord Record(
        string title, IReadOnlyDictionary<ReviewerId, string?> names, params (Block Block, Paragraph Review)[] paragraphs)
    {
        var texts = paragraphs.Select((p, i) => new ParagraphText(i + 1, p.Block)).ToImmutableArray();
        var protocol = Protocol.On(Scale.AcceptReviseReject, PercentAgreement.Default);
        var document = new Document(2, new(new Guid(7, 0, 0, new byte[8])), title, new(1, Noon, Ann, texts),
            [new(1, protocol, [Ann, Bob, Cem, Dee], Noon, Ann)], Recusals.None);
        return new(42, Noon.AddHours(2), new(new Guid(9, 0, 0, new byte[8])), document, id => names.GetValueOrDefault(id),
            texts.Zip(paragraphs, (text, p) => new ReviewedParagraph(text, p.Review)).ToAsyncEnumerable());
    }

    private static ParagraphTerms Terms => new(
        0, new(ParagraphKind.Prose, "A board reads, 🙂 weighs and decides."), 1, null, [], 1);

    public static Paragraph Read(params (ReviewerId By, string Stance)[] stances) =>
        stances.Aggregate(Paragraph.Untouched, (p, s) => Next(p, s.By, new StanceTaken(1, 1, new(s.Stance))));

    /// <summary>One thread for every text, by Ann.</summary>
    public static Paragraph Commented(IEnumerable<string> texts) =>
        texts.Aggregate(Paragraph.Untouched, (p, text) => Next(p, Ann, p.StartThread(text, null, Terms)));

    public static Paragraph Next(Paragraph paragraph, ReviewerId by, ParagraphEvent e) =>
        paragraph.Apply(new(paragraph.Version + 1, new(Guid.Empty), by, Noon.AddMinutes(paragraph.Version + 1), e));

    private static Paragraph Discussed()
    {
        var p = Read((Ann, "accept"), (Bob, "reject"), (Cem, "revise"));
        p = Next(p, Bob, p.StartThread("Does it *weigh*?\n\n- or <b>guess</b>", new("🙂 weighs"), Terms));
        p = Next(p, Cem, p.Reply(new(1), "It weighs."));
        p = Next(p, Cem, new CommentEdited(new(2), "It weighs, mostly."));
        p = Next(p, Ann, new ThreadResolved(new(1)));
        p = Next(p, Dee, p.StartThread("I take this back.", null, Terms));
        p = Next(p, Bob, p.Reply(new(3), "Why?"));
        p = Next(p, Dee, new CommentDeleted(new(3)));
        p = Next(p, Cem, p.Reply(new(3), "Because *she* said so."));
        return Next(p, Ann, p.RedactComment(new(5), null));
    }
}
