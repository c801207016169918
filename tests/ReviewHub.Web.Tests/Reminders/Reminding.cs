using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

[Collection(ReviewHubCollection.Name)]
public sealed class Reminding(ReviewHubApplication application)
{
    private static string Path(string document) => $"/api/documents/{document}/reminders";

    [Fact]
    public async Task Who_has_not_finished_is_reminded_on_their_screens_and_when_they_come_back()
    {
        var (document, ann, ben) = await Arrange(application);
        await using var anns = await ann.Connect();
        await using var bens = await ben.Connect();
        var (toAnn, toBen) = (Listen(anns), Listen(bens));
        await anns.InvokeAsync<JsonElement>("Watch", document, null);
        var seen = await bens.InvokeAsync<JsonElement>("Watch", document, null);
        Assert.False(seen.GetProperty("me").TryGetProperty("remindedAt", out _));

        var answer = await application.Chair.Post(Path(document), new { });
        var reminded = await toBen.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((2, 0), (answer.GetProperty("reminded").GetInt32(), answer.GetProperty("mailed").GetInt32())); // Ben and the chair
        Assert.Equal((1, 1), (reminded.GetProperty("round").GetInt32(), reminded.GetProperty("left").GetInt32()));
        Assert.False(toAnn.IsCompleted);
        Assert.True((await Me(ben, document)).TryGetProperty("remindedAt", out _));
        await ben.Vote(document, 2, "accept");
        await bens.InvokeAsync<JsonElement>("Watch", document, null);
        Assert.False((await Me(ann, document)).TryGetProperty("remindedAt", out _));
        Assert.False((await Me(ben, document)).TryGetProperty("remindedAt", out _));
    }

    [Fact]
    public async Task A_second_reminder_soon_after_and_one_when_no_round_is_open_are_refused_in_words()
    {
        var (document, _, _) = await Arrange(application);
        await application.Chair.Post(Path(document), new { });

        using var again = await application.Chair.Try(HttpMethod.Post, Path(document), new { });
        using (var closed = await application.Chair.Try(HttpMethod.Put, $"/api/documents/{document}/rounds/1/closed")) closed.EnsureSuccessStatusCode();
        using var late = await application.Chair.Try(HttpMethod.Post, Path(document), new { });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (again.StatusCode, late.StatusCode));
        Assert.Contains("10 minutes", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("No round is open", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_mail_server_is_set_a_letter_goes_to_those_whose_address_is_known()
    {
        await using var sink = new MailSink();
        var product = new ReviewHubApplication
        {
            Settings =
            [
                "--ReviewHub:Mail:Host", "127.0.0.1", "--ReviewHub:Mail:Port", sink.Port.ToString(CultureInfo.InvariantCulture), "--ReviewHub:Mail:AllowPlain", "true",
                "--ReviewHub:Mail:From", "Board office <office@example.org>",
            ],
        };
        await product.InitializeAsync();
        try
        {
            var (document, _, _) = await Arrange(product);

            var answer = await product.Chair.Post(Path(document), new { });
            var letter = await sink.First;

            Assert.Equal((2, 1), (answer.GetProperty("reminded").GetInt32(), answer.GetProperty("mailed").GetInt32())); // guests have no address
            Assert.Contains("RCPT TO:<chair@example.org>", letter, StringComparison.Ordinal);
            Assert.Contains("From: Board office <office@example.org>", letter, StringComparison.Ordinal);
            Assert.Contains($"/documents/{document}", letter, StringComparison.Ordinal);
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    [Fact]
    public async Task Groups_are_declared_and_read_and_what_cannot_be_is_refused_in_words()
    {
        var (document, ann, ben) = await Arrange(application);
        var path = $"/api/documents/{document}/camps";

        await application.Chair.Put(path, new { groups = new[] { new { key = "Patients", people = new[] { ann.Id } }, new { key = "Clinicians", people = new[] { ben.Id } } } });
        var read = (await ben.Get(path)).GetProperty("groups");
        using var twice = await application.Chair.Try(HttpMethod.Put, path, new { groups = new[] { new { key = "A", people = new[] { ann.Id } }, new { key = "B", people = new[] { ann.Id } } } });
        using var stranger = await application.Chair.Try(HttpMethod.Put, path, new { groups = new[] { new { key = "A", people = new[] { Guid.NewGuid().ToString() } }, new { key = "B", people = Array.Empty<string>() } } });
        using var alone = await application.Chair.Try(HttpMethod.Put, path, new { groups = new[] { new { key = "A", people = new[] { ann.Id } } } });

        Assert.Equal(["Patients", "Clinicians"], read.EnumerateArray().Select(g => g.GetProperty("key").GetString()));
        Assert.Equal(ann.Id, Assert.Single(read[0].GetProperty("people").EnumerateArray()).GetString());
        Assert.All(new[] { twice, stranger, alone }, refused => Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode));
        Assert.Contains("two groups", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Ann has judged both paragraphs, Ben one, the chair none.</summary>
    private static async Task<(string Document, Actor Ann, Actor Ben)> Arrange(ReviewHubApplication product)
    {
        var board = await product.Chair.NewBoard();
        var (ann, ben) = (await product.Chair.Invite(board, "reviewer", "Ann"), await product.Chair.Invite(board, "reviewer", "Ben"));
        var document = await product.Chair.Import(board, "First.\n\nSecond.");
        await using var watching = await Watcher.Of(product.Chair, document);
        await ann.Vote(document, 1, "accept");
        await ann.Vote(document, 2, "accept");
        await ben.Vote(document, 1, "reject");
        await watching.Until(w => w.Counts(1).Sum() == 2 && w.Counts(2).Sum() == 1, "all votes are in");
        return (document, ann, ben);
    }

    private static Task<JsonElement> Listen(HubConnection hub)
    {
        var heard = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On<JsonElement>("Reminded", message => heard.TrySetResult(message));
        return heard.Task;
    }

    private static async Task<JsonElement> Me(Actor actor, string document)
    {
        await using var hub = await actor.Connect();
        return (await hub.InvokeAsync<JsonElement>("Watch", document, null)).GetProperty("me");
    }
}
