using System.Runtime.CompilerServices;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>The text of a paragraph's inlines, with marks for emphasis, code and links. Inline HTML is left out, what it encloses stays.</summary>
internal static class MarkdownInlines
{
    public static void Append(InlineText text, ContainerInline? inlines)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling) Append(text, inline);
    }

    private static void Append(InlineText text, Inline inline)
    {
        var start = text.Length;
        switch (inline)
        {
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline { IsHard: true }: text.Break(); break;
            case LineBreakInline: text.Append(" "); break;
            case CodeInline code: Marked(() => text.Append(code.Content), MarkKind.Code); break;
            case EmphasisInline emphasis:
                Marked(() => Append(text, emphasis), emphasis.DelimiterCount >= 2 ? MarkKind.Strong : MarkKind.Emphasis);
                break;
            case LinkInline { IsImage: true } image: text.AppendImage(Plain(image)); break;
            case LinkInline link: Marked(() => Append(text, link), MarkKind.Link, link.Url); break;
            case AutolinkInline auto:
                Marked(() => text.Append(auto.Url), MarkKind.Link, auto.IsEmail ? "mailto:" + auto.Url : auto.Url);
                break;
            case FootnoteLink { IsBackLink: false } note: text.Append(Words.Of($"[{note.Footnote.Order}]")); break;
            case HtmlInline html when IsBreak(html.Tag): text.Break(); break;
            // A bracket or pipe that came to nothing is text, and holds what followed it.
            case DelimiterInline delimiter:
                text.Append(delimiter.ToLiteral());
                Append(text, (ContainerInline)delimiter);
                break;
            case ContainerInline other: Append(text, other); break;
            default: break;
        }

        void Marked(Action write, MarkKind kind, string? href = null)
        {
            write();
            if (kind != MarkKind.Link) text.Mark(start, kind, null);
            else if (Links.Accept(href) is { } accepted) text.Mark(start, kind, accepted);
        }
    }

    private static string Plain(ContainerInline inlines)
    {
        var text = new InlineText();
        Append(text, inlines);
        return text.ToText(trim: true);
    }

    private static bool IsBreak(string tag) => tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) && tag.Length < 8;
}
