using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;
using ReviewHub.Formats;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>A board with a document under review, for somebody who wants to see what this is. Made once, by the roads everyone uses.</summary>
internal sealed class Demo(IServiceProvider services, ReviewerId ada, ReviewerId ben, ReviewerId chen, DocumentId document)
{
    private static readonly Guid AdaId = new("00000000-0000-4000-8000-00000000ada0");

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private int _commands;

    /// <returns>The code of a fresh invitation to the chair of the demo board.</returns>
    public static async Task<string> Make(IServiceProvider services)
    {
        var boards = services.GetRequiredService<Boards>();
        var ada = new ReviewerId(AdaId);
        var board = (await boards.OfAsync(ada, CancellationToken.None)) is [var made, ..] ? made.Id : await MakeBoard(services, ada);
        return (await services.GetRequiredService<Invitations>().CreateAsync(board, BoardRole.Chair, null, CancellationToken.None)).Code;
    }

    private static async Task<BoardId> MakeBoard(IServiceProvider services, ReviewerId ada)
    {
        await using (var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            db.Users.Add(Person.Named("Ada Whitfield", ada.Value, services.GetRequiredService<TimeProvider>().GetUtcNow()));
            await db.SaveChangesAsync();
        }

        var board = (await services.GetRequiredService<Boards>().CreateAsync("Friends of the library", ada, CancellationToken.None)).Id;
        var invitations = services.GetRequiredService<Invitations>();
        var (_, code) = await invitations.CreateAsync(board, BoardRole.Reviewer, null, CancellationToken.None);
        var invitation = (await invitations.FindAsync(code, CancellationToken.None))!;
        var ben = await services.GetRequiredService<Admissions>().AdmitGuestAsync(invitation, "Ben Okafor", null, CancellationToken.None);
        var chen = await services.GetRequiredService<Admissions>().AdmitGuestAsync(invitation, "Chen Li", null, CancellationToken.None);
        await new Demo(services, ada, ben.Person, chen.Person, new(Guid.CreateVersion7())).Review(board);
        return board;
    }

    private async Task Review(BoardId board)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demo.md")!;
        using var reader = new StreamReader(stream);
        var text = DocumentImporter.Read(await reader.ReadToEndAsync(), DocumentFormat.Markdown);
        var protocol = Protocol.On(Scale.AcceptReviseReject, PercentAgreement.Default);
        await _grains.GetGrain<IDocumentGrain>(document.ToString()).Import(By(ada), new(board, text.Title!, [.. text.Blocks], protocol));
        await services.GetRequiredService<IDocumentList>().Add(document, board, text.Title!, CancellationToken.None);

        foreach (var (number, block) in text.Blocks.Select((block, index) => (index + 1, block)))
        {
            if (block.Kind == ParagraphKind.Heading) continue;
            await Vote(number, ada, "accept");
            await Vote(number, ben, number % 4 == 0 ? "reject" : number % 3 == 0 ? "revise" : "accept");
            if (number % 5 != 0) await Vote(number, chen, number % 4 == 0 ? "revise" : "accept");
        }

        await Discuss(text.Blocks);
    }

    private async Task Discuss(IReadOnlyList<Block> blocks)
    {
        int Find(string words) => blocks.Select((b, i) => (b, i)).First(x => x.b.Text.Contains(words, StringComparison.Ordinal)).i + 1;

        var card = Paragraph(Find("A card is free"));
        await card.StartThread(By(chen), "Does “on the same day” hold on Sundays, when nobody is at the desk?", new("on the same day"));
        await card.Reply(By(ada), new(1), "Good point. There could be a box for applications; the card would follow on Monday.");

        var shelves = Paragraph(Find("two thirds"));
        await shelves.StartThread(By(ben), "Two thirds is arbitrary, but any number is. I can live with it.", new("two thirds of the budget"));
        await shelves.ResolveThread(By(ben), new(1));

        var late = Paragraph(Find("read slowly"));
        await late.StartThread(By(ben), "Charming, and wrong: other people are waiting for the book. Say what happens after eight weeks.", null);
        await late.Reply(By(chen), new(1), "A reminder, then a telephone call. No fee.");
    }

    private Task<Receipt> Vote(int paragraph, ReviewerId by, string stance) => Paragraph(paragraph).TakeStance(By(by), new(stance), null);

    private IParagraphGrain Paragraph(int number) => _grains.GetGrain<IParagraphGrain>(new ParagraphId(document, number).ToString());

    private Command By(ReviewerId person) => new(CommandId.For(person, $"demo-{_commands++}"), person);
}
