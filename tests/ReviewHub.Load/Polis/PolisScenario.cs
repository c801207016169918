using System.Diagnostics;
using System.Globalization;

namespace ReviewHub.Load;

/// <summary>A real conversation, voted again by as many people at the times they voted, only quicker.</summary>
internal sealed class PolisScenario(RunOptions options, Progress progress)
{
    private const string Medium = "../shared/data/polis/medium_bg2050-volunteers";
    private const int Votes = 1000;
    private static readonly double[] Speeds = [10, 100];
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Run(Report report)
    {
        var folder = options.Input?.FullName ?? Path.GetFullPath(Medium);
        var conversation = Conversation.Read(folder, options.UpTo == int.MaxValue ? Votes : options.UpTo);
        using var server = await options.Server();
        progress.Stage("polis: setting up");
        var board = await LoadBoard.Make(server, conversation.Voters.Count, progress);
        await Once(board, conversation, folder, Speeds[^1] * 10);
        foreach (var speed in Speeds)
        {
            var repeats = new List<Figures>();
            for (var repeat = 1; repeat <= options.Repeats; repeat++)
            {
                progress.Stage($"polis: x{speed}, repeat {repeat}");
                repeats.Add(await Once(board, conversation, folder, speed));
            }

            report.Rows.Add(new("a conversation again", $"{speed} times as fast", speed, repeats));
        }

        report.Notes.Add($"{Path.GetFileName(folder)}: the first {conversation.Votes.Count} votes, {conversation.Voters.Count} people, "
            + $"{conversation.Statements.Count} statements. After scaling, no pause is longer than {LongestGap.TotalMilliseconds:0} ms.");
    }

    public async Task<Figures> Once(LoadBoard board, Conversation conversation, string folder, double speed)
    {
        var (statements, voters) = (conversation.Statements.ToList(), conversation.Voters.ToList());
        var document = await board.Import(statements.Count);
        await using var onlooker = new ReviewerPage(board.Server.Address, board.Server.Token, document);
        await onlooker.Open();
        var frames = new ReviewHubFrames();
        var screens = await ReviewHubScreen.OpenAll(board, document, voters.Count, frames);
        try
        {
            var times = conversation.Times(speed, LongestGap);
            var plan = conversation.Votes.Select((vote, i) => new Sent(
                voters.IndexOf(vote.Voter), statements.IndexOf(vote.Statement) + 1, isComment: false)
            {
                Stance = vote.Stance,
                Due = (long)(times[i].TotalSeconds * Stopwatch.Frequency),
            }).ToList();
            await Task.Run(() => Pace.Play(plan, command => screens[command.Screen].Send(command), progress));
            await Workload.Settle(plan, screens, Patience);
            var figures = Outcome.Of(plan, screens, frames);
            await Compare(board, document, conversation, folder, onlooker, figures);
            return figures;
        }
        finally
        {
            foreach (var screen in screens) await screen.DisposeAsync();
        }
    }

    private static async Task Compare(
        LoadBoard board, string document, Conversation conversation, string folder, ReviewerPage onlooker, Figures figures)
    {
        using var http = board.Server.Http();
        var log = await LogState.Read(http, document, conversation.Statements.Count);
        var limit = Stopwatch.StartNew();
        while (onlooker.See(view => view.Digest) != log.View.Digest && limit.Elapsed < Patience) await Task.Delay(50);
        var expected = conversation.Tallies();
        figures["cells compared"] = expected.Count * 4;
        figures["cells wrong in the log"] = Wrong(expected, conversation, log.View.CountsOf);
        figures["cells wrong on a screen"] = Wrong(expected, conversation, paragraph => onlooker.See(view => view.CountsOf(paragraph)));
        if (conversation.IsWhole) figures["published cells wrong"] = Wrong(Conversation.Published(folder), conversation, log.View.CountsOf);
    }

    private static int Wrong(IReadOnlyDictionary<string, int[]> expected, Conversation conversation, Func<int, IReadOnlyList<int>> counts)
    {
        var statements = conversation.Statements.ToList();
        return expected.Where(e => statements.Contains(e.Key))
            .Sum(e => e.Value.Where((count, i) => counts(statements.IndexOf(e.Key) + 1).ElementAtOrDefault(i) != count).Count());
    }
}
