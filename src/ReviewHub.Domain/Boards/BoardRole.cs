namespace ReviewHub.Domain;

public enum BoardRole
{
    /// <summary>Reads everything the board may see; adds nothing.</summary>
    Observer,

    /// <summary>Comments and takes stances.</summary>
    Reviewer,

    /// <summary>A reviewer who also imports documents and renames them.</summary>
    Editor,

    /// <summary>An editor who also invites, changes roles, opens and closes rounds, moderates, and redacts.</summary>
    Chair,
}

/// <summary>What a route or hub method asks of its caller. Every doorway names exactly one.</summary>
public enum Right
{
    Read,
    Comment,
    TakeStance,
    EditDocuments,
    RunRounds,
    Moderate,
    Redact,
    ManageBoard,
}

public static class BoardRoles
{
    /// <summary>The one table of who may do what on a board.</summary>
    public static bool May(this BoardRole role, Right right) => right switch
    {
        Right.Read => true,
        Right.Comment or Right.TakeStance => role >= BoardRole.Reviewer,
        Right.EditDocuments => role >= BoardRole.Editor,
        Right.RunRounds or Right.Moderate or Right.Redact or Right.ManageBoard => role == BoardRole.Chair,
        _ => false,
    };
}
