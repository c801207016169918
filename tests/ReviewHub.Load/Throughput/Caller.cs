using System.Diagnostics;
using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>A script that votes on any documents over the hub and watches none.</summary>
internal sealed class Caller : SignalRScreen
{
    private Func<Sent?>? _next;
    private TaskCompletionSource? _done;

    private Caller(Frames frames) : base(frames)
    {
    }

    /// <summary>Commands answered since the last <see cref="Loop"/> began.</summary>
    public List<Sent> Answers { get; } = [];

    public static async Task<Caller> Open(Uri server, string token)
    {
        var caller = new Caller(new ReviewHubFrames());
        await caller.Open(new Uri(server, $"/hubs/document?access_token={Uri.EscapeDataString(token)}"));
        return caller;
    }

    public static async Task<IReadOnlyList<Caller>> OpenAll(LoadBoard board, int count) =>
        await Many.Make(count, index => Open(board.Server.Address, board.Tokens[index]));

    /// <summary>Has some of the board's first reviewers do all they have to, each as fast as they are answered.</summary>
    /// <param name="next">What the one of that number does next; null when they are done.</param>
    /// <exception cref="LoadException">Something was refused.</exception>
    public static async Task Fill(LoadBoard board, int count, Func<int, Sent?> next)
    {
        var callers = await OpenAll(board, count);
        await Task.WhenAll(callers.Select((caller, index) => caller.Loop(() => next(index))));
        if (callers.SelectMany(c => c.Answers).FirstOrDefault(c => c.Refused is not null) is { } refused) throw new LoadException(refused.Refused!);
        foreach (var caller in callers) await caller.DisposeAsync();
    }

    /// <summary>Closed loop: sends the next command as soon as the one before is answered, until there is none.</summary>
    public Task Loop(Func<Sent?> next)
    {
        Answers.Clear();
        (_next, _done) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        Next();
        return _done.Task;
    }

    protected override (string Target, string Arguments) CallOf(Sent command) => HubCall.Of(command, command.Document!).Encoded();

    protected override void Settle(Sent command, JsonElement result) => command.Version = result.GetProperty("version").GetInt32();

    protected override void Answered(Sent command)
    {
        Answers.Add(command);
        if (_next is not null) Next();
    }

    private void Next()
    {
        if (_next!() is { } command)
        {
            command.Due = Stopwatch.GetTimestamp();
            Send(command);
        }
        else
        {
            _next = null;
            _done!.TrySetResult();
        }
    }
}
