namespace ReviewHub.Formats.Tests;

public sealed class PlainTextTests
{
    private const string Long = "This sentence is long enough to be a paragraph of its own, since nobody would set a heading of such a length above a text.";

    [Fact]
    public void A_line_is_a_paragraph_where_lines_are_not_wrapped()
    {
        var document = Import.PlainText($"The Case For Short Tests\nWhy Tests Matter\n{Long}\n{Long}\nPresent Situation:\n{Long}\n\n\n{Long}");

        Assert.Equal("The Case For Short Tests", document.Title);
        Assert.Equal(
            ["Heading1: The Case For Short Tests", "Heading2: Why Tests Matter", $"Prose: {Long}", $"Prose: {Long}",
                "Heading2: Present Situation:", $"Prose: {Long}", $"Prose: {Long}"],
            document.Lines());
    }

    [Fact]
    public void Hard_wrapped_lines_are_joined() => Assert.Equal(
        ["Prose: The quick brown fox jumps over the lazy dog and then it runs all the way home to sleep.", "Prose: A second one."],
        Import.PlainText("The quick brown fox jumps over the lazy dog\r\nand then it runs all the way home to sleep.\r\n\r\nA second one.\r\n").Lines());

    [Theory]
    [InlineData("Conclusion:")]
    [InlineData("Geostrategic Benefits and Practical Advantages of an Alliance:")]
    [InlineData("Contexte historique du conflit:")]
    [InlineData("ANNEX A")]
    public void A_short_line_that_reads_as_a_heading_is_one(string line) =>
        Assert.StartsWith("Heading2", Import.PlainText($"{Long}\n\n{line}\n\n{Long}").Lines()[1], StringComparison.Ordinal);

    [Theory]
    [InlineData("Our favourite philosopher had this to say on the United States:", Long)]
    [InlineData("He said:", "“Never again.” " + Long)]
    [InlineData("We need:", "- bread")]
    [InlineData("This is short.", Long)]
    [InlineData("and then nothing", Long)]
    public void A_line_that_reads_as_a_sentence_is_prose(string line, string next) =>
        Assert.StartsWith("Prose", Import.PlainText($"{Long}\n\n{line}\n\n{next}").Lines()[1], StringComparison.Ordinal);

    [Fact]
    public void Lists_are_items_with_number_and_depth() => Assert.Equal(
        ["ListItem1: a", "ListItem2: b", "ListItem1#1: c", "ListItem1#2: d"], Import.PlainText("- a\n   * b\n1. c\n2) d\n").Lines());

    [Fact]
    public void Underlined_lines_are_headings_and_rules_are_nothing() => Assert.Equal(
        ["Heading1: Name", "Prose: one.", "Heading2: Part", "Prose: two."],
        Import.PlainText("Name\n====\n\none.\n\n* * *\n\nPart\n----\ntwo.").Lines());

    [Fact]
    public void Indented_passages_of_wrapped_text_are_quotes_or_code() => Assert.Equal(
        ["Prose: The quick brown fox jumps over the lazy dog and then it runs all the way home to sleep.",
            "Quote: a quotation set in from the margin by hand", "Code: if (x) {/  y();/}"],
        Import.PlainText(
            "The quick brown fox jumps over the lazy dog\nand then it runs all the way home to sleep.\n\n"
            + "    a quotation set in\n    from the margin by hand\n\n    if (x) {\n      y();\n    }\n").Lines());

    [Fact]
    public void Quoted_mail_is_a_quote() => Assert.Equal(["Quote: you wrote this", "Prose: I answer."], Import.PlainText("> you wrote this\n\nI answer.").Lines());

    [Fact]
    public void Nothing_but_white_space_is_no_block() => Assert.Empty(Import.PlainText(" \n\t\n\n").Blocks);
}
