using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReviewHub.Browser.Tests;

/// <param name="Page">From 0.</param>
internal sealed record PdfLink(string To, int Page);

/// <summary>
/// Where the links of a PDF lie. Chromium writes pages and links as plain objects, so that whatever was made a link before the printing can
/// be found again on the paper without reading fonts.
/// </summary>
internal static partial class PdfLinks
{
    public static (IReadOnlyList<PdfLink> Links, int Pages) Of(byte[] pdf)
    {
        var objects = Object().Matches(Encoding.Latin1.GetString(pdf)).ToDictionary(o => o.Groups["number"].Value, o => o.Groups["body"].Value);
        var pages = objects.Where(o => Page().IsMatch(o.Value)).OrderBy(o => int.Parse(o.Key, CultureInfo.InvariantCulture)).Select(o => o.Value).ToList();
        var links = from page in pages.Index()
                    from reference in Reference().Matches(Annotations().Match(page.Item).Groups["all"].Value)
                    let link = objects[reference.Groups["number"].Value]
                    select new PdfLink(Target().Match(link).Groups["uri"].Value, page.Index);
        return ([.. links], pages.Count);
    }

    [GeneratedRegex(@"(?<=^|\n)(?<number>\d+) 0 obj\n(?<body>.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    private static partial Regex Page();

    [GeneratedRegex(@"/Annots \[(?<all>[^\]]*)\]")]
    private static partial Regex Annotations();

    [GeneratedRegex(@"(?<number>\d+) 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/URI \((?<uri>[^)]*)\)")]
    private static partial Regex Target();
}
