using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class ProtocolsOverHttp(ReviewHubApplication application)
{
    [Fact]
    public async Task The_ready_made_scales_are_told_in_order()
    {
        var scales = await application.Chair.Get("/api/scales");

        Assert.Equal(["accept-revise-reject", "agree-disagree-pass", "likert-5", "rand-9"], scales.EnumerateArray().Select(s => s.GetProperty("key").GetString()));
        var first = scales[3].GetProperty("categories")[0];
        Assert.Equal(("9", "9", "for"), (first.GetProperty("key").GetString(), first.GetProperty("label").GetString(), first.GetProperty("side").GetString()));
    }

    [Fact]
    public async Task A_document_is_imported_under_a_protocol_of_its_own()
    {
        var document = await Imported("""{"questions":[{"scale":"rand-9"}],"rule":{"kind":"rand-ucla","quorum":33.3}}""");

        Assert.Equal("rand-9", document.GetProperty("scale").GetProperty("key").GetString());
        var rule = document.GetProperty("rule");
        Assert.Equal(("rand-ucla", 33.3m), (rule.GetProperty("kind").GetString(), rule.GetProperty("quorum").GetDecimal()));
        Assert.Equal(new RandUcla(33.3m).InWords(), rule.GetProperty("inWords").GetString());
    }

    [Fact]
    public async Task An_empty_protocol_is_the_usual_one()
    {
        var document = await Imported("{}");

        Assert.Equal("accept-revise-reject", document.GetProperty("scale").GetProperty("key").GetString());
        Assert.Equal(PercentAgreement.Default.InWords(), document.GetProperty("rule").GetProperty("inWords").GetString());
    }

    [Fact]
    public async Task A_board_may_judge_on_categories_of_its_own()
    {
        var document = await Imported(
            """{"questions":[{"scale":{"categories":[{"key":"yes","label":"Yes","side":"for"},{"key":"no","label":"No","side":"against"}]}}]}""");

        await application.Chair.Vote(document.GetProperty("id").GetString()!, 1, "no");

        var tally = (await application.Chair.Paragraph(document.GetProperty("id").GetString()!, 1)).GetProperty("tally");
        Assert.Equal(["yes", "no", "abstain"], tally.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, tally.GetProperty("no").GetInt32());
    }

    [Fact]
    public async Task A_form_takes_a_protocol_too()
    {
        var board = await application.Chair.NewBoard();
        using var file = new StringContent("First.");
        using var protocol = new StringContent("""{"rule":{"kind":"percent-agreement","quorum":10,"neutralCounts":false}}""");
        using var form = new MultipartFormDataContent { { file, "file", "a.txt" }, { protocol, "protocol" } };

        using var imported = await application.Chair.Http.PostAsync($"/api/boards/{board}/documents", form);

        Assert.Equal(HttpStatusCode.Created, imported.StatusCode);
        var id = (await imported.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var rule = (await application.Chair.Get($"/api/documents/{id}")).GetProperty("rule");
        Assert.Equal((75, 10, false), (rule.GetProperty("threshold").GetDecimal(), rule.GetProperty("quorum").GetDecimal(), rule.GetProperty("neutralCounts").GetBoolean()));
    }

    [Theory]
    [InlineData("""{"kind":"majority"}""", "There is no rule 'majority'; choose percent-agreement")]
    [InlineData("{}", "an object with a 'kind'")]
    [InlineData("""{"kind":7}""", "an object with a 'kind'")]
    [InlineData("7", "an object with a 'kind'")]
    [InlineData("[]", "an object with a 'kind'")]
    [InlineData("""{"kind":"percent-agreement","majority":70}""", "has no setting 'majority'; it has threshold, quorum, neutralCounts")]
    [InlineData("""{"kind":"percent-agreement","threshold":40}""", "above 50")]
    [InlineData("""{"kind":"percent-agreement","threshold":1e400}""", "not of the type")]
    [InlineData("""{"kind":"percent-agreement","threshold":null}""", "not of the type")]
    [InlineData("""{"kind":"percent-agreement","threshold":"most"}""", "not of the type")]
    [InlineData("""{"kind":"percent-agreement","quorum":101}""", "from 0 to 100")]
    [InlineData("""{"kind":"percent-agreement","quorum":-1}""", "from 0 to 100")]
    [InlineData("""{"kind":"\ud800"}""", "not text")]
    [InlineData("""{"kind":"percent-agreement","\ud800":1}""", "not text")]
    [InlineData("""{"kind":"comet-70-15","minority":0}""", "above 0")]
    [InlineData("""{"kind":"rand-ucla"}""", "nine categories")] // the usual scale has three
    [InlineData("""{"kind":"iqr"}""", "at least 5 categories")]
    public async Task A_rule_that_cannot_be_is_refused_in_words(string rule, string words) =>
        Assert.Contains(words, await Refusal($$$"""{"text":"x","protocol":{"rule":{{{rule}}} } }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"rand-12\"", "There is no scale 'rand-12'; choose accept-revise-reject")]
    [InlineData("7", "key of a ready-made one")]
    [InlineData("[]", "key of a ready-made one")]
    [InlineData("{}", "There is no scale ''")]
    [InlineData("""{"key":"custom"}""", "There is no scale 'custom'")]
    [InlineData("""{"categories":[]}""", "2 to 11 categories")]
    [InlineData("""{"categories":[null,null]}""", "category of the scale is null")]
    [InlineData("""{"categories":7}""", "not written as scales are")]
    [InlineData("""{"categories":[{"key":"yes","label":"Yes","side":"with"},{"key":"no","label":"No","side":"against"}]}""", "not written as scales are")]
    [InlineData("""{"categories":[{"key":"yes","label":"Yes","side":7},{"key":"no","label":"No","side":"against"}]}""", "neither for, neutral nor against")]
    [InlineData("""{"categories":[{"label":"Yes","side":"for"},{"key":"no","label":"No","side":"against"}]}""", "cannot be the key")]
    [InlineData("""{"categories":[{"key":"yes","side":"for"},{"key":"no","label":"No","side":"against"}]}""", "is empty")]
    [InlineData("""{"key":"likert-5","categories":[{"key":"yes","label":"Yes","side":"for"},{"key":"no","label":"No","side":"against"}]}""", "ready-made")]
    [InlineData("\"\\ud800\"", "not text")]
    public async Task A_scale_that_cannot_be_is_refused_in_words(string scale, string words) =>
        Assert.Contains(words, await Refusal($$$"""{"text":"x","protocol":{"questions":[{"scale":{{{scale}}} }] } }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"questions":[]}""", "1 to 6 questions")]
    [InlineData("""{"questions":[null]}""", "question of the round is null")]
    [InlineData("""{"questions":[{"key":"Accuracy"}]}""", "'Accuracy' cannot be the key")]
    [InlineData("""{"questions":[{},{}]}""", "same key")]
    [InlineData("""{"questions":7}""", "$.protocol.questions")]
    [InlineData("""{"visibility":"sometimes"}""", "$.protocol.visibility")]
    [InlineData("""{"visibility":7}""", "does not know")]
    [InlineData("""{"eligible":["me"]}""", "$.protocol.eligible")]
    [InlineData("""{"eligible":[]}""", "Nobody is eligible")]
    [InlineData("""{"deadline":"soon"}""", "$.protocol.deadline")]
    [InlineData("""{"deadline":"1999-12-31T23:59:59Z"}""", "in the past")]
    [InlineData("""{},"quorum":20""", "either a protocol")]
    public async Task A_protocol_that_cannot_be_is_refused_in_words(string protocol, string words) =>
        Assert.Contains(words, await Refusal($$"""{"text":"x","protocol":{{protocol}}}"""), StringComparison.Ordinal);

    [Fact]
    public void A_rule_may_be_sent_back_as_it_was_shown() => Assert.All(ConsensusRule.Defaults, rule =>
        Assert.Equal(rule, RuleRequest.Read(JsonSerializer.SerializeToElement(RuleMessage.Of(rule), JsonSerializerOptions.Web))));

    [Fact]
    public void A_scale_may_be_sent_back_as_it_was_shown() => Assert.All(Scale.ReadyMade, scale =>
        Assert.Equal(scale, ScaleRequest.Read(JsonSerializer.SerializeToElement(ScaleMessage.Of(scale), JsonSerializerOptions.Web))));

    private async Task<JsonElement> Imported(string protocol)
    {
        var board = await application.Chair.NewBoard();
        var imported = await application.Chair.Post($"/api/boards/{board}/documents", new { text = "First.", protocol = JsonElement.Parse(protocol) });
        return await application.Chair.Get($"/api/documents/{imported.GetProperty("id").GetString()}");
    }

    private async Task<string> Refusal(string body)
    {
        var board = await application.Chair.NewBoard();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var refused = await application.Chair.Http.PostAsync($"/api/boards/{board}/documents", content);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        return (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
    }
}
