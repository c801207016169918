using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;
using ReviewHub.Web;

namespace ReviewHub.Browser.Tests;

public sealed class MovingOn(Chromium chromium, ReviewHubApplication application) : BrowserTest(chromium, application)
{
    [Fact]
    public async Task A_page_whose_node_leaves_connects_anew_by_itself_and_misses_nothing()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");

        await ann.Page.RunAndWaitForWebSocketAsync(() => Services.GetRequiredService<IHubContext<DocumentHub, IDocumentClient>>().Clients.All.Moving(100));
        await Chair.Vote(document, 3, "reject");

        await ann.IsLive();
        await ann.Paragraph(3).Counts("0,0,1,0");
        await ann.Paragraph(1).Vote("Accept");
        await ann.Paragraph(1).IsSettled();
        Assert.Equal(1, (await Chair.Paragraph(document, 1)).Votes("accept"));
    }

    [Fact]
    public async Task A_page_that_is_told_where_its_document_is_goes_there_and_anywhere_after_that()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        var pages = Services.GetRequiredService<IHubContext<DocumentHub, IDocumentClient>>().Clients.All;

        await pages.BetterAt(new(DocumentId.Parse(new string('0', 32)), "another", 0)); // of another document
        var there = await ann.Page.RunAndWaitForWebSocketAsync(() => pages.BetterAt(new(DocumentId.Parse(document), "node 7", 100)));
        await ann.IsLive();
        var anywhere = await ann.Page.RunAndWaitForWebSocketAsync(() => pages.Moving(100));
        await ann.IsLive();

        Assert.EndsWith("/hubs/document?node=node%207", there.Url, StringComparison.Ordinal);
        Assert.EndsWith("/hubs/document", anywhere.Url, StringComparison.Ordinal);
        await Chair.Vote(document, 3, "reject");
        await ann.Paragraph(3).Counts("0,0,1,0");
    }

    [Fact]
    public async Task A_page_asks_for_the_node_of_its_document_first_and_for_any_once_it_has_lost_it()
    {
        var (board, document) = await Arrange();
        var ann = await Join(board, "Ann");
        // As a node of a cluster would say it.
        await ann.Page.RouteAsync($"**/api/documents/{document}", async route =>
        {
            var answer = await route.FetchAsync();
            var text = JsonNode.Parse(await answer.TextAsync())!.AsObject();
            text["home"] = "node 7";
            await route.FulfillAsync(new() { Response = answer, Body = text.ToJsonString() });
        });

        var first = await ann.Page.RunAndWaitForWebSocketAsync(() => ann.Page.ReloadAsync());
        await ann.IsLive();
        var second = await ann.Page.RunAndWaitForWebSocketAsync(() => Services.GetRequiredService<IHubContext<DocumentHub, IDocumentClient>>().Clients.All.Moving(100));
        await ann.IsLive();

        Assert.EndsWith("/hubs/document?node=node%207", first.Url, StringComparison.Ordinal);
        Assert.EndsWith("/hubs/document", second.Url, StringComparison.Ordinal);
        await Chair.Vote(document, 3, "reject");
        await ann.Paragraph(3).Counts("0,0,1,0");
    }
}
