using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>What reviewers do: each takes a stance every so often and now and then writes a comment, out of step with one another.</summary>
/// <param name="haste">How many times quicker they are than people in a large Polis conversation.</param>
/// <param name="turns">Which paragraph each judges next; null for any.</param>
internal sealed class Workload(IReadOnlyList<Screen> screens, int seed, double haste = 1, Turns? turns = null, bool comments = true)
{
    public const int Paragraphs = 200;

    /// <summary>Pace of a large Polis conversation.</summary>
    public static readonly TimeSpan StanceEvery = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan CommentEvery = TimeSpan.FromSeconds(200);

    /// <summary>Has everyone act for a while. A command is due when its reviewer would have acted, however busy anybody is.</summary>
    public IReadOnlyList<Sent> Run(TimeSpan time, Progress progress)
    {
        var plan = Plan(time);
        Pace.Play(plan, command => screens[command.Screen].Send(command), progress);
        return plan;
    }

    /// <summary>A lone change on a quiet document, again and again: each waits for its predecessor to be everywhere.</summary>
    public async Task<IReadOnlyList<Sent>> RunAlone(int times, TimeSpan pause)
    {
        var random = new Random(seed);
        var sent = new List<Sent>();
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(pause);
            var command = Command(random.Next(screens.Count), random, isComment: false);
            command.Due = Stopwatch.GetTimestamp();
            screens[command.Screen].Send(command);
            sent.Add(command);
        }

        return sent;
    }

    /// <summary>Waits until every command is answered and carried to every screen, or the time is over.</summary>
    public static async Task Settle(IReadOnlyList<Sent> sent, IReadOnlyList<Screen> screens, TimeSpan atMost)
    {
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < atMost)
        {
            var (answered, came) = (sent.All(c => c.Acknowledged > 0), screens.Sum(s => s.Came));
            await Task.Delay(300);
            if (answered && screens.Sum(s => s.Came) == came) return;
        }
    }

    private List<Sent> Plan(TimeSpan time)
    {
        var random = new Random(seed);
        var plan = new List<Sent>();
        for (var screen = 0; screen < screens.Count; screen++)
        {
            Add(screen, StanceEvery / haste, isComment: false);
            if (comments) Add(screen, CommentEvery / haste, isComment: true);
        }

        plan.Sort((a, b) => a.Due.CompareTo(b.Due));
        return plan;

        void Add(int screen, TimeSpan every, bool isComment)
        {
            for (var at = every * random.NextDouble(); at < time; at += every)
            {
                var command = Command(screen, random, isComment);
                command.Due = (long)(at.TotalSeconds * Stopwatch.Frequency);
                plan.Add(command);
            }
        }
    }

    private Sent Command(int screen, Random random, bool isComment) =>
        new(screen, isComment || turns is null ? random.Next(Paragraphs) + 1 : turns.Next(screen), isComment);
}
