using System.Diagnostics;
using System.Text;
using ReviewHub.Domain;

namespace ReviewHub.Formats.Tests;

/// <summary>Ten megabytes of what costs a careless reader hours or its stack. Any answer will do, so long as one comes soon.</summary>
public sealed class HostileInputTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("[")]
    [InlineData("*a **b ")]
    [InlineData("[a](")]
    [InlineData("[a](\n\n")]
    [InlineData("[a]: b\n")]
    [InlineData("> ")]
    [InlineData("1. ")]
    [InlineData("|a")]
    [InlineData("<div>")]
    public void Markdown_ends(string unit) => Ends(DocumentFormat.Markdown, unit);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<i><b></i>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a x")]
    [InlineData("<b a=1>x<p>")]
    [InlineData("&amp")]
    public void Html_ends(string unit) => Ends(DocumentFormat.Html, unit);

    [Theory]
    [InlineData("a  b")]
    [InlineData("- ")]
    [InlineData("x:\n")]
    public void Plain_text_ends(string unit) => Ends(DocumentFormat.PlainText, unit);

    [Theory]
    [InlineData("<div>", DocumentFormat.Html)]
    [InlineData("> ", DocumentFormat.Markdown)]
    [InlineData("<blockquote>", DocumentFormat.Markdown)]
    public void Deep_nesting_on_a_small_stack_is_refused(string unit, DocumentFormat format)
    {
        ReviewRuleException? refusal = null;
        var thread = new Thread(
            () => refusal = Record.Exception(() => DocumentImporter.Read(Repeat(unit, 100_000 * unit.Length) + "x", format)) as ReviewRuleException,
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Contains("nest", refusal?.Message, StringComparison.Ordinal);
    }

    private static void Ends(DocumentFormat format, string unit)
    {
        var text = Repeat(unit, 10_000_000);
        var watch = Stopwatch.StartNew();
        var outcome = Record.Exception(() => DocumentImporter.Read(text, format));

        Assert.True(outcome is null or ReviewRuleException, outcome?.ToString());
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
    }

    private static string Repeat(string unit, int length) => new StringBuilder(length + unit.Length).Insert(0, unit, length / unit.Length).ToString();
}
