namespace ReviewHub.Formats;

/// <summary>A table as one block: its rows separated by line feeds, its cells by tabs. Tables inside it are text of their cell.</summary>
internal sealed class HtmlTable
{
    private int _inner;
    private bool _inCell;
    private int _rows;
    private int _cells;

    public InlineText Text { get; } = new();

    /// <summary>Whether this point is inside a table in a cell.</summary>
    public bool InInner => _inner > 0;

    /// <summary>Whether a text here would stand between cells, where only white space may.</summary>
    public bool IsBetweenCells => !_inCell && !InInner;

    /// <returns>Whether the element begins a text of its own: a cell, or the caption.</returns>
    public bool Starts(string name)
    {
        if (name == "table") _inner++;
        if (InInner) return false;
        if (name == "tr") StartRow();
        if (name is not ("td" or "th" or "caption")) return false;
        if (name != "caption" && _cells++ > 0) Text.AppendSeparator('\t');
        return _inCell = true;
    }

    /// <returns>Whether the element ended a cell, whose text has been taken.</returns>
    public bool Ends(string name, InlineText run)
    {
        if (name == "table") _inner--;
        if (InInner) return false;
        if (name is "td" or "th" or "caption") _inCell = false;
        if (name is not ("td" or "th")) return false;
        Text.AppendCell(run);
        return true;
    }

    private void StartRow()
    {
        if (_rows++ > 0) Text.AppendSeparator('\n');
        _cells = 0;
    }
}
