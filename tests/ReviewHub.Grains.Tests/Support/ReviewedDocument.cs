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
    public Task<Recorded> AppendBehindTheGrain(int paragraph, ReviewerId by, ParagraphEvent e) => AppendBehindTheGrain(Stream(paragraph), by, e);

    public Task<Recorded> AppendBehindTheGrain(ReviewerId by, DocumentEvent e) => AppendBehindTheGrain(StreamId.Of(Id), by, e);

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

    private async Task<Recorded> AppendBehindTheGrain(StreamId stream, ReviewerId by, ReviewEvent e)
    {
        var events = await cluster.Log.Real.Read(stream, default);
        var recorded = new Recorded(events.Count + 1, new(Guid.NewGuid()), by, Some.Noon, e);
        await cluster.Log.Real.Append(stream, recorded, events.Count > 0 ? events[^1].Command : null);
        return recorded;
    }

    public static Command By(ReviewerId person) => new(new(Guid.NewGuid()), person);
}
