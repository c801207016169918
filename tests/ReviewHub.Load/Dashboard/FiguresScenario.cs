namespace ReviewHub.Load;

/// <summary>
/// A large board on a large document, with and without chairs who look at its figures: how old the figures are, whether they slow the
/// votes, and whether they are those that a server works out from nothing.
/// </summary>
internal sealed class FiguresScenario(RunOptions options, Progress progress)
{
    /// <param name="StancesEach">Taken before anything is measured.</param>
    public sealed record Size(int Paragraphs, int Reviewers, int StancesEach, int Chairs);

    private static readonly Size Full = new(Paragraphs: 2_000, Reviewers: 500, StancesEach: 200, Chairs: 3);

    public async Task Run(Report report)
    {
        using var server = await options.Server();
        progress.Stage("figures: setting up");
        var board = await LoadBoard.Make(server, Full.Reviewers, progress);
        await using var review = await JudgedDocument.Open(board, Full);
        progress.Stage("figures: warm-up");
        await review.Play(options.WarmUp, seed: 0, Full.Chairs, progress);
        var (alone, looked) = (new List<Figures>(), new List<Figures>());
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress.Stage($"figures: repeat {repeat}");
            alone.Add(await review.Play(options.Time, 2 * repeat, chairs: 0, progress));
            looked.Add(await review.Play(options.Time, (2 * repeat) + 1, Full.Chairs, progress));
        }

        report.Add(new("votes alone", "nobody looks at figures", 0, alone));
        report.Add(new("votes and figures", $"{Full.Chairs} chairs look at figures", Full.Chairs, looked));
        if (server.Process is null) return;
        progress.Stage("figures: from nothing");
        report.Add(new("after a restart", "figures made from nothing", 0, [await review.Restart()]));
    }
}
