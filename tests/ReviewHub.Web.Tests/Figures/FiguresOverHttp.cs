using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewHub.Load;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class FiguresOverHttp(ReviewHubApplication application)
{
    private const string Text = "One, of five words.\n\nTwo.\n\nThree.\n\nFour.";
    private static readonly string[] Stances = ["accept", "revise", "reject", "abstain"];

    private static string Path(string document) => $"/api/documents/{document}/figures";

    [Fact]
    public async Task Figures_tell_of_each_paragraph_and_of_the_whole()
    {
        var (document, people) = await Arrange();
        await Vote(document, people, ["aaaa", "aara", "arrr"]);

        var figures = await Eventually(people[0], document, f => Judged(f).SequenceEqual([3, 3, 3, 3]));

        var first = figures.GetProperty("paragraphs")[0].GetProperty("questions")[0];
        Assert.Equal(("consensus-for", 3.0, 1.0, 1.0), (first.GetProperty("state").GetString(), Value(first, "median"), Value(first, "agreement"), Value(first, "consensus")));
        var whole = figures.GetProperty("document");
        Assert.Equal(0.75, Value(whole, "coverage")); // the chair may judge, and has not
        Assert.Equal([3, 2, 4], whole.GetProperty("mostContested").EnumerateArray().Select(p => p.GetInt32()).Order().Take(3).OrderBy(p => p is 3 ? 0 : p is 2 ? 1 : 2));
        Assert.InRange(Value(whole, "ac1")!.Value, -1, 1);
        Assert.True(whole.GetProperty("alphaNominal").GetProperty("lower").GetDouble() <= Value(whole, "alphaNominal"));
        Assert.Equal((3, 4), (figures.GetProperty("turnout").GetProperty("finished").GetInt32(), figures.GetProperty("turnout").GetProperty("eligible").GetInt32()));
        Assert.Equal(JsonValueKind.Null, figures.GetProperty("turnout").GetProperty("people").ValueKind);
        var toChair = (await application.Chair.Get(Path(document))).GetProperty("turnout").GetProperty("people");
        Assert.Equal((application.Chair.Id, 0, 4), (toChair[0].GetProperty("id").GetString(), toChair[0].GetProperty("judged").GetInt32(), toChair[0].GetProperty("of").GetInt32()));
    }

    [Fact]
    public async Task Between_two_rounds_the_page_and_the_exports_say_the_same()
    {
        var (document, people) = await Arrange();
        await Vote(document, people, ["aaaa", "aara", "arrr"]);
        await application.Chair.Put($"/api/documents/{document}/rounds/1/closed", new { });
        await application.Chair.Post($"/api/documents/{document}/rounds", new { questions = new[] { new { key = "overall", prompt = "What now?", scale = new { key = "accept-revise-reject" } } } });
        await Vote(document, people, ["araa", "aar.", "...."]);

        var live = (await Eventually(people[0], document, f => Judged(f).SequenceEqual([2, 2, 2, 1]))).GetProperty("document").GetProperty("change");

        Assert.Equal((1, 2, 7), (live.GetProperty("from").GetInt32(), live.GetProperty("to").GetInt32(), live.GetProperty("both").GetInt32()));
        var exported = JsonDocument.Parse(await people[0].Http.GetStringAsync($"/api/documents/{document}/exports/annotations")).RootElement
            .GetProperty("rh:roundMeasures").EnumerateArray().Single(m => m.GetProperty("rh:round").GetInt32() == 2).GetProperty("rh:change");
        Assert.Equal(1, exported.GetProperty("rh:sinceRound").GetInt32());
        foreach (var (figure, share, value) in new[] { ("changed", (1, 7), 1 / 7.0), ("attrition", (1, 3), 1 / 3.0) })
        {
            Assert.Equal(share, (exported.GetProperty($"rh:{figure}").GetProperty("rh:count").GetInt32(), exported.GetProperty($"rh:{figure}").GetProperty("rh:denominator").GetInt32()));
            Assert.Equal(value, Value(live, figure)!.Value, 6);
        }

        Assert.Equal(exported.GetProperty("rh:kappa").GetProperty("rh:value").GetDouble(), Value(live, "kappa")!.Value, 6);
        Assert.Contains("Since round 1: Judgments that changed, of those made in both rounds: 1 of 7", await people[0].Http.GetStringAsync($"/api/documents/{document}/exports/markdown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_nobody_has_judged_has_reasons_in_place_of_figures()
    {
        var (document, people) = await Arrange();

        var text = await people[0].Http.GetStringAsync(Path(document));
        var whole = JsonDocument.Parse(text).RootElement.GetProperty("document");

        Assert.DoesNotContain("NaN", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Infinity", text, StringComparison.OrdinalIgnoreCase);
        foreach (var figure in new[] { "alphaNominal", "alphaOrdinal", "ac1", "ac2", "pairwise" })
        {
            Assert.Null(Value(whole, figure));
            Assert.NotEmpty(whole.GetProperty(figure).GetProperty("why").GetString()!);
        }
    }

    [Fact]
    public async Task In_a_blind_round_figures_are_hidden_with_the_tallies_and_show_at_the_close()
    {
        var (document, people) = await Arrange(new { visibility = "blind-until-voted" });
        await Vote(document, people, ["a...", "r...", "...."]);

        var toVoter = await Eventually(people[0], document, f => Judged(f)[0] == 2);
        var toOther = await people[2].Get(Path(document));

        Assert.Equal([true, false, false, false], Shown(toVoter));
        Assert.Equal([false, false, false, false], Shown(toOther));
        foreach (var part in new[] { "document", "camps", "map" })
            Assert.All(new[] { toVoter, toOther }, f => Assert.Equal(JsonValueKind.Null, f.GetProperty(part).ValueKind));
        using (var closed = await application.Chair.Try(HttpMethod.Put, $"/api/documents/{document}/rounds/1/closed")) closed.EnsureSuccessStatusCode();
        var after = await Eventually(people[2], document, f => f.GetProperty("document").ValueKind == JsonValueKind.Object);
        Assert.Equal([true, true, true, true], Shown(after));
    }

    [Fact]
    public async Task What_is_kept_up_to_date_equals_what_is_made_anew()
    {
        var product = new ReviewHubApplication();
        await product.InitializeAsync();
        try
        {
            await StaysEqual(product);
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    private static async Task StaysEqual(ReviewHubApplication product)
    {
        var (document, people) = await Arrange(product, null);
        var random = new Random(7);
        for (var step = 0; step < 60; step++)
        {
            var (who, paragraph) = (people[random.Next(people.Count)], random.Next(4) + 1);
            await who.Vote(document, paragraph, Stances[random.Next(Stances.Length)]);
            if (step == 30) await product.Chair.Put($"/api/documents/{document}/paragraphs/2/recusal", new { reason = "Mine." });
            if (step % 7 == 0) await who.Get(Path(document));
        }

        await product.Chair.Put($"/api/documents/{document}/camps", new { groups = new[] { new { key = "A", people = new[] { people[0].Id, people[1].Id } }, new { key = "B", people = new[] { people[2].Id } } } });
        await Eventually(people[0], document, f => f.GetProperty("camps") is { ValueKind: JsonValueKind.Object } camps && camps.GetProperty("kind").GetString() == "declared");
        var kept = await Bare(people[0], document);
        await product.Restart();

        Assert.Equal(kept, await Bare(people[0].Again(), document));
    }

    [Fact]
    public async Task Where_nothing_moved_nothing_is_sent()
    {
        var (document, people) = await Arrange();
        using var first = await people[0].Try(HttpMethod.Get, Path(document));
        using var again = new HttpRequestMessage(HttpMethod.Get, Path(document));
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));

        using var second = await people[0].Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Who_has_heard_of_a_vote_and_asks_with_what_they_had_gets_figures_that_have_it()
    {
        var (document, people) = await Arrange();
        await using var watching = await Watcher.Of(people[0], document);
        using var first = await people[0].Try(HttpMethod.Get, Path(document));
        var before = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("document").GetProperty("judgments").GetInt32();
        await people[1].Vote(document, 1, "accept");
        await watching.Until(w => w.Counts(1)[0] == 1, "the vote is on the screen");

        using var again = new HttpRequestMessage(HttpMethod.Get, Path(document));
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var second = await people[0].Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(before + 1, JsonDocument.Parse(await second.Content.ReadAsStringAsync()).RootElement.GetProperty("document").GetProperty("judgments").GetInt32());
    }

    [Theory]
    [InlineData("open")]
    [InlineData("blind-until-voted")]
    public async Task Changes_one_after_the_other_make_the_whole(string visibility)
    {
        var (document, people) = await Arrange(new { visibility });
        await application.Chair.Put($"/api/documents/{document}/camps", new { groups = new[] { new { key = "A", people = new[] { people[0].Id } }, new { key = "B", people = new[] { people[1].Id } } } });
        Follower[] followers = [new(people[0], document), new(application.Chair, document)];
        var random = new Random(11);
        for (var step = 1; step <= 60; step++)
        {
            var (who, paragraph) = (people[random.Next(people.Count)], random.Next(4) + 1);
            if (random.Next(4) > 0) await who.Vote(document, paragraph, Stances[random.Next(Stances.Length)]);
            else (await who.Try(HttpMethod.Delete, $"/api/documents/{document}/paragraphs/{paragraph}/stance")).Dispose(); // there may be none
            if (step == 30) await application.Chair.Put($"/api/documents/{document}/paragraphs/2/recusal", new { reason = "Mine." });
            if (step % 5 == 0) await Task.WhenAll(followers.Select(IsRight));
        }

        Assert.All(followers, follower => Assert.True(follower.Partial > 3, $"{follower.Partial} answers held only changes"));
    }

    [Fact]
    public async Task Who_comes_to_see_all_gets_all()
    {
        var (document, people) = await Arrange(new { visibility = "blind-until-voted" });
        await application.Chair.Put($"/api/documents/{document}/camps", new { groups = new[] { new { key = "A", people = new[] { people[1].Id } }, new { key = "B", people = new[] { people[2].Id } } } });
        await Vote(document, people, ["aaa.", "aaaa", "rrrr"]);
        var follower = new Follower(people[0], document);
        await follower.Settled();

        await people[0].Vote(document, 4, "accept");
        await follower.Settled();

        Assert.Equal([1, 2, 3, 4], follower.Figures!["camps"]!["paragraphs"]!.AsArray().Select(p => p!["id"]!.GetValue<int>()));
    }

    private static async Task IsRight(Follower follower)
    {
        var followed = await follower.Settled(); // first: whoever asks without what they had may be shown what was there a second ago
        Assert.Equal(await Bare(follower.Actor, follower.Document), followed);
    }

    [Fact]
    public async Task Only_what_changed_is_among_the_changes()
    {
        var (document, people) = await Arrange();
        await Vote(document, people, ["aaaa", "aaaa", "...."]);
        var (figures, tag) = await Settled(people[0], document);
        await people[2].Vote(document, 3, "accept");

        var changes = await Changes(people[0], document, tag, f => f["document"]!["judgments"]!.GetValue<int>() == 9);

        Assert.Equal(figures["moment"]!.GetValue<long>(), changes["base"]!.GetValue<long>());
        Assert.Equal([3], changes["paragraphs"]!.AsArray().Select(p => p!["id"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Who_has_figures_of_another_sight_gets_everything()
    {
        var (document, people) = await Arrange();
        await Vote(document, people, ["a...", "....", "...."]);
        var (_, tag) = await Settled(people[0], document);

        Assert.Null((await Changes(people[0], document, tag.Replace("Reviewer", "Chair", StringComparison.Ordinal), _ => true))["base"]);
        Assert.Null((await Changes(people[0], document, tag.Replace(tag[1..33], Guid.NewGuid().ToString("N"), StringComparison.Ordinal), _ => true))["base"]);
    }

    /// <summary>Figures after which there are none newer, and their tag.</summary>
    private static async Task<(JsonObject Figures, string Tag)> Settled(Actor reader, string document)
    {
        var follower = new Follower(reader, document);
        await follower.Settled();
        return (follower.Figures!, follower.Tag!);
    }

    private static async Task<JsonObject> Changes(Actor reader, string document, string tag, Func<JsonObject, bool> met)
    {
        for (var waited = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(waited) < TimeSpan.FromSeconds(10);)
            if (await Follower.Ask(reader, document, tag) is { Answer: var answer } && met(answer)) return answer;
        throw new TimeoutException("The figures did not come.");
    }

    /// <summary>A page of figures that asks for what changed since those it has.</summary>
    private sealed class Follower(Actor actor, string document)
    {
        public Actor Actor => actor;

        public string Document => document;

        public JsonObject? Figures { get; private set; }

        public string? Tag { get; private set; }

        /// <summary>Answers that held only changes.</summary>
        public int Partial { get; private set; }

        /// <returns>False when nothing had changed.</returns>
        public async Task<bool> Follow()
        {
            if (await Ask(actor, document, Tag) is not { } found) return false;
            if (found.Answer.ContainsKey("base")) Partial++;
            (Figures, Tag) = (FiguresChanges.Applied(found.Answer, Figures), found.Tag);
            return true;
        }

        /// <returns>All but which moment it is, when there is no newer.</returns>
        public async Task<string> Settled()
        {
            while (await Follow() || Figures!["moment"]!.GetValue<long>() != Figures["mapMoment"]!.GetValue<long>()) { }
            return Unstamped(Figures!);
        }

        public static async Task<(JsonObject Answer, string Tag)?> Ask(Actor actor, string document, string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path(document)}?changes=true");
            if (tag is not null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
            using var answer = await actor.Http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.NotModified) return null;
            return (JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!.AsObject(), answer.Headers.ETag!.ToString());
        }
    }

    private Task<(string Document, List<Actor> People)> Arrange(object? protocol = null) => Arrange(application, protocol);

    private static async Task<(string Document, List<Actor> People)> Arrange(ReviewHubApplication product, object? protocol)
    {
        var board = await product.Chair.NewBoard();
        var people = new List<Actor>();
        foreach (var name in new[] { "Ann", "Ben", "Cleo" }) people.Add(await product.Chair.Invite(board, "reviewer", name));
        var imported = await product.Chair.Post($"/api/boards/{board}/documents", new { format = "text", text = Text, protocol });
        return (imported.GetProperty("id").GetString()!, people);
    }

    /// <summary>A letter for each person and paragraph: a, r, or a dot for none.</summary>
    private static async Task Vote(string document, List<Actor> people, string[] votes)
    {
        foreach (var (person, row) in people.Zip(votes))
            foreach (var (stance, index) in row.Select((stance, index) => (stance, index)))
                if (stance != '.') await person.Vote(document, index + 1, stance == 'a' ? "accept" : "reject");
    }

    private static async Task<JsonElement> Eventually(Actor reader, string document, Func<JsonElement, bool> met)
    {
        var waited = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var figures = await reader.Get(Path(document));
            if (met(figures)) return figures;
            Assert.True(TimeProvider.System.GetElapsedTime(waited) < TimeSpan.FromSeconds(10), $"Waited in vain; the figures are {figures}");
        }
    }

    private static async Task<string> Bare(Actor reader, string document)
    {
        var settled = await Eventually(reader, document, f => f.GetProperty("moment").GetInt64() == f.GetProperty("mapMoment").GetInt64());
        return Unstamped(JsonNode.Parse(settled.GetRawText())!);
    }

    private static string Unstamped(JsonNode of)
    {
        var figures = of.DeepClone().AsObject();
        foreach (var stamp in new[] { "epoch", "moment", "mapMoment" }) figures.Remove(stamp);
        return figures.ToJsonString();
    }

    private static double? Value(JsonElement of, string figure) =>
        of.GetProperty(figure).GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private static int[] Judged(JsonElement figures) => [.. figures.GetProperty("paragraphs").EnumerateArray().Select(p => p.GetProperty("judged").GetInt32())];

    private static bool[] Shown(JsonElement figures) =>
        [.. figures.GetProperty("paragraphs").EnumerateArray().Select(p => p.GetProperty("questions").ValueKind == JsonValueKind.Array)];
}
