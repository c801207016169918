using System.Collections.Frozen;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

internal sealed partial class HtmlReader
{
    private static readonly FrozenSet<string> ParagraphWalls =
        HtmlNames.CellWall.Concat(["button", "object", "template", "svg"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> TableWall = FrozenSet.Create(StringComparer.Ordinal, "table");

    private static readonly FrozenSet<string> RowWalls = FrozenSet.Create(StringComparer.Ordinal, "table", "tr");

    private static readonly FrozenSet<string> ItemWalls =
        HtmlNames.CellWall.Concat(HtmlNames.Lists).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ends the elements that the start of a block ends without an end tag.</summary>
    private void CloseImplied(string starting)
    {
        switch (starting)
        {
            case "li": Close("li", ItemWalls); break;
            case "dt" or "dd": Close("dt", ItemWalls); Close("dd", ItemWalls); break;
            case "td" or "th": Close("td", RowWalls); Close("th", RowWalls); break;
            case "tr": Close("tr", TableWall); break;
            case "thead" or "tbody" or "tfoot" or "caption":
                foreach (var part in (string[])["thead", "tbody", "tfoot", "caption", "tr"]) Close(part, TableWall);
                break;
            case ['h', >= '1' and <= '6'] when _open.Count > 0 && _open.Innermost.Name is ['h', >= '1' and <= '6']:
                PopTo(_open.Count - 1);
                break;
            default: break;
        }

        Close("p", ParagraphWalls);
    }

    private void Close(string name, FrozenSet<string> walls)
    {
        var index = _open.Find(name, walls);
        if (index >= 0) PopTo(index);
    }

    private void PopTo(int count)
    {
        while (_open.Count > count) Pop(_open.Count - 1);
    }

    private void Pop(int index)
    {
        var element = _open[index];
        if (element.Hidden)
        {
            _open.RemoveAt(index);
            return;
        }

        if (_tables.TryPeek(out var table)) EndInTable(element, table);
        else if (HtmlNames.Block.Contains(element.Name))
        {
            if (element.Name == "figure" || !IsInFigure(element)) Apart();
            else Boundary();
        }

        if (element.Mark is { } mark) _run.Mark(element.Start, mark, element.Href);
        _open.RemoveAt(index);
    }

    private void EndInTable(OpenElement element, HtmlTable table)
    {
        if (element.Gathers)
        {
            blocks.Add(ParagraphKind.Table, _tables.Pop().Text);
            StartRun();
        }
        else if (table.Ends(element.Name, _run)) StartRun();
        else if (element.Name == "caption" && !table.InInner)
        {
            blocks.Add(ParagraphKind.Prose, _run);
            StartRun();
        }
        else if (HtmlNames.Block.Contains(element.Name)) Boundary();
    }

    /// <summary>Begins to gather anew; what was not handed on is forgotten.</summary>
    private void StartRun()
    {
        _run = new();
        foreach (var marking in _open.Marking()) marking.Start = 0;
    }

    private bool IsInFigure(OpenElement element) => !ReferenceEquals(Role(), element) && Role().Name == "figure";
}
