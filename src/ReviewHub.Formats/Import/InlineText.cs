using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The text of one block while it is gathered, with its marks. Positions here are UTF-16; <see cref="Marks"/> are code points.</summary>
internal sealed class InlineText
{
    private readonly List<char> _text = [];
    private readonly List<(int Start, int End, MarkKind Kind, string? Href)> _marks = [];
    private bool _spacePending;
    private bool _isTable;

    public int Length => _text.Count;

    /// <summary>Whether anything but images has been written.</summary>
    public bool HasWords { get; private set; }

    public bool HasImage { get; private set; }

    public bool IsBlank => !HasWords && !HasImage;

    public bool EndsWithBreak => _text.Count > 0 && _text[^1] == '\n';

    public void Append(ReadOnlySpan<char> text)
    {
        Settle();
        _text.AddRange(text);
        HasWords |= !text.IsWhiteSpace();
    }

    /// <summary>Appends as a browser shows it: a run of ASCII white space is one space, and none at the start of a line.</summary>
    public void AppendCollapsed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var word = text.IndexOfAny(Whitespace.Ascii);
            if (word < 0) word = text.Length;
            if (word > 0) Append(text[..word]);
            if (word == text.Length) return;
            _spacePending |= _text.Count > 0 && _text[^1] != '\n';
            var next = text[word..].IndexOfAnyExcept(Whitespace.Ascii);
            text = next < 0 ? [] : text[(word + next)..];
        }
    }

    public void AppendImage(string? alt)
    {
        var hadWords = HasWords;
        AppendCollapsed(alt);
        (HasWords, HasImage) = (hadWords, true);
    }

    public void Break()
    {
        _spacePending = false;
        _text.Add('\n');
    }

    public void RemoveEnd(int length) => _text.RemoveRange(_text.Count - length, length);

    public void Mark(int start, MarkKind kind, string? href)
    {
        if (start < _text.Count) _marks.Add((start, _text.Count, kind, href));
    }

    /// <summary>Appends a table's cell, which must be one line without tabs: its line breaks and tabs become spaces.</summary>
    public void AppendCell(InlineText cell)
    {
        var (start, from, to) = (_text.Count, cell.First(), cell.Last());
        for (var i = from; i < to; i++) _text.Add(cell._text[i] is '\n' or '\t' or '\r' ? ' ' : cell._text[i]);
        HasWords |= to > from;
        foreach (var mark in cell._marks)
        {
            var (first, last) = (Math.Clamp(mark.Start, from, to) - from, Math.Clamp(mark.End, from, to) - from);
            if (first < last) _marks.Add((start + first, start + last, mark.Kind, mark.Href));
        }
    }

    /// <summary>Appends the tab or line feed between cells or rows.</summary>
    public void AppendSeparator(char separator)
    {
        _text.Add(separator);

        // From here on white space at the ends stands for empty cells, and is not trimmed.
        _isTable = true;
    }

    private ReadOnlySpan<char> Text => CollectionsMarshal.AsSpan(_text);

    public string ToText(bool trim) => (trim ? Text[First()..Last()] : Text).ToString();

    /// <summary>The marks of the trimmed text, without the white space at their edges, in order.</summary>
    public ImmutableArray<Mark> Marks()
    {
        if (_marks.Count == 0) return [];
        var (from, to) = (First(), Last());
        var text = Text;
        var codePoints = CodePointsBefore(text, from, to);
        var marks = new List<Mark>(_marks.Count);
        foreach (var (start, end, kind, href) in _marks)
        {
            var (first, last) = (Math.Clamp(start, from, to), Math.Clamp(end, from, to));
            while (first < last && Whitespace.IsAscii(text[first])) first++;
            while (last > first && Whitespace.IsAscii(text[last - 1])) last--;
            if (first < last) marks.Add(new(codePoints[first - from], codePoints[last - from], kind, href));
        }

        return [.. marks.OrderBy(m => m.Start).ThenByDescending(m => m.End).ThenBy(m => m.Kind).Distinct()];
    }

    private static int[] CodePointsBefore(ReadOnlySpan<char> text, int from, int to)
    {
        var counts = new int[to - from + 1];
        for (var i = from; i < to; i++)
            counts[i - from + 1] = counts[i - from] + (char.IsLowSurrogate(text[i]) ? 0 : 1);
        return counts;
    }

    private void Settle()
    {
        if (_spacePending) _text.Add(' ');
        _spacePending = false;
    }

    private int First()
    {
        var first = 0;
        if (_isTable) return first;
        while (first < _text.Count && Whitespace.IsAscii(_text[first])) first++;
        return first;
    }

    private int Last()
    {
        var last = _text.Count;
        if (_isTable) return last;
        while (last > 0 && Whitespace.IsAscii(_text[last - 1])) last--;
        return Math.Max(last, Math.Min(First(), _text.Count));
    }
}
