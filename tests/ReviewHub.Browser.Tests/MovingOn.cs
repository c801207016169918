using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
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
}
