using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Documents;

public class Conversations
{
    private static readonly Conversation Pets = new(
        [new(4, Ann, 1), new(9, Ben, 0), new(2, Cleo)], [Statement(7), Statement(3)], new([], [], [], [], []));

    private static readonly ConversationImported Imported =
        Document.ImportConversation(Board, "Pets", [Prose("Dogs."), Prose("Cats.")], PercentAgreement.Default, Pets, Noon);

    [Fact]
    public void Its_round_is_for_those_who_voted_there_on_what_polis_asks()
    {
        var round = Given.Document(Imported).Round!;

        Assert.Equal([Ann, Ben, Cleo], round.Eligible.OrderBy(p => p.Value));
        Assert.Equal(Scale.AgreeDisagreePass, round.Protocol.Questions[0].Scale);
        Assert.False(round.Admits);
    }

    [Fact]
    public void Groups_of_polis_are_camps() =>
        Assert.Equal([("Group 0", Ben), ("Group 1", Ann)], Given.Document(Imported).Camps.Select(c => (c.Name, c.People.Single())));

    [Fact]
    public void One_group_alone_is_no_camp() => Assert.Empty((Pets with { Participants = [new(4, Ann, 1), new(9, Ben, 1)] }).Camps());

    [Fact]
    public void Votes_become_events_of_their_own_time_and_people()
    {
        var votes = Document.Replay(Imported, [Vote(1, Ann, "agree", 1), Vote(2, Ben, "pass", 2), Vote(1, Ann, "agree", 3), Vote(1, Ben, "disagree", 3)], (_, version) => CommandId(version)).ToList();

        Assert.Equal(
            [(1, 1, Ann, "agree"), (1, 2, Ann, "agree"), (1, 3, Ben, "disagree"), (2, 1, Ben, "pass")],
            votes.Select(v => (v.Paragraph, v.Recorded.Version, v.Recorded.By, ((StanceTaken)v.Recorded.Event).Stance.Key)));
        Assert.Equal(Noon.AddYears(-1).AddMinutes(3), votes[1].Recorded.At);
    }

    [Fact]
    public void Nobody_else_votes_in_it() =>
        Refused.For(RefusalKind.NotAllowed, () => Document.Replay(Imported, [Vote(1, Person(9), "agree", 1)], (_, _) => default).ToList());

    [Fact]
    public void Without_anybody_it_has_no_round() =>
        Assert.Null(Given.Document(Document.ImportConversation(Board, "Pets", [Prose("Dogs."), Prose("Cats.")], PercentAgreement.Default, Pets with { Participants = [] }, Noon)).Round);

    [Fact]
    public void Numbers_and_people_are_there_once()
    {
        Refused.For(RefusalKind.Invalid, () => Import(Pets with { Participants = [new(4, Ann), new(4, Ben)] }));
        Refused.For(RefusalKind.Invalid, () => Import(Pets with { Participants = [new(4, Ann), new(5, Ann)] }));
        Refused.For(RefusalKind.Invalid, () => Import(Pets with { Statements = [Statement(7), Statement(7)] }));
        Refused.For(RefusalKind.Invalid, () => Import(Pets with { Statements = [Statement(7)] }));

        static ConversationImported Import(Conversation conversation) =>
            Document.ImportConversation(Board, "Pets", [Prose("Dogs."), Prose("Cats.")], PercentAgreement.Default, conversation, Noon);
    }

    private static Statement Statement(int number) => new(number, Noon, null, 1, true, []);

    private static VoteElsewhere Vote(int paragraph, ReviewerId by, string stance, int minute) => new(paragraph, by, Noon.AddYears(-1).AddMinutes(minute), new(stance));
}
