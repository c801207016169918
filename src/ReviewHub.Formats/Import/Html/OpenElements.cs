using System.Collections.Frozen;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The elements open at one point of an HTML text, outermost first. Its depth is bounded, so every search in it is cheap.</summary>
internal sealed class OpenElements
{
    /// <summary>As deep as browsers nest.</summary>
    public const int MaxDepth = 512;

    private readonly List<OpenElement> _open = [];

    public int Count => _open.Count;

    public OpenElement this[int index] => _open[index];

    public OpenElement Innermost => _open[^1];

    public bool AnyHidden { get; private set; }

    /// <exception cref="ReviewRuleException">The text is nested deeper than <see cref="MaxDepth"/>.</exception>
    public void Push(OpenElement element)
    {
        if (_open.Count == MaxDepth)
            throw ReviewRuleException.Invalid(Words.Of($"The document nests more than {MaxDepth} elements in one another."));
        _open.Add(element);
        AnyHidden |= element.Hidden;
    }

    public OpenElement RemoveAt(int index)
    {
        var element = _open[index];
        _open.RemoveAt(index);
        if (element.Hidden) AnyHidden = _open.Exists(e => e.Hidden);
        return element;
    }

    /// <summary>Index of the innermost element of that name, or -1 when a wall comes first.</summary>
    public int Find(string name, FrozenSet<string>? walls = null)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name == name) return i;
            if (walls?.Contains(_open[i].Name) == true) return -1;
        }

        return -1;
    }

    public bool Has(MarkKind mark) => _open.Exists(e => e.Mark == mark);

    public IEnumerable<OpenElement> Marking() => _open.Where(e => e.Mark is not null);
}
