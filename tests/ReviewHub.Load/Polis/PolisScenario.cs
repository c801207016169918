namespace ReviewHub.Load;

/// <summary>Real conversations, voted again by as many people at the times they voted, only quicker.</summary>
internal sealed class PolisScenario(RunOptions options, Progress progress)
{
    private const string Folder = "../shared/data/polis";
    private const string Votes = "votes.csv";
    private const int Uncounted = 500; // votes of a first replay, in haste
    private static readonly double[] Speeds = [10, 100];
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public async Task Run(Report report)
    {
        var folders = Folders(options.Input?.FullName ?? Path.GetFullPath(Folder));
        using var server = await options.Server();
        foreach (var folder in folders) await Replay(server, folder, report);
    }

    /// <summary>A conversation's own folder, or those of all conversations in it.</summary>
    /// <exception cref="LoadException">There is none.</exception>
    public static IReadOnlyList<string> Folders(string input)
    {
        if (File.Exists(Path.Combine(input, Votes))) return [input];
        var folders = Directory.Exists(input)
            ? Directory.GetDirectories(input).Where(f => File.Exists(Path.Combine(f, Votes))).OrderBy(f => new FileInfo(Path.Combine(f, Votes)).Length).ToList()
            : [];
        return folders.Count > 0 ? folders : throw new LoadException($"There is no {Votes} in {input} or a folder of it; say with --input where one is.");
    }

    private async Task Replay(ReviewHubServer server, string folder, Report report)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var conversation = Conversation.Read(folder, options.UpTo);
        progress.Stage($"{name}: setting up");
        var board = await LoadBoard.Make(server, conversation.Voters.Count, progress);
        await new Replay(board, conversation.First(Uncounted), folder, progress).Once(Speeds[^1], TimeSpan.FromMilliseconds(5));
        var replay = new Replay(board, conversation, folder, progress);
        report.Notes.Add($"{name}: {conversation.Votes.Count} votes, {conversation.Voters.Count} people, {conversation.Statements.Count} statements.");
        foreach (var speed in Speeds)
        {
            var pause = options.LongestPause ?? conversation.LongestPause(speed, LongestPause, Longest);
            var repeats = new List<Figures>();
            for (var repeat = 1; repeat <= options.Repeats; repeat++)
            {
                progress.Stage($"{name}: {speed} times as fast, repeat {repeat}");
                repeats.Add(await replay.Once(speed, pause));
            }

            report.Add(new(name, $"{speed} times as fast", speed, repeats));
            report.Notes.Add($"{name}, {speed} times as fast: after scaling, no pause is longer than {pause.TotalMilliseconds:0} ms; "
                + $"{conversation.Kept(speed, pause):0%} of the pauses are shorter by themselves.");
        }
    }
}
