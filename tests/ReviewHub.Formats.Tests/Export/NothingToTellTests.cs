using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

/// <summary>Every export of reviews that have hardly begun.</summary>
public sealed class NothingToTellTests
{
    private static readonly Writer[] Writers =
    [
        AnnotationsWriter.WriteAsync, StancesWriter.WriteAsync, RoundsWriter.WriteAsync, RecusalsWriter.WriteAsync, MarkdownWriter.WriteAsync,
        ReportWriter.WriteAsync, XlsxWriter.WriteAsync, PolisWriter.WriteAsync,
    ];

    private static ReviewRecord With(ReviewRecord record, params Round[] rounds) => record with { Document = record.Document with { Rounds = [.. rounds] } };

    [Fact]
    public async Task Before_the_first_round_there_is_something_to_read()
    {
        foreach (var writer in Writers)
            Assert.NotEmpty(await Write.Bytes(writer, With(Given.Record("T", (new(ParagraphKind.Prose, "One."), Given.Commented(["Hm."]))))));
    }

    [Fact]
    public async Task A_round_that_is_blind_shows_its_protocol_and_no_number_of_stances()
    {
        var review = Given.Record("T", (new(ParagraphKind.Prose, "One."), Paragraph.Untouched));
        var round = review.Document.Rounds[0];
        var blind = With(review, round with { Protocol = round.Protocol with { Visibility = Visibility.BlindUntilClosed } });

        foreach (var writer in Writers.Take(6))
        {
            var text = Encoding.UTF8.GetString(await Write.Bytes(writer, blind));

            Assert.DoesNotContain("judged", text, StringComparison.Ordinal);
            Assert.DoesNotContain("rh:count", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_few_or_silent_people_no_figure_is_no_number()
    {
        ImmutableArray<Paragraph> reviews =
            [Paragraph.Untouched, Given.Read((Given.Ann, "accept")), Given.Read((Given.Ann, "abstain"), (Given.Bob, "abstain")), Given.Read((Given.Ann, "accept"), (Given.Bob, "accept"))];
        foreach (var review in reviews)
            foreach (var writer in Writers)
            {
                var text = Text(await Write.Bytes(writer, Given.Record("T", (new(ParagraphKind.Prose, "One."), review))));

                Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
            }
    }

    /// <summary>Of all files in it, where it is an archive.</summary>
    private static string Text(byte[] export)
    {
        if (!export.AsSpan().StartsWith("PK"u8)) return Encoding.UTF8.GetString(export);
        using var zip = new ZipArchive(new MemoryStream(export));
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
