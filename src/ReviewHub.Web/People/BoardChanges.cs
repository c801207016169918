using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>What follows a change of membership that is in the database: nobody acts on the old role, and live documents hear of it.</summary>
internal sealed partial class BoardChanges(IAccess access, IBoardObserver observer, ILogger<BoardChanges> log)
{
    public async Task RoleChanged(BoardId board, ReviewerId person)
    {
        access.Forget(person, board);
        await Tell(board, () => observer.RoleChanged(board, person));
        await Tell(board, () => observer.RosterChanged(board));
    }

    public async Task Removed(BoardId board, ReviewerId person)
    {
        access.Forget(person, board);
        await Tell(board, () => observer.Removed(board, person));
        await Tell(board, () => observer.RosterChanged(board));
    }

    /// <summary>The change stands whether or not it could be announced; an error here would only invite a pointless repeat.</summary>
    private async Task Tell(BoardId board, Func<Task> announce)
    {
        try
        {
            await announce();
        }
        catch (Exception failure)
        {
            NotAnnounced(log, board, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The live documents of board {Board} could not be told about a change of membership.")]
    private static partial void NotAnnounced(ILogger log, BoardId board, Exception failure);
}
