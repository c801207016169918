using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// One round as Polis sees it: 1 for, -1 against and 0 for those who pass, be they neutral or abstaining. Participants are numbered in the
/// order in which they came or, where they go under pseudonyms, in one that says nothing.
/// </summary>
internal sealed class PolisVotes
{
    /// <summary>In a row, where the participant has not voted.</summary>
    public const sbyte Unseen = sbyte.MinValue;

    private readonly Dictionary<ReviewerId, int> _numbers = [];
    private readonly List<(ReviewerId By, sbyte[] Votes)> _rows = [];
    private OpinionMap? _camps;

    private PolisVotes(Document document)
    {
        Round = document.Rounds.LastOrDefault(r => r.Paragraph is null && Sight.IsOpenToAll(r));
        Paragraphs = document.Revision.Paragraphs.Length;
    }

    /// <summary>The newest of the whole document that everybody may see; null when there is none.</summary>
    public Round? Round { get; }

    public int Paragraphs { get; }

    /// <summary>In the order of their numbers, each with a vote for every paragraph.</summary>
    public IReadOnlyList<(ReviewerId By, sbyte[] Votes)> Participants => _rows;

    public int Groups => _camps?.Camps ?? 0;

    public static async Task<PolisVotes> Of(ReviewRecord record, CancellationToken cancellation)
    {
        var votes = new PolisVotes(record.Document);
        var first = new Dictionary<ReviewerId, DateTimeOffset>();
        var rows = new Dictionary<ReviewerId, sbyte[]>();
        var cast = new List<CastVote>();
        var index = 0;
        await foreach (var paragraph in record.Paragraphs.WithCancellation(cancellation))
        {
            if (votes.On(paragraph, record.Document) is { } verdict)
                foreach (var (by, taken) in verdict.Stances)
                {
                    if (!rows.TryGetValue(by, out var row)) Array.Fill(rows[by] = row = new sbyte[votes.Paragraphs], Unseen);
                    row[index] = Vote(verdict.Tally.Scale, taken.Stance);
                    if (Verdict.SideOf(verdict.Tally.Scale, taken.Stance) is { } side) cast.Add(new(by, index, side));
                    if (!first.TryGetValue(by, out var at) || taken.At < at) first[by] = taken.At;
                }

            index++;
        }

        foreach (var (by, row) in rows.OrderBy(r => first[r.Key]).ThenBy(r => r.Key.Value))
        {
            votes._numbers[by] = votes._rows.Count;
            votes._rows.Add((by, row));
        }

        if (cast.Count > 0) votes._camps = OpinionMap.Of(VoteMatrix.Of(votes.Paragraphs, cast));
        return votes;
    }

    /// <summary>What the round found on a paragraph, on its first question.</summary>
    public Verdict? On(ReviewedParagraph paragraph, Document document) =>
        Round is null ? null : Verdict.On(paragraph, document).FirstOrDefault(v => v.Round.Number == Round.Number);

    public int NumberOf(ReviewerId by) => _numbers[by];

    /// <summary>Null for who has voted on too little to be placed.</summary>
    public int? GroupOf(ReviewerId by) => _camps?.CampOf(by);

    public static sbyte Vote(Scale scale, Stance stance) => Verdict.SideOf(scale, stance) switch
    {
        Side.For => 1,
        Side.Against => -1,
        _ => 0,
    };
}
