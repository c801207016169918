using System.Globalization;
using AngleSharp.Html.Parser.Tokens;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class HtmlReader
{
    private void Start(HtmlTagToken tag)
    {
        var name = tag.Name;
        if (HtmlNames.Block.Contains(name)) CloseImplied(name);
        if (HtmlNames.Void.Contains(name))
        {
            StartVoid(tag);
            return;
        }

        if (name == "title" && !_open.AnyHidden)
        {
            _title = new();
            return;
        }

        // Inside a drawing every element may close itself, and none shows.
        if (tag.IsSelfClosing && (_open.AnyHidden || name is "svg" or "math")) return;
        if (name == "pre" || (name == "table" && _tables.Count == 0) || name is "blockquote" or "li" or "figure" || name is ['h', >= '1' and <= '6'])
            Apart();
        else if (HtmlNames.Block.Contains(name)) Boundary();
        _open.Push(Opened(tag));
        if (_open.Innermost.Gathers) _tables.Push(new());
        else if (!_open.AnyHidden && _tables.TryPeek(out var table) && table.Starts(name)) StartRun();
    }

    private void End(string name)
    {
        if (name == "title" && _title is { } title)
        {
            blocks.Title ??= title.IsBlank ? null : title.ToText(trim: true);
            _title = null;
            return;
        }

        if (name == "br") Break();
        var index = _open.Find(name, HtmlNames.TableParts.Contains(name) ? null : HtmlNames.CellWall);
        if (index < 0) return;
        if (HtmlNames.Block.Contains(name) || _open[index].Hidden) PopTo(index);
        else Pop(index);
    }

    private void StartVoid(HtmlTagToken tag)
    {
        if (_open.AnyHidden || IsHidden(tag)) return;
        if (tag.Name == "br") Break();
        else if (tag.Name == "hr") Boundary();
        else if (tag.Name == "img") _run.AppendImage(tag.GetAttribute("alt"));
    }

    private void Break()
    {
        if (_open.AnyHidden) return;
        if (_tables.Count > 0) _run.AppendCollapsed(" ");
        else if (InPre) _run.Append("\n");

        // Two in a row are how old pages write a paragraph.
        else if (_run.EndsWithBreak && Role().Name is "" or "blockquote") Flush();
        else if (_run.Length > 0) _run.Break();
    }

    /// <summary>Before an element that is a block of its own whatever it stands in.</summary>
    private void Apart()
    {
        if (_open.AnyHidden) return;
        if (_tables.Count > 0) _run.AppendCollapsed(" ");
        else Flush();
    }

    private OpenElement Opened(HtmlTagToken tag)
    {
        MarkKind? mark = tag.Name switch
        {
            "em" or "i" or "cite" or "dfn" or "var" => MarkKind.Emphasis,
            "strong" or "b" => MarkKind.Strong,
            "code" or "kbd" or "samp" or "tt" => MarkKind.Code,
            _ => null,
        };
        var href = tag.Name == "a" ? Links.Accept(tag.GetAttribute("href")) : null;
        if (href is not null) mark = MarkKind.Link;
        return new(tag.Name)
        {
            Hidden = HtmlNames.Dropped.Contains(tag.Name) || IsHidden(tag),
            Mark = mark is { } kind && !_open.Has(kind) ? mark : null,
            Href = href,
            Start = _run.Length,
            NextOrdinal = tag.Name == "ol" ? Number(tag.GetAttribute("start")) ?? 1 : null,
            ItemPending = tag.Name == "li",
            Ordinal = tag.Name == "li" ? NextOrdinal(Number(tag.GetAttribute("value"))) : null,
            Gathers = tag.Name == "table" && _tables.Count == 0 && !_open.AnyHidden && !IsHidden(tag) && !IsLayout(tag),
        };
    }

    /// <summary>A page laid out with tables says so by this role; its cells are read as what is in them.</summary>
    private static bool IsLayout(HtmlTagToken table) => table.GetAttribute("role") is "presentation" or "none";

    private static bool IsHidden(HtmlTagToken tag)
    {
        if (tag.Attributes.Exists(a => a.Name == "hidden")) return true;
        if (tag.Name == "dialog" && !tag.Attributes.Exists(a => a.Name == "open")) return true;
        var style = tag.GetAttribute("style");
        if (string.IsNullOrEmpty(style)) return false;
        var rules = style.Replace(" ", "", StringComparison.Ordinal);
        return rules.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || rules.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private int? NextOrdinal(int? given)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (!HtmlNames.Lists.Contains(_open[i].Name)) continue;
            if (_open[i].NextOrdinal is not { } next) return null;
            _open[i].NextOrdinal = (given ?? next) + 1;
            return given ?? next;
        }

        return null;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number)
            && number is > -1_000_000_000 and < 1_000_000_000 ? number : null;
}
