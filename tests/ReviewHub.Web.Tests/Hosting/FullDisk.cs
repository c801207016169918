using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

public sealed class FullDisk
{
    [SkippableFact]
    public async Task A_stance_is_refused_in_words_and_taken_when_there_is_space_again()
    {
        Machine.SkipUnlessOurs();
        using var disk = new SmallDisk(megabytes: 16);
        var product = ReviewHubApplication.In(Path.Combine(disk.Folder, "data"));
        await product.InitializeAsync();
        try
        {
            var document = await product.Chair.Import(await product.Chair.NewBoard(), "One.\n\nTwo.");
            var stance = $"/api/documents/{document}/paragraphs/1/stance";
            await Fill(disk, product.Chair, document);

            using var refused = await product.Chair.Try(HttpMethod.Put, stance, new { stance = "accept" }, "a-key");
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.Contains("The disk is full", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal(0, (await product.Chair.Paragraph(document, 1)).GetProperty("version").GetInt32());

            using var noBoard = await product.Chair.Try(HttpMethod.Post, "/api/boards", new { name = new string('b', 300) });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, noBoard.StatusCode);
            Assert.Contains("The disk is full", await noBoard.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            disk.Free();
            await product.Chair.NewBoard();
            var taken = await product.Chair.Vote(document, 1, "accept", "a-key");
            Assert.Equal(taken.GetRawText(), (await product.Chair.Vote(document, 1, "accept", "a-key")).GetRawText());
            Assert.Equal(1, (await product.Chair.Paragraph(document, 1)).GetProperty("version").GetInt32());
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    // A refused append lets go of the database, which then gives the write-ahead log's space back: the command, sent again by the server,
    // finds it. Refused for good is only what comes when that is used up too.
    private static async Task Fill(SmallDisk disk, Actor chair, string document)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            disk.Fill();
            using var answer = await chair.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/2/stance", new { stance = "accept" }, $"fill-{tries}");
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return;
        }

        Assert.Fail("The disk could not be filled.");
    }
}
