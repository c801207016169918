using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>One line on standard error that says where the run is; standard output is left to the tables.</summary>
internal sealed class Progress
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private string _stage = "";
    private TimeSpan _last = -Often;

    public void Stage(string stage)
    {
        lock (_gate)
        {
            _stage = stage;
            Write("", lasting: true);
        }
    }

    public void Say(string what)
    {
        lock (_gate)
        {
            if (_terminal && _since.Elapsed - _last >= Often) Write(what, lasting: false);
        }
    }

    private void Write(string what, bool lasting)
    {
        _last = _since.Elapsed;
        var line = $"[{_since.Elapsed:mm\\:ss}] {_stage} {what}";
        if (_terminal) Console.Error.Write($"\r{line.PadRight(100)}{(lasting ? "\n" : "")}");
        else Console.Error.WriteLine(line);
    }
}
