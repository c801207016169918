using System.Text;

namespace ReviewHub.Formats.Tests;

public sealed class TextDecoderTests
{
    private const string Text = "Ein Café öffnet – “heute” noch. Die Straße führt über die Brücke.\n\nЗдесь говорят по-русски, и это хорошо.";

    public static TheoryData<string, bool> Unicode => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16LE", true }, { "utf-16BE", true }, { "utf-16LE", false }, { "utf-16BE", false },
    };

    [Theory]
    [MemberData(nameof(Unicode))]
    public void Unicode_is_read_with_and_without_a_mark(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.Preamble : [], .. encoding.GetBytes(Text)];

        Assert.Equal(Text.Split("\n\n"), Read(bytes).Blocks.Select(b => b.Text));
    }

    [Theory]
    [InlineData("Ein Café öffnet – “heute” noch. Die Straße führt über die Brücke.")]
    [InlineData("Caf\u00E9")]
    [InlineData("L’été dernier, la forêt brûlait déjà; où était-il?")]
    public void Windows_1252_is_recognised(string text)
    {
        Assert.Equal(text, Read(Encoding.GetEncoding(1252).GetBytes(text)).Blocks[0].Text);
    }

    [Fact]
    public void Html_is_read_as_it_declares()
    {
        var html = "<meta charset='windows-1251'><p>Привет";

        Assert.Equal("Привет", DocumentImporter.Read(Encoding.GetEncoding(1251).GetBytes(html), DocumentFormat.Html).Blocks[0].Text);
    }

    [Theory]
    [InlineData("%PDF-1.7 x", "PDF")]
    [InlineData("PK\u0003\u0004 x", "ZIP")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E", "control")]
    public void What_is_not_text_is_refused(string content, string says) =>
        Assert.Contains(says, Import.Refusal(() => Read(Encoding.Latin1.GetBytes(content))), StringComparison.Ordinal);

    [Fact]
    public void Halves_of_surrogate_pairs_become_the_replacement_character() =>
        Assert.Equal("a\uFFFDb 🙂", Import.PlainText("a\uD83Db 🙂").Blocks[0].Text);

    private static ImportedDocument Read(byte[] bytes) => DocumentImporter.Read(bytes, DocumentFormat.PlainText);

    static TextDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
