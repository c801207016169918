using ReviewHub.Domain;
using ReviewHub.Domain.Tests;
using ReviewHub.Storage;

namespace ReviewHub.Grains.Tests.Support;

/// <summary>One document of one test, with its grains and its streams.</summary>
public sealed class ReviewedDocument(ReviewCluster cluster, BoardId board)
{
    public DocumentId Id { get; } = new(Guid.NewGuid());

    public BoardId Board { get; } = board;

    public IDocumentGrain Grain => cluster.Client.GetGrain<IDocumentGrain>(Id.ToString());

    public IDocumentFeedGrain Feed => cluster.Client.GetGrain<IDocumentFeedGrain>(Id.ToString());

    public NewDocument Text => new(Board, "A charter", [Some.Prose("One."), Some.Prose("Two."), Some.Prose("Three.")], Some.Declared);

    public IParagraphGrain Paragraph(int number) => cluster.Client.GetGrain<IParagraphGrain>(new ParagraphId(Id, number).ToString());

    public StreamId Stream(int paragraph) => StreamId.Of(new ParagraphId(Id, paragraph));

    public Task<Receipt> Import() => Grain.Import(By(ReviewerId.System), Text);

    public Task<IReadOnlyList<Recorded>> Events(int paragraph) => cluster.Log.Real.Read(Stream(paragraph), default);

    /// <summary>Appends as another writer would, without the grain knowing.</summary>
    public async Task<Recorded> AppendBehindTheGrain(int paragraph, ReviewerId by, ParagraphEvent e)
    {
        var events = await Events(paragraph);
        var recorded = new Recorded(events.Count + 1, new(Guid.NewGuid()), by, Some.Noon, e);
        await cluster.Log.Real.Append(Stream(paragraph), recorded);
        return recorded;
    }

    public async Task<(Screen Screen, Subscription Subscription)> Watch()
    {
        var screen = new Screen();
        return (screen, await Subscribe(screen));
    }

    public Task<Subscription> Subscribe(Screen screen, Guid? epoch = null) =>
        Feed.Subscribe(screen.Node, cluster.Observe(screen), epoch);

    /// <summary>Waits until the screen has had everything the feed was told before.</summary>
    public async Task Settle(Screen screen)
    {
        var marker = new ReviewerId(Guid.NewGuid());
        await Feed.Here(screen.Node, [new(marker, 1)]);
        await screen.Shows<Presence>(p => p.By == marker);
    }

    public static Command By(ReviewerId person) => new(new(Guid.NewGuid()), person);
}
