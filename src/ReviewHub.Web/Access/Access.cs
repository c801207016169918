using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>What one person may do on one board. No role: the board is not theirs to see, or there is none.</summary>
internal readonly record struct Access(BoardId Board, BoardRole? Role)
{
    public static readonly Access None;

    public bool May(Right right) => Role is { } role && role.May(right);

    /// <exception cref="ReviewRuleException">The person may not; what they may not even see is not found.</exception>
    public void Require(Right right)
    {
        if (Role is not { } role)
            throw ReviewRuleException.NotFound("There is no such board or document, or you are not on the board.");
        if (!role.May(right))
            throw ReviewRuleException.NotAllowed($"You are {InWords(role)} on this board and may not {InWords(right)}.");
    }

    private static string InWords(BoardRole role) => role switch
    {
        BoardRole.Observer => "an observer",
        BoardRole.Reviewer => "a reviewer",
        BoardRole.Editor => "an editor",
        _ => "a chair",
    };

    private static string InWords(Right right) => right switch
    {
        Right.Read => "read it",
        Right.Comment => "comment",
        Right.TakeStance => "vote",
        Right.EditDocuments => "import or rename documents",
        Right.RunRounds => "open or close rounds",
        Right.Moderate => "moderate",
        Right.Redact => "erase what others wrote",
        _ => "manage its members and invitations",
    };
}

/// <summary>The one place that knows who may do what; asked at every request and every hub call.</summary>
internal interface IAccess
{
    ValueTask<Access> Of(ReviewerId person, BoardId board);

    ValueTask<Access> Of(ReviewerId person, DocumentId document);

    /// <summary>Makes a change of membership count at once in this process; others see it within seconds.</summary>
    void Forget(ReviewerId person, BoardId board);
}

internal static class Viewers
{
    /// <summary>Somebody as the rule of who sees what knows them; whoever has no role sees no more than an observer.</summary>
    public static async ValueTask<Viewer> ViewerOf(this IAccess access, ReviewerId person, DocumentId document) =>
        new(person, (await access.Of(person, document)).Role ?? BoardRole.Observer);
}
