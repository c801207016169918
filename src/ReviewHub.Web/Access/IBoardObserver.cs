using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>Told about changes of membership after they are in the database, so that live documents follow.</summary>
internal interface IBoardObserver
{
    /// <summary>Who may take a stance on the board's documents may have changed.</summary>
    Task RosterChanged(BoardId board);

    /// <summary>This person sees no more than the new role allows.</summary>
    Task RoleChanged(BoardId board, ReviewerId person);

    /// <summary>This person's live connections to the board's documents end.</summary>
    Task Removed(BoardId board, ReviewerId person);
}

/// <summary>For a host without live documents.</summary>
internal sealed class NoBoardObserver : IBoardObserver
{
    public Task RosterChanged(BoardId board) => Task.CompletedTask;

    public Task RoleChanged(BoardId board, ReviewerId person) => Task.CompletedTask;

    public Task Removed(BoardId board, ReviewerId person) => Task.CompletedTask;
}
