namespace ReviewHub.Load;

/// <summary>A document that some of a board's reviewers have open on cheap screens.</summary>
internal sealed class ReadDocument : IAsyncDisposable
{
    private readonly Frames _frames = new ReviewHubFrames();
    private IReadOnlyList<Screen> _screens = [];
    private Turns _turns = null!;

    public IReadOnlyList<Screen> Screens => _screens;

    /// <param name="gathered">Whether readers connect as pages do, to the document's node first.</param>
    public static async Task<ReadDocument> Open(LoadBoard board, int first, int readers, bool gathered)
    {
        var (read, document) = (new ReadDocument(), await board.Import(Workload.Paragraphs));
        var hint = gathered ? await board.HintFor(document) : "";
        read._screens = await Many.Make<Screen>(readers, async index =>
            await ReviewHubScreen.Open(board.Server.Address, board.Tokens[first + index], document, read._frames, hint: hint));
        read._turns = new(readers, Workload.Paragraphs);
        return read;
    }

    /// <summary>Has each reader take stances for a while.</summary>
    /// <returns>What they sent.</returns>
    public IReadOnlyList<Sent> Play(TimeSpan time, TimeSpan pace, int seed) =>
        new Workload(_screens, seed, Workload.StanceEvery / pace, _turns, comments: false).Run(time, new());

    public Figures Outcome(IReadOnlyList<Sent> sent) => Load.Outcome.Of(sent, _screens, _frames);

    public void Clear()
    {
        foreach (var screen in _screens) screen.Clear();
        _frames.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in _screens) await screen.DisposeAsync();
    }
}
