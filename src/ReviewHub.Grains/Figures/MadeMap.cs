using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>
/// An opinion map and what it was made from. It costs more than all other figures together, so where votes come all the time it is made anew
/// only so often that it takes a tenth of one thread.
/// </summary>
/// <param name="Document">The version of the document's own stream.</param>
internal sealed record MadeMap(OpinionMap Map, Guid Epoch, long Moment, int Document, long At, TimeSpan Took)
{
    private const int Rest = 9; // times as long as it took

    public static MadeMap Of(Votes votes, VoteMatrix matrix, TimeProvider clock)
    {
        var begun = clock.GetTimestamp();
        var map = OpinionMap.Of(matrix);
        return new(map, votes.Epoch, votes.Moment, votes.Document.Version, clock.GetTimestamp(), clock.GetElapsedTime(begun));
    }

    /// <summary>Whether it is to be made anew, now that this is what is known.</summary>
    public bool IsDue(Votes votes, TimeProvider clock) =>
        votes.Epoch != Epoch || votes.Document.Version != Document || (votes.Moment != Moment && clock.GetElapsedTime(At) >= Took * Rest);
}
