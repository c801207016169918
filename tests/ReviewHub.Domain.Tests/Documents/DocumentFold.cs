using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Documents;

public class DocumentFold
{
    [Fact]
    public void A_document_begins_with_its_import()
    {
        var document = Given.Document(DocumentImported(Ann, Ben));

        Assert.Equal((1, Board, "A charter"), (document.Version, document.Board, document.Title));
        Assert.Equal((1, Noon.AddSeconds(1), Ann), (document.Revision.Number, document.Revision.PublishedAt, document.Revision.PublishedBy));
        Assert.Equal((1, Noon.AddSeconds(1), Ann), (document.Round!.Number, document.Round.OpenedAt, document.Round.OpenedBy));
        Assert.True(document.Round.Eligible.SetEquals([Ann, Ben]));
        Assert.Same(Declared, document.Round.Protocol);
    }

    [Fact]
    public void The_eligible_only_grow()
    {
        var document = Given.Document(DocumentImported(Ann), new ReviewersAdmitted(1, [Ben]), new ReviewersAdmitted(1, [Ann, Cleo]));

        Assert.True(document.Round!.Eligible.SetEquals([Ann, Ben, Cleo]));
        Assert.Equal(3, document.Version);
    }

    [Fact]
    public void A_renamed_document_keeps_everything_else()
    {
        var before = Given.Document(DocumentImported(Ann));

        var after = Document.Apply(before, Recorded(2, new DocumentRenamed("New")));

        Assert.Equal(("New", 2), (after.Title, after.Version));
        Assert.Same(before.Revision, after.Revision);
        Assert.Same(before.Round, after.Round);
    }

    [Fact]
    public void The_terms_of_a_paragraph_are_those_of_its_document()
    {
        var document = Given.Document(DocumentImported(Ann, Ben));

        var terms = document.TermsOf(2)!;

        Assert.Equal((1, "Two.", 1, 2), (terms.Index, terms.Block.Text, terms.Revision, terms.Eligible));
        Assert.Same(document.Round, terms.Round);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    public void A_paragraph_the_revision_has_not_is_null(int number)
    {
        var document = Given.Document(DocumentImported());

        Assert.Null(document.TermsOf(number));
    }

    [Fact]
    public void A_paragraph_is_found_by_its_number()
    {
        var document = Given.Document(DocumentImported());

        Assert.Equal((2, "Three."), (document.TermsOf(3)!.Index, document.TermsOf(3)!.Block.Text));
    }

    [Fact]
    public void A_number_is_a_name_and_not_a_position()
    {
        var document = Given.Document(DocumentImported() with { Paragraphs = [new(7, Prose("Seven.")), new(2, Prose("Two."))] });

        Assert.Equal((0, "Seven."), (document.TermsOf(7)!.Index, document.TermsOf(7)!.Block.Text));
        Assert.Equal(1, document.TermsOf(2)!.Index);
    }

    [Fact]
    public void An_unknown_event_stops_the_fold()
    {
        var e = Assert.Throws<NotSupportedException>(() => Given.Document(DocumentImported(), new FromTheFuture()));

        Assert.Contains("FromTheFuture at version 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_out_of_place_stops_the_fold()
    {
        Assert.Throws<NotSupportedException>(() => Given.Document(new DocumentRenamed("Too early")));
        Assert.Throws<NotSupportedException>(() => Given.Document(DocumentImported(), DocumentImported()));
    }

    [Fact]
    public void Every_document_event_can_be_folded()
    {
        ReviewEvent[] events = [.. OneOfEach().OfType<DocumentEvent>()];
        ReviewEvent[] later = [.. events.Where(e => e is not (DocumentImported or ConversationImported))];

        foreach (var first in events.Except(later)) Assert.Equal(1, Given.Document(first).Version);
        Assert.Equal(later.Length + 1, Given.Document([DocumentImported(Ann), .. later]).Version);
    }

    private sealed record FromTheFuture : DocumentEvent;
}
