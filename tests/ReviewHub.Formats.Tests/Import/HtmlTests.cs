namespace ReviewHub.Formats.Tests;

public sealed class HtmlTests
{
    [Fact]
    public void The_title_element_names_the_document_else_its_first_heading()
    {
        Assert.Equal("T & t", Import.Html("<title>T &amp; t</title><h1>H</h1>").Title);
        Assert.Equal("H", Import.Html("<h2>x</h2><h1>H</h1>").Title);
        Assert.Null(Import.Html("<p>x").Title);
    }

    [Fact]
    public void Nothing_that_runs_or_hides_comes_through() => Assert.Equal(["Prose: a b"], Import.Html(
        "<style>p{}</style><p onclick=x()>a<script>alert('<p>')</script><noscript><p>n</p></noscript><template>t</template>"
        + "<iframe>i</iframe><object>o</object><svg><text>s</text><path/></svg><span hidden>h</span>"
        + "<span style='display: none'>d</span><textarea><p>x</textarea> b</p><p hidden>c").Lines());

    [Fact]
    public void A_hidden_paragraph_ends_where_the_next_begins() =>
        Assert.Equal(["Prose: b"], Import.Html("<p hidden>a<p>b").Lines());

    [Fact]
    public void Loose_text_between_blocks_is_prose() =>
        Assert.Equal(["Prose: a", "Prose: b", "Prose: c"], Import.Html("<div>a<div><p>b</p></div>c</div>").Lines());

    [Fact]
    public void White_space_collapses_but_no_break_spaces_stay() =>
        Assert.Equal(["Prose: a b\u00A0 c"], Import.Html("<p>\n  a \t b&nbsp; <!-- x --> c </p>").Lines());

    [Fact]
    public void One_br_breaks_a_line_and_two_a_paragraph() =>
        Assert.Equal(["Prose: a/b", "Prose: c"], Import.Html("<p>a <br> b<br><br>c<br></p>").Lines());

    [Fact]
    public void Marks_go_on_over_block_boundaries() => Assert.Equal(
        ["Prose: x a [Strong 2-3]", "Prose: b y [Strong 0-1]", "Prose: l [Link 0-1 http://x/]"],
        Import.Html("<div>x <b>a<p>b</b> y</p><a href='http://x/'>l</a></div>").Lines());

    [Fact]
    public void Lists_keep_numbers_and_depth() => Assert.Equal(
        ["ListItem1#5: a", "ListItem2: b", "ListItem1#6: c", "Prose: d", "ListItem1#9: e"],
        Import.Html("<ol start=5><li>a<ul><li>b</ul><li><p>c<p>d<li value=9>e</ol>").Lines());

    [Fact]
    public void Quotes_code_and_headings_are_what_they_are() => Assert.Equal(
        ["Quote: q", "Code: a  b/<c", "Heading2: h", "Prose: i j [Code 0-1] [Emphasis 2-3]"],
        Import.Html("<blockquote><p>q</p></blockquote><pre>\na  b\n&lt;c\n</pre><h2>h</h2><code>i</code> <em>j</em>").Lines());

    [Fact]
    public void A_table_is_one_block_with_its_caption_before_it() => Assert.Equal(
        ["Prose: cap", "Table: a→b/c d→e f/g→"],
        Import.Html("<table><caption>cap</caption><tr><th>a<th>b<tr><td>c\n<p>d</p><td>e<br>f<tr><td>g</td><td></td></table>").Lines());

    [Fact]
    public void An_image_and_its_caption_are_one_figure() => Assert.Equal(
        ["Figure: A cat/Fig. 1", "Prose: a dog runs", "Figure: alone"],
        Import.Html("<figure><div><img alt='A cat'></div><figcaption>Fig. 1</figcaption></figure><p><img alt='a dog'> runs<p><img alt=alone>").Lines());

    [Fact]
    public void Unclosed_and_crossed_tags_lose_no_text() =>
        Assert.Equal("abcdef", string.Concat(Import.Html("<i>a<b>b</i>c</b><td>d</div></span><li>e<table>x<tr><td>f").Blocks.Select(b => b.Text)));
}
