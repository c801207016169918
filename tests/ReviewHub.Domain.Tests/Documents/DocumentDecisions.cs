using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Documents;

public class DocumentDecisions
{
    [Fact]
    public void An_imported_document_numbers_its_paragraphs_from_one() =>
        Assert.Equal([1, 2, 3], DocumentImported().Paragraphs.Select(p => p.Number));

    [Fact]
    public void Each_voter_is_admitted_once_at_import() =>
        Assert.Equal([Ann, Ben], DocumentImported(Ben, Ann, Ben).Eligible.AsEnumerable());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a\0b")]
    public void A_title_that_cannot_be_kept_is_refused(string? title)
    {
        Refused.For(RefusalKind.Invalid, () => Document.Import(Board, title!, [Prose()], Declared, [], Noon));
        Refused.For(RefusalKind.Invalid, () => Document.Rename(title!));
    }

    [Fact]
    public void A_title_has_a_longest_length()
    {
        var longest = new string('t', ReviewText.MaxTitle);

        Assert.Equal(longest, Document.Rename(longest).Title);
        Assert.Contains("500", Refused.For(RefusalKind.Invalid, () => Document.Rename(longest + "t")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_text_is_refused() =>
        Refused.For(RefusalKind.Invalid, () => Document.Import(Board, "Empty", [], Declared, [], Noon));

    [Fact]
    public void A_document_has_a_most_number_of_paragraphs()
    {
        var most = Enumerable.Repeat(Prose(), Document.MaxParagraphs).ToList();

        Assert.Equal(Document.MaxParagraphs, Document.Import(Board, "Long", most, Declared, [], Noon).Paragraphs.Length);
        var message = Refused.For(RefusalKind.Invalid, () => Document.Import(Board, "Longer", [.. most, Prose()], Declared, [], Noon));
        Assert.Contains($"{Document.MaxParagraphs:N0}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_cannot_work_is_refused_at_import()
    {
        var protocol = Declared with { Rule = new PercentAgreement(50, 50, true) };

        Refused.For(RefusalKind.Invalid, () => Document.Import(Board, "Charter", [Prose()], protocol, [], Noon));
    }

    [Theory]
    [InlineData("\0", "U+0000")]
    [InlineData("{D83D}", "surrogate")]
    public void A_paragraph_whose_text_cannot_be_kept_is_refused_and_named(string flaw, string reason)
    {
        var flawed = Prose("a" + flaw.Replace("{D83D}", "\ud83d", StringComparison.Ordinal) + "b");

        var message = Refused.For(RefusalKind.Invalid, () => Document.Import(Board, "Charter", [Prose(), flawed], Declared, [], Noon));

        Assert.Contains("Paragraph 2", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_may_have_no_text() =>
        Assert.Equal("", Document.Import(Board, "Charter", [new(ParagraphKind.Figure, "")], Declared, [], Noon).Paragraphs[0].Block.Text);

    [Fact]
    public void Only_the_missing_are_admitted()
    {
        var document = Given.Document(DocumentImported(Ann));

        Assert.Equal([Ben, Cleo], document.Admit([Cleo, Ann, Ben, Cleo])!.Reviewers.AsEnumerable());
        Assert.Equal(1, document.Admit([Ben])!.Round);
    }

    [Fact]
    public void Nobody_is_admitted_twice() => Assert.Null(Given.Document(DocumentImported(Ann, Ben)).Admit([Ben]));

    [Fact]
    public void Nobody_is_dismissed_when_the_board_shrinks() => Assert.Null(Given.Document(DocumentImported(Ann, Ben)).Admit([]));
}
