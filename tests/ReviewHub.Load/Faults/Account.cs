namespace ReviewHub.Load;

/// <summary>What was acknowledged, held against what the log says. Every deed is one event, and a paragraph's version counts its events.</summary>
/// <param name="Lost">Acknowledged, and not in the log, or not as it was acknowledged.</param>
/// <param name="Doubled">Events that no acknowledged deed made.</param>
internal sealed record Account(int Acknowledged, int Lost, int Doubled)
{
    /// <param name="done">All that was ever sent to the document, once each: nobody may still wait for an answer.</param>
    /// <param name="people">Ids of the reviewers.</param>
    public static Account Of(IReadOnlyCollection<Done> done, LogState log, IReadOnlyList<string> people)
    {
        var lost = new HashSet<Deed>();
        var doubled = 0;
        foreach (var paragraph in done.GroupBy(d => d.Deed.Paragraph))
        {
            var version = log.Versions.GetValueOrDefault(paragraph.Key);
            var known = new HashSet<int>();
            foreach (var d in paragraph)
                if (d.Version > version || !known.Add(d.Version)) lost.Add(d.Deed);
            doubled += version - known.Count(v => v <= version);
        }

        doubled += log.Versions.Where(v => done.All(d => d.Deed.Paragraph != v.Key)).Sum(v => v.Value);
        lost.UnionWith(done.Where(d => d.Deed.Text is not null && CountOf(d.Deed, log) == 0).Select(d => d.Deed));
        lost.UnionWith(LastStances(done).Where(d => log.Stances.GetValueOrDefault((d.Paragraph, people[d.By])) != d.Stance));
        return new(done.Count, lost.Count, Math.Max(doubled, done.Sum(d => Math.Max(CountOf(d.Deed, log) - 1, 0))));
    }

    private static int CountOf(Deed deed, LogState log) =>
        deed.Text is null || !log.Comments.TryGetValue(deed.Paragraph, out var texts) ? 0 : texts.Count(text => text == deed.Text);

    /// <summary>The last stance of each on each paragraph.</summary>
    public static IEnumerable<Deed> LastStances(IEnumerable<Done> done) =>
        done.Where(d => d.Deed.Stance is not null).GroupBy(d => (d.Deed.Paragraph, d.Deed.By)).Select(own => own.MaxBy(d => d.Version)!.Deed);
}
