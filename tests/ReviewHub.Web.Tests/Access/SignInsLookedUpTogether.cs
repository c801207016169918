using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ReviewHub.Web.Tests;

/// <summary>How often the database is asked whether sign-ins are still good.</summary>
public sealed class SignInsLookedUpTogether
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Together = 6 * Moment;
    private static readonly TimeSpan NearTheEnd = 0.8 * Moment;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<int, string?> _known = Enumerable.Range(0, 1000).ToDictionary(n => n, string? (n) => $"person {n}");
    private readonly List<int[]> _lookUps = [];
    private readonly Channel<int> _lookedUp = Channel.CreateUnbounded<int>();
    private readonly Recent<int, string?> _recent;

    public SignInsLookedUpTogether() => _recent = new(_clock, Moment, Find, Together);

    [Fact]
    public async Task Those_asked_for_lately_are_one_look_up_for_each_moment()
    {
        await AskForAll();
        _lookUps.Clear();
        _clock.Advance(Moment);

        await AskForAll();

        Assert.Equal([1000], _lookUps.Select(keys => keys.Length));
    }

    [Fact]
    public async Task Within_a_moment_nothing_is_looked_up_again()
    {
        await AskForAll();
        _lookUps.Clear();
        _clock.Advance(Moment - TimeSpan.FromMilliseconds(1));

        await AskForAll();

        Assert.Empty(_lookUps);
    }

    [Fact]
    public async Task Those_asked_for_near_the_end_of_their_moment_are_one_look_up_that_nobody_waits_for()
    {
        await AskForAll();
        _lookUps.Clear();
        while (_lookedUp.Reader.TryRead(out var _)) { }
        _known[8] = "somebody else";
        _clock.Advance(NearTheEnd);
        await AskForAll();
        Assert.Empty(_lookUps);

        _clock.Advance(Soon);
        await _lookedUp.Reader.ReadAsync();

        Assert.Equal([1000], _lookUps.Select(keys => keys.Length));
        Assert.Equal("somebody else", await _recent.Get(8));
        _clock.Advance(NearTheEnd - TimeSpan.FromMilliseconds(1));
        await AskForAll();
        Assert.Single(_lookUps);
    }

    [Fact]
    public async Task What_is_known_is_good_to_its_end_while_it_is_looked_up_again()
    {
        var (recent, later) = await LookedUpAgain();

        Assert.Equal("old", await recent.Get(1));
        _clock.Advance(Moment - NearTheEnd - Soon);
        var after = recent.Get(1).AsTask();
        Assert.False(after.IsCompleted);
        later.SetResult(new Dictionary<int, string?> { [1] = "new" });
        Assert.Equal("new", await after);
    }

    [Fact]
    public async Task What_is_forgotten_while_it_is_looked_up_again_is_not_known_from_before_either()
    {
        var (recent, _) = await LookedUpAgain();
        recent.Forget(1);

        Assert.Equal("third", await recent.Get(1));
    }

    [Fact]
    public async Task When_looking_up_again_fails_what_is_known_is_good_to_its_end()
    {
        var (recent, later) = await LookedUpAgain();
        later.SetException(new IOException("away"));

        Assert.Equal("old", await recent.Get(1));
        _clock.Advance(Moment - NearTheEnd - Soon);
        Assert.Equal("third", await recent.Get(1));
    }

    [Fact]
    public async Task A_change_shows_after_a_moment()
    {
        await AskForAll();
        _known.Remove(7);
        _known[8] = "somebody else";
        _clock.Advance(Moment);
        await _recent.Get(1);

        Assert.Null(await _recent.Get(7));
        Assert.Equal("somebody else", await _recent.Get(8));
    }

    [Fact]
    public async Task What_is_forgotten_shows_at_once_and_is_no_look_up_for_the_others()
    {
        await AskForAll();
        _lookUps.Clear();
        _known.Remove(7);
        _recent.Forget(7);

        Assert.Null(await _recent.Get(7));
        Assert.Equal("person 8", await _recent.Get(8));
        Assert.Equal([[7]], _lookUps);
    }

    [Fact]
    public async Task What_was_not_asked_for_in_a_while_is_left_out()
    {
        await AskForAll();
        _clock.Advance(10 * Moment);
        _lookUps.Clear();

        await _recent.Get(1);

        Assert.Equal([[1]], _lookUps);
    }

    [Fact]
    public async Task Nothing_is_not_remembered()
    {
        Assert.Null(await _recent.Get(5000));
        _known[5000] = "late";
        Assert.Equal("late", await _recent.Get(5000));
    }

    [Fact]
    public async Task A_look_up_that_began_before_a_change_is_not_handed_to_who_asks_after_it()
    {
        var slow = new TaskCompletionSource<IReadOnlyDictionary<int, string?>>();
        var asked = 0;
        var recent = new Recent<int, string?>(_clock, Moment,
            _ => asked++ == 0 ? slow.Task : Task.FromResult<IReadOnlyDictionary<int, string?>>(new Dictionary<int, string?> { [1] = "new" }), Together);
        var before = recent.Get(1).AsTask();
        recent.Forget(1);

        Assert.Equal("new", await recent.Get(1));
        slow.SetResult(new Dictionary<int, string?> { [1] = "old" });
        Assert.Equal("old", await before);
        Assert.Equal("new", await recent.Get(1));
    }

    [Fact]
    public async Task Who_is_forgotten_while_others_are_being_looked_up_with_them_is_looked_up_afresh()
    {
        var known = new HashSet<int> { 1, 2 };
        var recent = new Recent<Watched, string?>(_clock, Moment, keys =>
            Task.FromResult<IReadOnlyDictionary<Watched, string?>>(keys.Where(k => known.Contains(k.Number)).ToDictionary(k => k, string? (_) => "good")), Together);
        var (first, second) = (new Watched(1), new Watched(2));
        await recent.Get(first);
        await recent.Get(second);
        _clock.Advance(Moment);

        // Between its place beside the first and that look-up: another caller asks for the first, and the second is revoked.
        Task<string?>? meanwhile = null;
        second.OnLook = looks =>
        {
            if (looks != 2) return;
            meanwhile = recent.Get(first).AsTask();
            known.Remove(2);
            recent.Forget(second);
        };
        Assert.Equal("good", await recent.Get(first));
        second.OnLook = _ => { };

        Assert.NotNull(meanwhile);
        Assert.Equal("good", await meanwhile);
        Assert.Null(await recent.Get(second));
    }

    [Fact]
    public async Task A_failure_is_the_answer_of_nobody_who_asks_later()
    {
        var fails = true;
        var recent = new Recent<int, string?>(_clock, Moment, _ => fails
            ? Task.FromException<IReadOnlyDictionary<int, string?>>(new IOException("away"))
            : Task.FromResult<IReadOnlyDictionary<int, string?>>(new Dictionary<int, string?> { [1] = "back" }), Together);

        await Assert.ThrowsAsync<IOException>(async () => await recent.Get(1));
        fails = false;
        Assert.Equal("back", await recent.Get(1));
    }

    /// <summary>A key that tells how often it was looked at since somebody listens.</summary>
    private sealed class Watched(int number)
    {
        private int _looks;

        public int Number => number;

        public Action<int> OnLook
        {
            get;
            set => (field, _looks) = (value, 0);
        }
        = _ => { };

        public override int GetHashCode()
        {
            OnLook(++_looks);
            return number;
        }

        public override bool Equals(object? obj) => obj is Watched other && other.Number == number;
    }

    // The first look-up is answered at once, the second is under way and answered when told to, the third at once.
    private async Task<(Recent<int, string?> Recent, TaskCompletionSource<IReadOnlyDictionary<int, string?>> Second)> LookedUpAgain()
    {
        var (begun, second) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource<IReadOnlyDictionary<int, string?>>());
        var asked = 0;
        var recent = new Recent<int, string?>(_clock, Moment, _ =>
        {
            if (++asked != 2) return Task.FromResult<IReadOnlyDictionary<int, string?>>(new Dictionary<int, string?> { [1] = asked == 1 ? "old" : "third" });
            begun.SetResult();
            return second.Task;
        }, Together);
        await recent.Get(1);
        _clock.Advance(NearTheEnd);
        await recent.Get(1);
        _clock.Advance(Soon);
        await begun.Task;
        return (recent, second);
    }

    private async Task AskForAll()
    {
        foreach (var n in Enumerable.Range(0, 1000)) await _recent.Get(n);
    }

    private Task<IReadOnlyDictionary<int, string?>> Find(IReadOnlyCollection<int> keys)
    {
        _lookUps.Add([.. keys]);
        _lookedUp.Writer.TryWrite(keys.Count);
        return Task.FromResult<IReadOnlyDictionary<int, string?>>(_known.Where(pair => keys.Contains(pair.Key)).ToDictionary());
    }
}
