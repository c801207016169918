using System.Diagnostics;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>Whose events a journal records. Not a delegate: each of thousands of idle paragraphs would keep one.</summary>
internal interface IJournaled
{
    /// <summary>Called for each event, in order, once it is on disk.</summary>
    void Recorded(Recorded recorded);
}

/// <summary>
/// What a grain that is the only writer of a stream does with it: load, decide, record, answer. Commands interleave: each is decided on
/// a state that holds everything accepted so far, also what is still on its way to disk, so that one fsync serves many of them.
/// Readers see only what is on disk.
/// </summary>
internal sealed class Journal<TState>(
    IEventLog log, StreamId stream, TState empty, Func<TState, Recorded, TState> apply, TimeProvider clock, IJournaled owner)
{
    private Receipts _receipts = new();
    private InFlight? _inFlight; // null while nothing is, as with thousands of idle paragraphs
    private TState _decided = empty;
    private int _version;
    private CommandId? _newest;
    private DateTimeOffset _newestAt;

    /// <summary>The state of all events on disk.</summary>
    public TState Durable { get; private set; } = empty;

    /// <summary>After a failed append the outcome is unknown: this journal accepts nothing more, its grain must go and load again.</summary>
    public bool Failed { get; private set; }

    /// <param name="from">The state at <paramref name="version"/>, of which the events need not be folded again.</param>
    /// <exception cref="TryAgainException">The log does not answer.</exception>
    public async Task Load(TState from, int version, CancellationToken cancellation)
    {
        _decided = from;
        var after = Math.Max(0, version - Receipts.Kept);
        _receipts.AreCut = after > 0;
        var events = await TryAgainException.Unless(log.Read(stream, after, cancellation));
        _receipts.Expect(events.Count);
        foreach (var known in events)
        {
            if (known.Version > version) _decided = apply(_decided, known);
            (_version, _newest, _newestAt) = (known.Version, known.Command, known.At);
            _receipts.Add(known.Command, Receipt.Of(known));
        }

        Durable = _decided;
    }

    /// <summary>Decides and records one command; a command seen before gets its first answer again, and no event.</summary>
    /// <param name="decide">Given the state and the time the event will bear.</param>
    /// <exception cref="ReviewRuleException">The decision refused it; nothing happened.</exception>
    /// <exception cref="RoundClosedException">It belongs to a round that was closed without the decision knowing; nothing happened.</exception>
    /// <exception cref="TryAgainException">It may or may not have been recorded; the same command id finds out.</exception>
    public Task<Receipt> Record(Command command, Func<TState, DateTimeOffset, ReviewEvent> decide)
    {
        if (_receipts.Find(command.Id) is { } known) return Task.FromResult(known);
        if (_inFlight?.Commands.GetValueOrDefault(command.Id) is { } running) return running;
        if (Failed) throw new TryAgainException();

        var now = Now();
        ReviewEvent decision;
        try
        {
            decision = decide(_decided, now);
        }
        catch (ReviewRuleException refusal) when (_receipts.AreCut)
        {
            return FirstAnswer(command.Id, otherwise: refusal); // what was accepted once may be refused by what came of it
        }

        var next = new Recorded(_version + 1, command.Id, command.By, now, decision);
        _decided = apply(_decided, next);
        var flying = _inFlight ??= new();
        flying.Events.Enqueue((next, _decided, GrainTraces.Current));
        var after = _newest;
        (_version, _newest, _newestAt) = (next.Version, next.Command, next.At);
        var append = Append(next, after);
        if (!append.IsCompleted) flying.Commands[command.Id] = append;
        return append;
    }

    private async Task<Receipt> Append(Recorded next, CommandId? after)
    {
        try
        {
            await log.Append(stream, next, after);
            Settle(next.Version);
            return Receipt.Of(next);
        }
        catch (DuplicateCommandException e)
        {
            GoBack(next, after);
            return await FirstAnswer(next.Command, otherwise: new TryAgainException(e.Message));
        }
        catch (RoundClosedException e)
        {
            GoBack(next, after);
            return await FirstAnswer(next.Command, otherwise: e); // it may have been taken while the round was open
        }
        catch (VersionConflictException e)
        {
            Failed = true;
            // Many old repeats may stand in line: each has its answer in the log, whichever of them broke the line.
            return await FirstAnswer(next.Command, otherwise: new TryAgainException(e.Message));
        }
        catch (Exception e)
        {
            Failed = true;
            throw new TryAgainException(e.Message);
        }
        finally
        {
            _inFlight?.Commands.Remove(next.Command);
            if (_inFlight is { IsEmpty: true }) _inFlight = null;
        }
    }

    // The log commits a stream in order, so an acknowledged version vouches for all before it, whichever answer arrives first.
    private void Settle(int version)
    {
        while (_inFlight is { } flying && flying.Events.TryPeek(out var oldest) && oldest.Recorded.Version <= version)
        {
            flying.Events.Dequeue();
            Durable = oldest.State;
            _receipts.Add(oldest.Recorded.Command, Receipt.Of(oldest.Recorded));
            GrainTraces.Behalf(oldest.Traced, static (owner, recorded) => owner.Recorded(recorded), owner, oldest.Recorded);
        }
    }

    // The log knows the command and wrote nothing. Alone in flight it takes nobody with it; else what was decided on top of it is lost
    // with it, and whether what went before has landed is not known yet.
    private void GoBack(Recorded rejected, CommandId? after)
    {
        Failed = _inFlight is { Events.Count: > 1 } || Failed;
        if (Failed) return;
        _inFlight?.Events.Clear();
        (_decided, _version, _newest) = (Durable, rejected.Version - 1, after);
    }

    private async Task<Receipt> FirstAnswer(CommandId command, Exception otherwise) =>
        await TryAgainException.Unless(log.Find(stream, command, CancellationToken.None)) is { } first ? Receipt.Of(first) : throw otherwise;

    // The log keeps whole milliseconds; what is folded now must equal what is folded after a reload. Clocks of nodes differ a little, and
    // what follows is not said to have happened before; a time that lies further ahead came from a clock that was wrong.
    private DateTimeOffset Now()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return now < _newestAt && _newestAt - now <= Clocks.Tolerance ? _newestAt : now;
    }

    /// <summary>What is on its way to disk: the events in order, and whose answers wait for them.</summary>
    private sealed class InFlight
    {
        public Queue<(Recorded Recorded, TState State, Activity? Traced)> Events { get; } = [];
        public Dictionary<CommandId, Task<Receipt>> Commands { get; } = [];
        public bool IsEmpty => Events.Count == 0 && Commands.Count == 0;
    }
}
