using System.Diagnostics;
using System.Text;

namespace ReviewHub.Load.Tests;

public sealed class Outcomes
{
    private const double Precision = 0.002; // of a histogram with three significant digits
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [Fact]
    public void Percentiles_are_those_of_the_arrivals()
    {
        var frames = new KnownFrames();
        var screen = new KnownScreen(frames);
        var sent = Enumerable.Range(1, 100).Select(i => Answered(i, due: 1000 * Millisecond)).ToList();
        foreach (var command in sent) screen.Show(frames.Carry(command), command.Due + (command.Id * Millisecond));

        var figures = Outcome.Of(sent, [screen], frames);

        Equal(50, figures["to a screen, p50 ms"]);
        Equal(95, figures["to a screen, p95 ms"]);
        Equal(99, figures["to a screen, p99 ms"]);
        Equal(100, figures["to a screen, max ms"]);
        Equal(7, figures["acknowledged, p50 ms"]);
        Assert.Equal((100, 0), (figures["changes delivered"], figures["changes missed"]));
    }

    [Fact]
    public void To_every_screen_takes_as_long_as_to_the_last()
    {
        var frames = new KnownFrames();
        KnownScreen[] screens = [new(frames), new(frames)];
        var command = Answered(1, due: 1000 * Millisecond);
        var frame = frames.Carry(command);
        screens[0].Show(frame, command.Due + (3 * Millisecond));
        screens[1].Show(frame, command.Due + (40 * Millisecond));

        var figures = Outcome.Of([command], screens, frames);

        Equal(3, figures["to a screen, p50 ms"]);
        Equal(40, figures["to every screen, p50 ms"]);
    }

    [Fact]
    public void What_a_screen_never_got_is_missed()
    {
        var frames = new KnownFrames();
        KnownScreen[] screens = [new(frames), new(frames)];
        var (shown, carriedByNone) = (Answered(1, due: 1000 * Millisecond), Answered(2, due: 1000 * Millisecond));
        screens[0].Show(frames.Carry(shown), shown.Due + Millisecond);

        var figures = Outcome.Of([shown, carriedByNone], screens, frames);

        Assert.Equal((1, 3), (figures["changes delivered"], figures["changes missed"]));
    }

    [Fact]
    public void A_command_without_an_answer_or_refused_counts_as_neither_delivered_nor_missed()
    {
        var frames = new KnownFrames();
        var refused = Answered(1, due: 1000 * Millisecond);
        refused.Refused = "no";

        var figures = Outcome.Of([refused, new(2, 0, 1, isComment: false)], [new KnownScreen(frames)], frames);

        Assert.Equal((2, 0, 0), (figures["refused or unanswered"], figures["changes delivered"], figures["changes missed"]));
    }

    [Fact]
    public void A_straggler_from_before_the_frames_were_cleared_counts_for_nothing()
    {
        var frames = new KnownFrames();
        var screen = new KnownScreen(frames);
        var straggler = Enumerable.Range(1, 3).Select(id => frames.Carry(Answered(id, due: 0))).Last();
        frames.Clear();
        screen.Show(straggler, 1000 * Millisecond);
        var command = Answered(4, due: 1000 * Millisecond);
        screen.Show(frames.Carry(command), 1005 * Millisecond);

        var figures = Outcome.Of([command], [screen], frames);

        Assert.Equal((1, 0), (figures["changes delivered"], figures["changes missed"]));
        Equal(5, figures["to a screen, max ms"]);
    }

    [Fact]
    public void A_stance_is_on_screen_with_the_first_batch_that_shows_its_paragraph_at_its_version_or_later()
    {
        var frames = new ReviewHubFrames();
        var early = Note(frames, 1, paragraph: 3, version: 4);
        var late = Note(frames, 2, paragraph: 3, version: 9);

        Assert.Equal(early, frames.Carrying(new(1, 0, 3, isComment: false) { Version = 4 }));
        Assert.Equal(late, frames.Carrying(new(2, 0, 3, isComment: false) { Version = 5 }));
        Assert.Equal(-1, frames.Carrying(new(3, 0, 3, isComment: false) { Version = 10 }));
        Assert.Equal(-1, frames.Carrying(new(4, 0, 2, isComment: false) { Version = 1 }));
    }

    [Theory]
    [InlineData(new double[] { 5, 1, 3 }, 1, 3, 5)]
    [InlineData(new double[] { 4, 1, 2, 8 }, 1, 3, 8)]
    public void A_spread_is_least_median_and_most(double[] values, double least, double median, double most) =>
        Assert.Equal(new Spread(least, median, most), Spread.Of(values));

    private static Sent Answered(int id, long due) =>
        new(id, 0, 1, isComment: false) { Due = due, Acknowledged = due + (7 * Millisecond), Version = id };

    private static int Note(ReviewHubFrames frames, long sequence, int paragraph, int version)
    {
        var message = Encoding.UTF8.GetBytes(
            $$"""{"type":1,"target":"Batch","arguments":[{"sequence":{{sequence}},"entries":[{"type":"tally","paragraph":{{paragraph}},"version":{{version}}}]}]}""");
        return frames.Note(frames.KeyOf(message)!.Value, message);
    }

    private static void Equal(double expected, double actual) => Assert.InRange(actual, expected * (1 - Precision), expected * (1 + Precision));

    private sealed class KnownFrames : FramesOfCommands
    {
        public int Carry(Sent command) => Note(command.Id, Encoding.UTF8.GetBytes($"{command.Id}"));

        public override long? KeyOf(ReadOnlySpan<byte> message) => null;

        protected override void Read(int frame, ReadOnlySpan<byte> message) =>
            Carries(frame, int.Parse(Encoding.UTF8.GetString(message), System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class KnownScreen(Frames frames) : Screen(frames)
    {
        public override long BytesReceived => 0;

        public override bool Lost => false;

        public void Show(int frame, long at) => Arrived(frame, at);

        public override void Send(Sent command) => throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
