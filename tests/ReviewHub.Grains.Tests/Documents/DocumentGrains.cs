using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

[Collection(OneCluster.Name)]
public class DocumentGrains(ReviewCluster cluster)
{
    [Fact]
    public async Task An_imported_document_admits_the_boards_voters()
    {
        var document = await cluster.Import(Ann, Ben);

        var view = (await document.Grain.Read())!;

        Assert.Equal((document.Id, 1, document.Board, "A charter"), (view.Id, view.Version, view.Board, view.Title));
        Assert.Equal(["One.", "Two.", "Three."], view.Revision.Paragraphs.Select(p => p.Block.Text));
        Assert.True(view.Round!.Eligible.SetEquals([Ann, Ben]));
    }

    [Fact]
    public async Task A_document_is_imported_once()
    {
        var document = await cluster.Import(Ann);

        var refusal = await Assert.ThrowsAsync<ReviewRuleException>(document.Import);

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
    }

    [Fact]
    public async Task A_refused_import_leaves_nothing()
    {
        var document = cluster.Unknown(Ann);

        await Assert.ThrowsAsync<ReviewRuleException>(() => document.Grain.Import(By(Ann), document.Text with { Blocks = [] }));

        Assert.Null(await document.Grain.Read());
        Assert.Empty(await cluster.Log.Real.Read(StreamId.Of(document.Id), default));
    }

    [Fact]
    public async Task A_document_nobody_imported_is_null()
    {
        var document = cluster.Unknown(Ann);

        Assert.Null(await document.Grain.Read());
        Assert.Null(await document.Grain.Terms(1));
        Assert.Null(await document.Feed.Summary(new(Ann, BoardRole.Reviewer)));
        await document.Grain.RosterChanged();
    }

    [Fact]
    public async Task The_terms_are_those_of_the_paragraph()
    {
        var document = await cluster.Import(Ann, Ben);

        var terms = (await document.Grain.Terms(2))!;

        Assert.Equal(("Two.", 1, 2), (terms.Block.Text, terms.Index, terms.Eligible));
        Assert.Null(await document.Grain.Terms(4));
    }

    [Fact]
    public async Task A_document_that_cannot_be_loaded_asks_to_try_again()
    {
        var document = await cluster.Import(Ann);
        await cluster.Deactivate(document.Grain);
        cluster.Log.FailNextRead(StreamId.Of(document.Id));

        await Assert.ThrowsAsync<TryAgainException>(document.Grain.Read);
        Assert.NotNull(await document.Grain.Read());
    }

    [Fact]
    public async Task A_renamed_document_is_still_renamed_after_it_went_and_came_back()
    {
        var document = await cluster.Import(Ann);
        await document.Grain.Rename(By(Ann), "Better");

        await cluster.Deactivate(document.Grain);

        Assert.Equal("Better", (await document.Grain.Read())!.Title);
    }
}
