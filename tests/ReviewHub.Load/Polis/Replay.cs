using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>
/// A conversation on a new document, one paragraph for each statement. Every voter votes over a connection of their own; only some have
/// the document open, which is enough to see how fresh the figures are.
/// </summary>
internal sealed class Replay(LoadBoard board, Conversation conversation, string folder, Progress progress)
{
    private const int Watching = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, int> _statements = conversation.Statements.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i + 1);
    private readonly Dictionary<string, int> _voters = conversation.Voters.Select((v, i) => (v, i)).ToDictionary(x => x.v, x => x.i);

    public async Task<Figures> Once(double speed, TimeSpan longestPause)
    {
        var document = await board.Import(_statements.Count, scale: "agree-disagree-pass");
        await using var onlooker = new ReviewerPage(board.Server.Address, board.Server.Token, document);
        await onlooker.Open();
        var frames = new ReviewHubFrames();
        var screens = await ReviewHubScreen.OpenAll(board, document, Math.Min(Watching, _voters.Count), frames);
        var callers = await Caller.OpenAll(board, _voters.Count);
        try
        {
            await using var pulse = new Pulse([.. screens.Cast<SignalRScreen>(), .. callers]);
            var plan = Plan(document, conversation.Times(speed, longestPause));
            var clock = Stopwatch.StartNew();
            await Task.Run(() => Pace.Play(plan, vote => callers[vote.Screen].Send(vote), progress));
            await Workload.Settle(plan, screens, Patience);
            var figures = Outcome.Of(plan, screens, frames);
            figures["votes/s"] = plan.Count / clock.Elapsed.TotalSeconds;
            figures["voters lost"] = callers.Count(c => c.Lost);
            await Compare(document, onlooker, figures);
            return figures;
        }
        finally
        {
            foreach (var screen in screens.Concat(callers)) await screen.DisposeAsync();
        }
    }

    private List<Sent> Plan(string document, IReadOnlyList<TimeSpan> times) =>
    [
        .. conversation.Votes.Select((vote, i) => new Sent(_voters[vote.Voter], _statements[vote.Statement], isComment: false)
        {
            Document = document,
            Stance = vote.Stance,
            Due = (long)(times[i].TotalSeconds * Stopwatch.Frequency),
        }),
    ];

    private async Task Compare(string document, ReviewerPage onlooker, Figures figures)
    {
        using var http = board.Server.Http();
        var log = await LogState.Read(http, document, _statements.Count);
        var limit = Stopwatch.StartNew();
        while (onlooker.See(view => view.Digest) != log.View.Digest && limit.Elapsed < Patience) await Task.Delay(50);
        var (tallies, stances) = (conversation.Tallies(), conversation.Stances());
        figures["cells compared"] = tallies.Count * 4;
        figures["cells wrong in the log"] = Wrong(tallies, log.View.CountsOf);
        figures["cells wrong on a screen"] = Wrong(tallies, paragraph => onlooker.See(view => view.CountsOf(paragraph)));
        figures["people's stances compared"] = stances.Count;
        figures["people's stances wrong in the log"] = Wrong(stances, log);
        if (!conversation.IsWhole) return;
        figures["published cells wrong"] = Wrong(Conversation.Published(folder), log.View.CountsOf);
        if (Conversation.PublishedStances(folder) is { Count: > 0 } published) figures["published stances wrong"] = Wrong(published, log);
        await new Published(folder, _statements, _voters.ToDictionary(v => v.Key, v => board.People[v.Value])).Compare(http, document, figures);
    }

    private int Wrong(IReadOnlyDictionary<string, int[]> expected, Func<int, IReadOnlyList<int>> counts) => expected
        .Where(e => _statements.ContainsKey(e.Key))
        .Sum(e => e.Value.Where((count, i) => counts(_statements[e.Key]).ElementAtOrDefault(i) != count).Count());

    // Both ways: a stance the log has and nobody took is as wrong as one it lacks.
    private int Wrong(IReadOnlyDictionary<(string Statement, string Voter), string> expected, LogState log)
    {
        var right = expected.Count(e => log.Stances.GetValueOrDefault((_statements[e.Key.Statement], board.People[_voters[e.Key.Voter]])) == e.Value);
        return Math.Max(expected.Count, log.Stances.Count) - right;
    }
}
