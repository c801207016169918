using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class RoundsOverHttp(ReviewHubApplication application)
{
    private Actor Chair => application.Chair;

    private async Task<(Actor Ann, Actor Ben, string Document)> Arrange()
    {
        var board = await Chair.NewBoard();
        var (ann, ben) = (await Chair.Invite(board, "reviewer", "Ann"), await Chair.Invite(board, "reviewer", "Ben"));
        return (ann, ben, await Chair.Import(board, "First.\n\nSecond."));
    }

    private async Task Next(string document, int closed, object protocol)
    {
        await Chair.Put($"/api/documents/{document}/rounds/{closed}/closed", new { });
        await Chair.Post($"/api/documents/{document}/rounds", protocol);
    }

    private static async Task<string> Refused(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.Forbidden, $"{response.StatusCode}");
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        }
    }

    [Fact]
    public async Task What_was_judged_in_a_former_round_can_be_read_beside_the_next()
    {
        var (ann, ben, document) = await Arrange();
        await ann.Vote(document, 1, "accept");
        await ben.Vote(document, 1, "revise");
        await Next(document, 1, new { visibility = "blind-until-closed" });
        await ann.Vote(document, 1, "reject");

        var then = await ben.Get($"/api/documents/{document}/paragraphs/1?round=1");
        var now = await ben.Paragraph(document, 1);

        Assert.Equal(1, then.GetProperty("round").GetInt32());
        var answers = Assert.Single(then.GetProperty("answers").EnumerateArray());
        Assert.Equal([1, 1, 0, 0], answers.GetProperty("tally").EnumerateObject().Select(p => p.Value.GetInt32()));
        Assert.Equal(["accept", "revise"], answers.GetProperty("stances").EnumerateArray().Select(s => s.GetProperty("stance").GetString()).Order());
        Assert.Equal((2, JsonValueKind.Null), (now.GetProperty("round").GetInt32(), now.GetProperty("answers").ValueKind));
        using var none = await ben.Try(HttpMethod.Get, $"/api/documents/{document}/paragraphs/1?round=3");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_former_anonymous_round_tells_counts_and_no_names()
    {
        var (ann, ben, document) = await Arrange();
        await Next(document, 1, new { naming = "anonymous" });
        await ann.Vote(document, 1, "accept");
        await ben.Vote(document, 1, "accept");
        await Next(document, 2, new { });

        var then = await ben.Get($"/api/documents/{document}/paragraphs/1?round=2");

        Assert.Equal(2, then.GetProperty("tally").GetProperty("accept").GetInt32());
        Assert.DoesNotContain("Ann", then.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ann.Id, then.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paragraph_put_to_its_own_vote_has_a_round_that_others_have_not()
    {
        var (ann, _, document) = await Arrange();
        await Chair.Post($"/api/documents/{document}/rounds", new { paragraph = 2 });
        await ann.Vote(document, 2, "accept");

        Assert.Equal(2, (await ann.Paragraph(document, 2)).GetProperty("round").GetInt32());
        Assert.Equal(1, (await ann.Paragraph(document, 1)).GetProperty("round").GetInt32());
        using var elsewhere = await ann.Try(HttpMethod.Get, $"/api/documents/{document}/paragraphs/1?round=2");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Who_recused_themselves_is_out_of_the_denominator_until_they_come_back()
    {
        var (ann, ben, document) = await Arrange();
        await ann.Vote(document, 1, "accept");
        await ben.Vote(document, 1, "reject");
        var eligible = (await ann.Paragraph(document, 1)).GetProperty("consensus").GetProperty("eligible").GetInt32();

        await ben.Put($"/api/documents/{document}/paragraphs/1/recusal", new { reason = "My own text." });

        var consensus = (await ann.Paragraph(document, 1)).GetProperty("consensus");
        Assert.Equal((1, eligible - 1), (consensus.GetProperty("judged").GetInt32(), consensus.GetProperty("eligible").GetInt32()));
        Assert.Contains("recused", await Refused(await ben.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "accept" })), StringComparison.Ordinal);
        using var back = await ben.Try(HttpMethod.Delete, $"/api/documents/{document}/paragraphs/1/recusal");
        Assert.Equal(2, (await ann.Paragraph(document, 1)).GetProperty("consensus").GetProperty("judged").GetInt32());
    }

    [Theory]
    [InlineData("""{"rule":{"kind":"percent-agreement","threshold":101}}""", "threshold")]
    [InlineData("""{"rule":{"kind":"percent-agreement","quorum":101}}""", "quorum")]
    [InlineData("""{"rule":{"kind":"rand-ucla"}}""", "nine categories")]
    [InlineData("""{"questions":[{"scale":{"categories":[{"key":"yes","label":"Yes","side":"for"},{"key":"so","label":"So","side":"neutral"}]}}]}""", "against")]
    [InlineData("""{"deadline":"2020-01-01T00:00:00Z"}""", "past")]
    [InlineData("""{"eligible":[]}""", "eligible")]
    public async Task A_protocol_that_cannot_be_met_is_refused_and_nothing_is_stored(string protocol, string word)
    {
        var (ann, _, document) = await Arrange();
        await Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });

        var why = await Refused(await Chair.Try(HttpMethod.Post, $"/api/documents/{document}/rounds", JsonSerializer.Deserialize<JsonElement>(protocol)));

        Assert.Contains(word, why, StringComparison.Ordinal);
        Assert.Single((await ann.Get($"/api/documents/{document}/rounds")).EnumerateArray());
        Assert.Contains("closed", await Refused(await ann.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/1/stance", new { stance = "accept" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_does_not_change_while_a_round_is_open_and_only_chairs_open_one()
    {
        var (ann, _, document) = await Arrange();

        Assert.Contains("still open", await Refused(await Chair.Try(HttpMethod.Post, $"/api/documents/{document}/rounds", new { })), StringComparison.Ordinal);
        Assert.Contains("may not", await Refused(await ann.Try(HttpMethod.Put, $"/api/documents/{document}/rounds/1/closed", new { })), StringComparison.Ordinal);
    }
}
