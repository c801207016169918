using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>The answer to a command: what was recorded. A repeat of the command gets the same one.</summary>
/// <param name="Version">Of the stream, after the command.</param>
/// <param name="Comment">The comment that came into being, if one did.</param>
[GenerateSerializer, Immutable, Alias("rh.receipt")]
public readonly record struct Receipt([property: Id(0)] int Version, [property: Id(1)] CommentId? Comment, [property: Id(2)] DateTimeOffset At)
{
    internal static Receipt Of(Recorded recorded) => new(
        recorded.Version,
        recorded.Event switch
        {
            ThreadStarted started => started.Comment,
            ReplyAdded reply => reply.Comment,
            _ => null,
        },
        recorded.At);
}

/// <summary>The command may or may not have been recorded. Sending it again under the same id finds out and is safe.</summary>
[GenerateSerializer, Alias("rh.try-again-exception")]
public sealed class TryAgainException(string? reason = null) : Exception(reason ?? "The paragraph is being loaded again.")
{
    // The log's own exceptions do not travel between nodes.
    internal static async Task<T> Unless<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (LogUnavailableException e)
        {
            throw new TryAgainException(e.Message);
        }
        catch (NewerEventException e)
        {
            throw new TryAgainException($"This node is too old for it: {e.Message} Nothing was recorded, and a newer node may take it.");
        }
    }
}
