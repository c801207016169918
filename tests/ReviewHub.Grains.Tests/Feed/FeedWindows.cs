using Microsoft.Extensions.Time.Testing;
using ReviewHub.Grains.Tests.Support;

namespace ReviewHub.Grains.Tests.Feed;

/// <summary>When batches leave.</summary>
public sealed class FeedWindows
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource> _flushes = [];
    private readonly FeedWindow _window;

    public FeedWindows() => _window = new(Flush, _clock);

    [Fact]
    public void The_first_change_leaves_at_once()
    {
        _window.Open();
        Assert.Single(_flushes);
    }

    [Fact]
    public async Task What_comes_while_a_batch_is_being_sent_leaves_together_behind_it()
    {
        _window.Open();
        _window.Open();
        _window.Open();
        Assert.Single(_flushes);

        _flushes[0].SetResult();

        await Eventually.True(() => _flushes.Count == 2, "a second batch");
        await Sent(1);
        Assert.Equal(2, _flushes.Count);
    }

    [Fact]
    public async Task After_a_batch_is_rest_for_half_as_long_as_its_sending_took()
    {
        _window.Open();
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        _window.Open();
        await Sent(0);

        _clock.Advance(TimeSpan.FromMilliseconds(9));
        Assert.Single(_flushes);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Eventually.True(() => _flushes.Count == 2, "a second batch");
    }

    [Fact]
    public async Task After_the_rest_a_lone_change_leaves_at_once_again()
    {
        _window.Open();
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        await Sent(0);
        _clock.Advance(TimeSpan.FromMilliseconds(20));

        await Eventually.True(
            () =>
            {
                _window.Open();
                return _flushes.Count == 2;
            },
            "a second batch");
    }

    [Fact]
    public async Task A_node_that_never_answers_holds_up_the_others_for_a_while_only()
    {
        _window.Open();
        _window.Open();

        await Eventually.True(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(50));
                return _flushes.Count == 2;
            },
            "a second batch");
    }

    [Fact]
    public async Task A_node_that_fails_does_not_end_the_sending()
    {
        _window.Open();
        _window.Open();

        _flushes[0].SetException(new IOException("gone"));

        await Eventually.True(() => _flushes.Count == 2, "a second batch");
    }

    [Fact]
    public async Task What_can_wait_waits_for_company_and_leaves_once_for_all()
    {
        for (var i = 0; i < 3; i++) _window.OpenAtLeisure();
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Empty(_flushes);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Eventually.True(() => _flushes.Count == 1, "a batch");
        await Sent(0);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(_flushes);
    }

    [Fact]
    public void What_can_wait_keeps_nothing_else_waiting()
    {
        _window.OpenAtLeisure();
        _window.Open();
        Assert.Single(_flushes);
    }

    private async Task Sent(int batch)
    {
        _flushes[batch].SetResult();
        await Task.Yield();
    }

    private Task Flush()
    {
        var flush = new TaskCompletionSource();
        _flushes.Add(flush);
        return flush.Task;
    }
}
