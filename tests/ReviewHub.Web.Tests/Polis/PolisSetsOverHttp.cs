using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Formats.Tests;
using ReviewHub.Storage;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests.Polis;

[Collection(ReviewHubCollection.Name)]
public sealed class PolisSetsOverHttp(ReviewHubApplication application)
{
    private static readonly Dictionary<string, string> Tiny = new()
    {
        ["comments.csv"] = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
            + "1700000000000,Tue Nov 14 22:13:20 UTC 2023,7,5,2,0,1,Dogs are best.\n1700000001000,Tue Nov 14 22:13:21 UTC 2023,2,5,0,1,-1,\"Cats, too.\n\"\n",
        ["votes.csv"] = "timestamp,datetime,comment-id,voter-id,vote\n"
            + "1700000009000,Tue Nov 14 22:13:29 UTC 2023,2,4,-1\n1700000003000,Tue Nov 14 22:13:23 UTC 2023,7,4,0\n"
            + "1700000005000,Tue Nov 14 22:13:25 UTC 2023,7,4,1\n1700000004000,Tue Nov 14 22:13:24 UTC 2023,7,9,1\n",
        ["participants-votes.csv"] = "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,2,7\n9,zoe@example.org,,0,1,1,0,,1\n4,,1,0,2,1,1,-1,1\n",
        ["summary.csv"] = "topic,Pets\nurl,https://pol.is/pets\nviews,3\nvoters,2\nvoters-in-conv,2\ncommenters,1\ncomments,2\ngroups,1\nconversation-description,\n",
    };

    [SkippableTheory]
    [InlineData("small_london-youth-policing")]
    [InlineData("medium_bg2050-volunteers")]
    [InlineData("large_vtaiwan-uberx")]
    public async Task A_real_conversation_goes_into_an_empty_product_and_comes_out_byte_for_byte(string name)
    {
        var original = PolisSets.Of(Shared.Require($"polis/{name}"));
        await using var product = await Emptiness.Begin();

        var document = await Import(product.Application.Chair, Form([("set.zip", Zip(original))]));
        var exported = await Export(product.Application.Chair, document);
        var again = await Import(product.Application.Chair, Form([.. exported.Select(f => (f.Key, f.Value))], ("format", "polis")));

        PolisSets.AssertSame(original, exported);
        PolisSets.AssertSame(original, await Export(product.Application.Chair, again));
    }

    [SkippableFact]
    public async Task On_PostgreSQL_it_comes_out_byte_for_byte_too()
    {
        var original = PolisSets.Of(Shared.Require("polis/medium_bg2050-volunteers"));
        await using var product = await Emptiness.Begin(PostgresServer.Shared.NewDatabase());

        var document = await Import(product.Application.Chair, Form([("set.zip", Zip(original))]));
        var before = await Export(product.Application.Chair, document);
        await product.Application.Restart();

        PolisSets.AssertSame(original, before);
        PolisSets.AssertSame(original, await Export(product.Application.Chair.Again(), document));
    }

    [Fact]
    public async Task A_small_set_is_a_document_with_a_closed_round_and_people_who_have_no_way_in()
    {
        var board = await application.Chair.NewBoard();
        var document = (await Send(application.Chair, board, Form(Files(Tiny), ("format", "polis")))).GetProperty("id").GetString()!;

        var text = await application.Chair.Get($"/api/documents/{document}");
        var round = text.GetProperty("rounds")[0];
        Assert.Equal("Pets", text.GetProperty("title").GetString());
        Assert.Equal(["Dogs are best.", "Cats, too.\n"], text.GetProperty("paragraphs").EnumerateArray().Select(p => p.GetProperty("text").GetString()));
        Assert.Equal((2, JsonValueKind.String), (round.GetProperty("eligible").GetInt32(), round.GetProperty("closedAt").ValueKind));
        var tally = (await application.Chair.Paragraph(document, 1)).GetProperty("tally");
        Assert.Equal(2, tally.GetProperty("agree").GetInt32());
        Assert.Single((await application.Chair.Get($"/api/boards/{board}")).GetProperty("members").EnumerateArray());
        var stances = await application.Chair.Http.GetStringAsync($"/api/documents/{document}/exports/stances");
        Assert.Contains("zoe@example.org", stances, StringComparison.Ordinal);
        Assert.Contains("2023-11-14T22:13:25", stances, StringComparison.Ordinal);
        PolisSets.AssertSame(Bytes(Tiny), await Export(application.Chair, document));
    }

    [Fact]
    public async Task A_set_that_is_sent_again_is_one_document()
    {
        var board = await application.Chair.NewBoard();

        var first = await Send(application.Chair, board, Form(Files(Tiny), ("format", "polis")), key: "once");
        var second = await Send(application.Chair, board, Form(Files(Tiny), ("format", "polis")), key: "once");

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_round_opened_afterwards_waits_for_the_board_alone()
    {
        var board = await application.Chair.NewBoard();
        var document = (await Send(application.Chair, board, Form(Files(Tiny), ("format", "polis")))).GetProperty("id").GetString()!;

        await application.Chair.Post($"/api/documents/{document}/rounds", new
        {
            questions = new[] { new { key = "overall", prompt = "", scale = new { key = "agree-disagree-pass" } } },
            rule = new { kind = "percent-agreement", threshold = 75, quorum = 50 },
        });
        await application.Chair.Vote(document, 2, "agree");

        var rounds = (await application.Chair.Get($"/api/documents/{document}")).GetProperty("rounds");
        Assert.Equal(1, rounds[1].GetProperty("eligible").GetInt32());
        var votes = System.Text.Encoding.UTF8.GetString((await Export(application.Chair, document))["votes.csv"]).Split('\n');
        Assert.EndsWith(",2,0,1", votes[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("votes.csv", null, null, "missing: votes.csv")]
    [InlineData("votes.csv", ",7,9,1", ",8,9,1", "'8' is not a statement of comments.csv")]
    [InlineData("votes.csv", ",7,9,1", ",7,3,1", "'3' is not a participant of participants-votes.csv")]
    [InlineData("votes.csv", ",7,9,1", ",7,9,2", "'2' is not a vote")]
    [InlineData("votes.csv", ",7,9,1", ",7,9", "has 4 cells; the first has 5")]
    [InlineData("votes.csv", "1700000004000", "yesterday", "'yesterday' is not a time")]
    [InlineData("votes.csv", "22:13:24 UTC", "22:13:24", "is not the date of the time beside it")]
    [InlineData("votes.csv", "voter-id", "who", "'who', which is not known")]
    [InlineData("votes.csv", ",7,9,1", ",7,9,-1", "is not the last vote in votes.csv, which is -1")]
    [InlineData("comments.csv", "Dogs are best.", "\"Dogs are best.", "is no comma-separated file")]
    [InlineData("comments.csv", "Dogs are best.", "  ", "has no text")]
    [InlineData("comments.csv", ",7,5,2", ",2,5,2", "'2' is not a number of its own")]
    [InlineData("participants-votes.csv", "2,7\n", "2,8\n", "a column for statement 8")]
    [InlineData("participants-votes.csv", "\n9,", "\n4,", "'4' is not a number of their own")]
    [InlineData("summary.csv", "topic,Pets", "topic,Pets,more", "is no comma-separated file|cells")]
    public async Task A_set_that_does_not_hold_together_is_refused_in_words_and_leaves_nothing(string file, string? what, string? by, string words)
    {
        var board = await application.Chair.NewBoard();
        var set = new Dictionary<string, string>(Tiny);
        if (what is null) set.Remove(file);
        else set[file] = set[file].Replace(what, by, StringComparison.Ordinal);

        using var answer = await Try(application.Chair, board, Form(Files(set), ("format", "polis")));

        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words.Split('|'), w => JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!.Contains(w, StringComparison.Ordinal));
        Assert.Empty((await application.Chair.Get($"/api/boards/{board}")).GetProperty("documents").EnumerateArray());
        Assert.Single(await application.Services.GetRequiredService<INames>().OfBoard(new(Guid.Parse(board)), CancellationToken.None));
    }

    [Fact]
    public async Task A_zip_that_unpacks_to_more_than_the_limit_is_refused()
    {
        var board = await application.Chair.NewBoard();
        var bomb = Zip(new Dictionary<string, byte[]> { ["votes.csv"] = new byte[64 * 1024 * 1024] });

        using var answer = await Try(application.Chair, board, Form([("bomb.zip", bomb)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("bytes, which is the limit", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_is_refused()
    {
        using var answer = await Try(application.Chair, await application.Chair.NewBoard(), Form([("set.zip", "PK, or so they say"u8.ToArray())]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("not a zip that can be opened", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> Import(Actor actor, MultipartFormDataContent form) =>
        (await Send(actor, await actor.NewBoard(), form)).GetProperty("id").GetString()!;

    private static async Task<JsonElement> Send(Actor actor, string board, MultipartFormDataContent form, string? key = null)
    {
        using var answer = await Try(actor, board, form, key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<HttpResponseMessage> Try(Actor actor, string board, MultipartFormDataContent form, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/boards/{board}/documents") { Content = form };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await actor.Http.SendAsync(request);
    }

    private static async Task<Dictionary<string, byte[]>> Export(Actor actor, string document)
    {
        using var zip = new ZipArchive(await actor.Http.GetStreamAsync($"/api/documents/{document}/exports/polis"));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var bytes = new MemoryStream();
            using var entry = e.Open();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static (string, byte[])[] Files(Dictionary<string, string> set) => [.. Bytes(set).Select(f => (f.Key, f.Value))];

    private static Dictionary<string, byte[]> Bytes(Dictionary<string, string> set) => set.ToDictionary(f => f.Key, f => System.Text.Encoding.UTF8.GetBytes(f.Value));

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry($"a folder/{name}").Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }

    private static MultipartFormDataContent Form((string Name, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file, "file", name);
        }

        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return form;
    }

    /// <summary>A product of its own, with nothing in it.</summary>
    private sealed class Emptiness(ReviewHubApplication application) : IAsyncDisposable
    {
        public ReviewHubApplication Application => application;

        public static async Task<Emptiness> Begin(string? postgres = null)
        {
            var product = new Emptiness(postgres is null ? new() : ReviewHubApplication.On(postgres));
            await product.Application.InitializeAsync();
            return product;
        }

        public async ValueTask DisposeAsync() => await Application.DisposeAsync();
    }
}
