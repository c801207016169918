namespace ReviewHub.Domain.Tests.Boards;

public class BoardRights
{
    // In the order of Right: Read, Comment, TakeStance, EditDocuments, Moderate, Redact, ManageBoard.
    private static readonly Dictionary<BoardRole, string> Table = new()
    {
        [BoardRole.Observer] = "+-------",
        [BoardRole.Reviewer] = "+++-----",
        [BoardRole.Editor] = "++++----",
        [BoardRole.Chair] = "++++++++",
    };

    [Fact]
    public void The_table_says_who_may_do_what() =>
        Assert.Equal(Table, Enum.GetValues<BoardRole>().ToDictionary(role => role, role =>
            string.Concat(Enum.GetValues<Right>().Select(right => role.May(right) ? '+' : '-'))));

    [Fact]
    public void A_right_nobody_thought_of_is_nobodys() => Assert.False(BoardRole.Chair.May((Right)99));
}
