using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Reads HTML as a stream of tags and text, without building a tree: a tree builder's time grows with the square of the depth of
/// unclosed tags, this with the length of the text. Takes over text and marks only. Elements that end themselves (p, li, td ...) do so
/// as browsers have it.
/// </summary>
internal sealed partial class HtmlReader(BlockList blocks)
{
    private readonly OpenElements _open = new();
    private readonly Stack<HtmlTable> _tables = new();
    private InlineText _run = new();
    private InlineText? _title;

    public void Read(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, DisableElementPositionTracking = true };
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character: Text(token.Data); break;
                case HtmlTokenType.EndTag: End(token.Name); break;
                case HtmlTokenType.StartTag:
                    tokenizer.State = ModeOf(token.Name);
                    Start(token.AsTag());
                    break;
                default: break;
            }
        }

        PopTo(0);
        Flush();
    }

    /// <summary>In some elements a "&lt;" is text.</summary>
    private static HtmlParseMode ModeOf(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "noscript" or "iframe" or "noframes" or "noembed" or "xmp" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    private void Text(string text)
    {
        if (_title is not null) _title.AppendCollapsed(text);
        else if (_open.AnyHidden) return;
        else if (_tables.TryPeek(out var table) && table.IsBetweenCells) return;
        else if (_tables.Count == 0 && InPre) AppendPreformatted(text);
        else _run.AppendCollapsed(text);
    }

    private void AppendPreformatted(string text)
    {
        // A line feed straight after the start tag belongs to the layout of the source.
        if (_run.Length == 0 && text.StartsWith('\n')) text = text[1..];
        _run.Append(text);
    }

    /// <summary>A boundary between blocks; inside a figure, and inside a table's cell, only one between lines or words.</summary>
    private void Boundary()
    {
        if (_open.AnyHidden) return;
        if (_tables.Count > 0) _run.AppendCollapsed(" ");
        else if (Role().Name == "figure" && !_run.IsBlank && !_run.EndsWithBreak) _run.Break();
        else if (Role().Name != "figure") Flush();
    }

    /// <summary>Ends the block being gathered. Marks still open go on in the next one.</summary>
    private void Flush()
    {
        if (_run.Length == 0 && _run.IsBlank) return;
        foreach (var element in _open.Marking()) _run.Mark(element.Start, element.Mark!.Value, element.Href);
        if (!_run.IsBlank) AddBlock(Role());
        StartRun();
    }

    private void AddBlock(OpenElement role)
    {
        switch (role.Name)
        {
            case "pre" or "listing" or "xmp" or "plaintext":
                blocks.Add(new Block(ParagraphKind.Code, _run.ToText(trim: false).TrimEnd('\n')));
                break;
            case ['h', var level]:
                blocks.Add(ParagraphKind.Heading, _run, level - '0');
                break;
            case "li":
                role.ItemPending = false;
                blocks.Add(ParagraphKind.ListItem, _run, ListDepth(), role.Ordinal);
                break;
            case var name:
                var kind = _run.HasImage && (!_run.HasWords || name == "figure") ? ParagraphKind.Figure
                    : name == "blockquote" ? ParagraphKind.Quote
                    : ParagraphKind.Prose;
                blocks.Add(kind, _run);
                break;
        }
    }

    private static readonly OpenElement Loose = new("");

    /// <summary>
    /// The innermost element that says what a block is. Of a list item only its first block is one: what follows in it is read as what
    /// stands around the list, since an item is one thing to agree on and its further paragraphs are others.
    /// </summary>
    private OpenElement Role()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var element = _open[i];
            if (element.Name is ['h', >= '1' and <= '6'] or "pre" or "listing" or "xmp" or "plaintext" or "blockquote" or "figure"
                || (element.Name == "li" && element.ItemPending))
                return element;
        }

        return Loose;
    }

    private bool InPre => Role().Name is "pre" or "listing" or "xmp" or "plaintext";

    private int ListDepth()
    {
        var depth = 0;
        for (var i = 0; i < _open.Count; i++)
            if (_open[i].Name is "ul" or "ol" or "menu" or "dir") depth++;
        return Math.Max(1, depth);
    }
}
