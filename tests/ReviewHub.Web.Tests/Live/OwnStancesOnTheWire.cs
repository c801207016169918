using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web.Tests.Live;

public class OwnStancesOnTheWire
{
    public static TheoryData<OwnAnswer[]> Some => new()
    {
        Array.Empty<OwnAnswer>(),
        new OwnAnswer[] { new(int.MaxValue, "overall", new("accept")) },
        new OwnAnswer[] { new(1, "a \"quoted\" one", new("yes")), new(1, "overall", new("é<")), new(2, "overall", Stance.Abstain), new(30, "overall", new("no")), new(30, "wording", new("no")) },
    };

    [Theory]
    [MemberData(nameof(Some))]
    public void Are_an_object_for_each_paragraph_of_stances_by_question(OwnAnswer[] own)
    {
        var expected = own.GroupBy(o => o.Paragraph).ToDictionary(p => p.Key, p => p.ToDictionary(o => o.Question, o => o.Stance.Key));

        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(new OwnStancesMessage([.. own])));
    }
}
