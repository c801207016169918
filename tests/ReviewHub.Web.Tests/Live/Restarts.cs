using System.Net;
using System.Text.Json;

namespace ReviewHub.Web.Tests;

public sealed class Restarts
{
    [Fact]
    public async Task What_was_acknowledged_is_there_and_its_repeat_adds_nothing()
    {
        var product = new ReviewHubApplication();
        await product.InitializeAsync();
        try
        {
            var board = await product.Chair.NewBoard();
            var document = await product.Chair.Import(board, "Text.");
            var first = await product.Chair.Vote(document, 1, "accept", "the-vote");
            await product.Chair.Vote(document, 1, "reject");

            await product.Restart();
            var chair = product.Chair.Again();
            var again = await chair.Vote(document, 1, "accept", "the-vote");

            Assert.Equal(first.GetProperty("version").GetInt32(), again.GetProperty("version").GetInt32());
            Assert.Equal(1, Tally(await chair.Paragraph(document, 1), "reject"));
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_repeated_import_meets_the_document_it_made()
    {
        var product = new ReviewHubApplication();
        await product.InitializeAsync();
        try
        {
            var board = await product.Chair.NewBoard();
            var body = new { format = "text", text = "One.\n\nTwo." };
            var first = await product.Chair.Post($"/api/boards/{board}/documents", body, "the-import");
            await product.Restart();
            var again = await product.Chair.Again().Post($"/api/boards/{board}/documents", body, "the-import");

            Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
            var listed = await product.Chair.Again().Get($"/api/boards/{board}");
            Assert.Equal(1, listed.GetProperty("documents").GetArrayLength());
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    private static int Tally(JsonElement paragraph, string stance) => paragraph.GetProperty("tally").GetProperty(stance).GetInt32();
}
