namespace ReviewHub.Load;

/// <summary>Something a reviewer does, under an id of its own that every repeat of it carries: a stance, or a comment that nobody else writes.</summary>
/// <param name="By">Index of the reviewer on the board.</param>
internal sealed record Deed(string Id, int By, int Paragraph, string? Stance, string? Text)
{
    private const double CommentsAmong = 0.15;
    private static readonly string[] Stances = ["accept", "revise", "reject", "abstain"];

    public static Deed Any(int by, int paragraphs, Random random)
    {
        var paragraph = random.Next(paragraphs) + 1;
        return random.NextDouble() < CommentsAmong
            ? Comment(HubCall.NewId(), by, paragraph)
            : new(HubCall.NewId(), by, paragraph, Stances[random.Next(Stances.Length)], null);
    }

    public async Task<Done> On(ReviewerPage page, string document)
    {
        var (answer, since) = Stance is null
            ? await page.Do("StartThread", document, Paragraph, Text, null, null, Id)
            : await page.Do("TakeStance", document, Paragraph, Stance, null, Id);
        return new(this, answer.GetProperty("version").GetInt32(), since, System.Diagnostics.Stopwatch.GetTimestamp());
    }

    private static Deed Comment(string id, int by, int paragraph) =>
        new(id, by, paragraph, null, $"A remark of ordinary length on this paragraph, {id} by number.");
}

/// <summary>A deed the server has acknowledged.</summary>
/// <param name="Version">Of the paragraph, as the receipt says.</param>
/// <param name="Since">The arrival of the page that was answered.</param>
internal sealed record Done(Deed Deed, int Version, Arrival Since, long At);
