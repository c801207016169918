namespace ReviewHub.Storage;

/// <summary>Finds out whether a log takes appends, without appending.</summary>
public interface ILogProbe
{
    /// <summary>Done when the log's writer has written something that means nothing, on the same road as an event and as durably.</summary>
    /// <exception cref="LogUnavailableException">An append would not be taken either; the message says why.</exception>
    Task Probe();
}
