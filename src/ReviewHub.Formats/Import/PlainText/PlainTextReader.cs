using System.Text.RegularExpressions;
using ReviewHub.Domain;
using static ReviewHub.Formats.PlainTextShape;

namespace ReviewHub.Formats;

/// <summary>
/// Reads plain text in the two shapes it comes in: paragraphs between blank lines, hard-wrapped or not, and one paragraph a line.
/// Recognises list items ("- ", "* ", "1. "), headings (<see cref="PlainTextHeading"/>; underlined lines too), quoted mail ("> ") and,
/// in hard-wrapped text, indented passages. Lines of dashes or stars only separate and are left out.
/// </summary>
internal static partial class PlainTextReader
{
    private sealed record Piece(ParagraphKind Kind, string Text, bool IsLone, int Level = 0, int? Ordinal = null);

    public static void Read(string text, BlockList blocks)
    {
        var lines = text.Split('\n');
        var margin = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(Indent).DefaultIfEmpty().Min();
        var pieces = new List<Piece>();
        foreach (var piece in Pieces(lines, IsHardWrapped(lines, margin), margin))
        {
            pieces.Add(piece);
            blocks.RequireCount(pieces.Count);
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            var next = i + 1 < pieces.Count ? pieces[i + 1] : null;
            blocks.Add(AsBlock(pieces[i], next, isFirst: i == 0));
        }
    }

    private static Block AsBlock(Piece piece, Piece? next, bool isFirst)
    {
        var nextIsList = next?.Kind == ParagraphKind.ListItem;
        if (piece is { Kind: ParagraphKind.Prose, IsLone: true })
        {
            if (isFirst && PlainTextHeading.IsTitle(piece.Text, next?.Text)) return new(ParagraphKind.Heading, piece.Text, 1);
            if (PlainTextHeading.Is(piece.Text, next?.Text, nextIsList)) return new(ParagraphKind.Heading, piece.Text, 2);
        }

        return new(piece.Kind, piece.Text, piece.Level, piece.Ordinal);
    }

    private static IEnumerable<Piece> Pieces(string[] lines, bool wrapped, int margin)
    {
        for (var i = 0; i < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end])) end++;
            var run = new ArraySegment<string>(lines, i, end - i);
            foreach (var piece in wrapped && IsIndented(run, margin) ? [Indented(run)] : Split(run, wrapped)) yield return piece;
            i = end;
        }
    }

    /// <summary>Takes lines that stand together apart: each for itself, or joined up to the next list item.</summary>
    private static IEnumerable<Piece> Split(ArraySegment<string> run, bool wrapped)
    {
        var inList = false;
        for (var i = 0; i < run.Count; i++)
        {
            var line = run[i].Trim();
            if (IsRule(line)) continue;
            if (i + 1 < run.Count && Underline(run[i + 1]) is { } level && CodePoints.Count(line) <= 120 && !inList)
            {
                yield return new(ParagraphKind.Heading, line, IsLone: true, level);
                i++;
                continue;
            }

            var item = i == 0 || inList || !wrapped || run[i - 1].TrimEnd().EndsWith(':') ? Item().Match(run[i]) : Match.Empty;
            var isQuote = line.StartsWith("> ", StringComparison.Ordinal);
            var first = i;
            while (wrapped && i + 1 < run.Count && Continues(run, i + 1, item.Success, isQuote)) i++;
            var text = string.Join(' ', run.Slice(first, i - first + 1).Select(l => isQuote ? l.Trim().TrimStart('>').Trim() : l.Trim()));
            inList = item.Success;
            yield return !item.Success ? new(isQuote ? ParagraphKind.Quote : ParagraphKind.Prose, text, IsLone: i == first)
                : new(ParagraphKind.ListItem, text[item.Groups["mark"].Length..].TrimStart(), IsLone: false, 1 + (Indent(run[first]) / 3),
                    int.TryParse(item.Groups["number"].ValueSpan, out var number) ? number : null);
        }
    }

    /// <summary>Whether a line of hard-wrapped text goes on with the one before it.</summary>
    private static bool Continues(ArraySegment<string> run, int index, bool inItem, bool inQuote) =>
        !IsRule(run[index].Trim())
        && !((inItem || run[index - 1].TrimEnd().EndsWith(':')) && Item().IsMatch(run[index]))
        && inQuote == run[index].TrimStart().StartsWith('>')
        && (inItem || Indent(run[index]) < Indent(run[index - 1]) + 2);

    private static bool IsIndented(ArraySegment<string> run, int margin) =>
        run.All(l => Indent(l) >= margin + Inset) && !Item().IsMatch(run[0]);

    /// <summary>A passage set in from the margin is a quotation, unless it is spaced or punctuated as only code is; that keeps its lines.</summary>
    private static Piece Indented(ArraySegment<string> run)
    {
        var common = run.Min(Indent);
        var isCode = run.Any(l => CodeLike().IsMatch(l.AsSpan(0, Math.Min(l.Length, 200)).Trim())) || run.Select(Indent).Distinct().Count() > 1;
        return isCode
            ? new(ParagraphKind.Code, string.Join('\n', run.Select(l => l.TrimEnd().Replace("\t", "    ", StringComparison.Ordinal)[common..])), false)
            : new(ParagraphKind.Quote, string.Join(' ', run.Select(l => l.Trim())), false);
    }

    private static int? Underline(string line) => line.Trim() switch
    {
        { Length: >= 3 } u when u.All(c => c == '=') => 1,
        { Length: >= 3 } u when u.All(c => c == '-') => 2,
        _ => null,
    };

    private static bool IsRule(string line) => line.Length >= 3 && line.All(c => c is '-' or '*' or '_' or '=' or '~' or '#' or ' ');

    [GeneratedRegex(@"^\s*(?<mark>[-*+•]|(?<number>\d{1,3})[.)])\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\S {2,}\S[^.]*$|[{};=|]\s*$|^[$#<]|\w\(\w*\)|=>|==|::|&&", RegexOptions.CultureInvariant)]
    private static partial Regex CodeLike();
}
