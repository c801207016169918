namespace ReviewHub.Load.Tests;

public sealed class Accounts
{
    private static readonly string[] People = ["ann", "bob"];
    private readonly List<Done> _done = [Stance("1", 0, "accept", 1), Comment("2", 1, "Why?", 2), Stance("3", 0, "reject", 3)];

    [Fact]
    public void All_is_accounted_for_when_the_log_has_each_once() =>
        Assert.Equal(new Account(3, 0, 0), Account.Of(_done, Log(3, "reject", "Why?"), People));

    [Fact]
    public void A_comment_the_log_lacks_is_lost() =>
        Assert.Equal(1, Account.Of(_done, Log(3, "reject"), People).Lost);

    [Fact]
    public void A_last_stance_the_log_does_not_have_is_lost() =>
        Assert.Equal(1, Account.Of(_done, Log(3, "accept", "Why?"), People).Lost);

    [Fact]
    public void What_was_acknowledged_beyond_the_end_of_the_log_is_lost() =>
        Assert.Equal(2, Account.Of(_done, Log(1, "reject", "Why?"), People).Lost);

    [Fact]
    public void Of_two_that_were_acknowledged_as_the_same_event_one_is_lost() =>
        Assert.Equal(1, Account.Of([.. _done, Comment("4", 1, "So?", 3)], Log(3, "reject", "Why?", "So?"), People).Lost);

    [Fact]
    public void A_paragraph_the_log_does_not_know_has_lost_everything() =>
        Assert.Equal(3, Account.Of(_done, new(new(), Empty<int>(), Empty<IReadOnlyList<string>>(), new Dictionary<(int, string), string>()), People).Lost);

    [Fact]
    public void An_event_nobody_was_told_of_is_a_double() =>
        Assert.Equal(1, Account.Of(_done, Log(4, "reject", "Why?"), People).Doubled);

    [Fact]
    public void A_comment_that_stands_twice_is_a_double() =>
        Assert.Equal(1, Account.Of(_done, Log(3, "reject", "Why?", "Why?"), People).Doubled);

    [Fact]
    public void Stances_are_read_from_the_export_by_person_and_paragraph()
    {
        const string csv = "\"position\",\"paragraph\",\"reviewer\",\"stance\"\r\n\"9\",\"2\",\"urn:uuid:aaaaaaaa-0000-4000-8000-000000000001\",\"revise\"\r\n";

        Assert.Equal("revise", LogState.Exported(csv)[(2, "aaaaaaaa000040008000000000000001")]);
    }

    private static LogState Log(int version, string annsStance, params string[] comments) => new(
        new(), new Dictionary<int, int> { [1] = version }, new Dictionary<int, IReadOnlyList<string>> { [1] = comments },
        new Dictionary<(int, string), string> { [(1, "ann")] = annsStance });

    private static Dictionary<int, T> Empty<T>() => [];

    private static Done Stance(string id, int by, string stance, int version) => Done(new(id, by, 1, stance, null), version);

    private static Done Comment(string id, int by, string text, int version) => Done(new(id, by, 1, null, text), version);

    private static Done Done(Deed deed, int version) => new(deed, version, new(false, 0, TimeSpan.Zero), 0);
}
