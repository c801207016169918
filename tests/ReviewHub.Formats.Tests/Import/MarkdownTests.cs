namespace ReviewHub.Formats.Tests;

public sealed class MarkdownTests
{
    [Fact]
    public void Headings_keep_their_level_and_the_first_is_the_title()
    {
        var document = Import.Markdown("# One *two*\n\nThree\n=====\n\n### Four {#anchor}\n");

        Assert.Equal("One two", document.Title);
        Assert.Equal(["Heading1: One two [Emphasis 4-7]", "Heading1: Three", "Heading3: Four"], document.Lines());
    }

    [Fact]
    public void Soft_breaks_are_spaces_and_hard_breaks_line_feeds() =>
        Assert.Equal(["Prose: a b/c"], Import.Markdown("a\nb\\\nc").Lines());

    [Fact]
    public void Marks_count_code_points() =>
        Assert.Equal(["Prose: 🙂 b c d [Emphasis 2-3] [Strong 4-5] [Code 6-7]"], Import.Markdown("🙂 *b* **c** `d`").Lines());

    [Fact]
    public void Only_absolute_web_and_mail_links_stay_links() => Assert.Equal(
        ["Prose: a b c d e@f.g [Link 0-1 https://x.org/] [Link 8-13 mailto:e@f.g]"],
        Import.Markdown("[a](https://x.org/) [b](/rel) [c](javascript:alert(1)) [d](data:text/html,x) <e@f.g>").Lines());

    [Fact]
    public void Brackets_that_are_no_link_stay_text() =>
        Assert.Equal(["Prose: a [b][c] and [d [e"], Import.Markdown("a [b][c] and [d [e").Lines());

    [Fact]
    public void Entities_are_decoded() => Assert.Equal(["Prose: é & < \uFFFD"], Import.Markdown("&eacute; &amp; &#60; &#0;").Lines());

    [Fact]
    public void Each_list_item_is_a_block_and_its_further_paragraphs_are_prose() => Assert.Equal(
        ["ListItem1#3: a", "Prose: more", "ListItem2: b", "ListItem1#4: c"],
        Import.Markdown("3. a\n\n   more\n\n   - b\n4. c").Lines());

    [Fact]
    public void Each_paragraph_of_a_quote_is_a_quote() =>
        Assert.Equal(["Quote: a", "Quote: b", "ListItem1: c"], Import.Markdown("> a\n>\n> b\n>\n> - c").Lines());

    [Fact]
    public void Code_is_verbatim_without_its_last_line_feed() =>
        Assert.Equal(["Code:  a/  *b*", "Code: c"], Import.Markdown("~~~ x\n a\n  *b*\n~~~\n\n    c\n").Lines());

    [Fact]
    public void A_table_is_one_block() => Assert.Equal(
        ["Table: a→b/c d→e|f [Strong 4-5]"], Import.Markdown("| a | b |\n|---|---|\n| **c** d | e\\|f |").Lines());

    [Fact]
    public void Empty_cells_keep_their_place() =>
        Assert.Equal(["Table: →b/c→ [Strong 1-2]"], Import.Markdown("|   | **b** |\n|---|---|\n| c |   |").Lines());

    [Fact]
    public void A_lone_image_is_a_figure() =>
        Assert.Equal(["Figure: A cat", "Prose: see a dog here"], Import.Markdown("![A cat](c.png)\n\nsee ![a dog](d.png) here\n\n![](e.png)").Lines());

    [Fact]
    public void Raw_html_gives_its_text_or_nothing() => Assert.Equal(
        ["Prose: a b", "Prose: c d", "Prose: x/y"],
        Import.Markdown("<div onclick='x()'>a <script>alert(1)</script>b</div>\n\n<!-- no -->\n\nc <b>d</b>\n\nx<br>y").Lines());

    [Fact]
    public void A_yaml_head_is_skipped_but_for_its_title()
    {
        var document = Import.Markdown("---\ntitle: \"The name\"\nlayout: x\n---\n# Head\n\n---\n\ntext");

        Assert.Equal("The name", document.Title);
        Assert.Equal(["Heading1: Head", "Prose: text"], document.Lines());
    }

    [Fact]
    public void A_draft_loses_what_steers_its_processor() => Assert.Equal(
        ["Prose: About.", "Heading1: Intro"], Import.Markdown("---\ndocname: x\n\n--- abstract\n\nAbout.\n\n--- middle\n\n# Intro\n\n{: #x}\n").Lines());

    [Fact]
    public void Footnotes_come_last_under_their_numbers() =>
        Assert.Equal(["Prose: a[1] b", "Prose: [1] note"], Import.Markdown("a[^n] b\n\n[^n]: note\n").Lines());
}
