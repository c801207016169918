using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests;

/// <summary>Calls that were let in a moment before the caller left, or was sent away.</summary>
[Collection(ReviewHubCollection.Name)]
public sealed class LateArrivals(ReviewHubApplication application)
{
    private DocumentHub Hub(Unwired connection)
    {
        var hub = ActivatorUtilities.CreateInstance<DocumentHub>(application.Services);
        hub.Context = connection;
        return hub;
    }

    [Fact]
    public async Task Whoever_was_removed_while_the_call_was_under_way_does_not_watch()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var removed = await application.Chair.Invite(await application.Chair.NewBoard(), "chair", "Removed");
        await using var watching = await Watcher.Of(application.Chair, document);

        await Assert.ThrowsAsync<ReviewRuleException>(() => Hub(new(removed.Id)).Watch(document, null));

        await IsNotHere(removed, document, watching);
    }

    [Fact]
    public async Task Whoever_left_while_the_call_was_under_way_is_not_here()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var ann = await application.Chair.Invite(board, "reviewer", "Ann");
        await using var watching = await Watcher.Of(application.Chair, document);

        await Hub(new(ann.Id, new CancellationToken(canceled: true))).Watch(document, null);

        await IsNotHere(ann, document, watching);
    }

    // Waits for something that comes after: what was to be told before it has been told.
    private async Task IsNotHere(Actor person, string document, Watcher watching)
    {
        await application.Chair.Vote(document, 1, "accept");
        await watching.Until(w => w.Counts(1)[0] == 1, "a later change is seen");
        Assert.DoesNotContain(person.Id, watching.Here());
    }
}
