using ReviewHub.Domain;

namespace ReviewHub.Storage.Tests.EventLog;

public class StreamIds
{
    private const string Digits = "0123456789abcdef0123456789abcdef";
    private static readonly DocumentId Document = DocumentId.Parse(Digits);

    [Fact]
    public void The_names_are_frozen()
    {
        Assert.Equal(Digits, StreamId.Of(Document).Name);
        Assert.Equal($"{Digits}/000012", StreamId.Of(new ParagraphId(Document, 12)).Name);
    }

    [Fact]
    public void A_stream_knows_its_paragraph()
    {
        Assert.Equal(12, StreamId.Of(new ParagraphId(Document, 12)).Paragraph);
        Assert.Null(StreamId.Of(Document).Paragraph);
    }

    [Fact]
    public void Names_of_paragraphs_sort_as_their_numbers_do()
    {
        var names = new[] { 1, 2, 10, 99, 100, Domain.Document.MaxParagraphs }.Select(n => StreamId.Of(new ParagraphId(Document, n)).Name).ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }
}
