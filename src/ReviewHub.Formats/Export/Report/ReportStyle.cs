namespace ReviewHub.Formats;

internal static class ReportStyle
{
    /// <summary>What stands in the report's style element, to the letter.</summary>
    public const string Element = $"\n{Css}\n";

    /// <summary>For A4 and for a screen: dark on white, bars as outlines with a light filling, no row or finding cut by the end of a page.</summary>
    public const string Css = """
        @page { size: A4; margin: 18mm 16mm 20mm; }
        :root { color-scheme: light; }
        body { font: 10.5pt/1.45 Georgia, "Noto Serif", serif; color: #111; background: #fff; max-width: 178mm; margin: 0 auto; padding: 1em; }
        h1, h2, h3, h4, caption, th { font-family: system-ui, "Noto Sans", sans-serif; }
        h1 { font-size: 20pt; line-height: 1.2; } h2 { font-size: 14pt; margin-top: 2em; border-bottom: 1px solid #999; }
        h3 { font-size: 11.5pt; margin-bottom: .3em; } h4 { font-size: 10.5pt; margin-bottom: .2em; }
        h1, h2, h3, h4, caption { break-after: avoid; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: .6em 0 1em; font-size: 9.5pt; }
        caption { text-align: start; font-weight: 600; padding-bottom: .2em; }
        th, td { border-bottom: 1px solid #bbb; padding: .2em .5em .2em 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
        tbody th { font: inherit; font-weight: 400; } thead th { overflow-wrap: normal; } thead { display: table-header-group; } tr { break-inside: avoid; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1em; } dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
        blockquote { margin: .3em 0 .6em; padding-inline-start: .8em; border-inline-start: 2px solid #999; white-space: pre-wrap; overflow-wrap: anywhere; }
        svg { display: block; width: 40mm; height: 3mm; } rect { fill: #d9d9d9; stroke: #333; stroke-width: .5; }
        .fill { display: block; border-bottom: 1px solid #999; min-height: 1.6em; font-style: italic; }
        ul { margin: .3em 0 .6em; padding-inline-start: 1.2em; }
        @media screen and (max-width: 40em) { svg { width: 14mm; } thead th, li, p { overflow-wrap: anywhere; } dl { grid-template-columns: 1fr; } }
        @media print { body { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
        """;
}
