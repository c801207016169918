using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// One round as Polis sees it: 1 for, -1 against and 0 for those who pass, be they neutral or abstaining. People who came with the
/// conversation have its numbers and groups; others are numbered behind them in the order in which they came or, where they go under
/// pseudonyms, in one that says nothing.
/// </summary>
internal sealed class PolisVotes
{
    /// <summary>In a row, where the participant has not voted.</summary>
    public const sbyte Unseen = sbyte.MinValue;

    private readonly Dictionary<ReviewerId, int> _numbers = [];
    private readonly List<(ReviewerId By, sbyte[] Votes)> _rows = [];
    private readonly Dictionary<ReviewerId, int?> _groups;
    private OpinionMap? _found;
    private Camps? _camps;

    private PolisVotes(Document document)
    {
        Round = document.Rounds.LastOrDefault(r => r.Paragraph is null && Sight.IsOpenToAll(r));
        Paragraphs = document.Revision.Paragraphs.Length;
        Conversation = Round?.Number == Domain.Conversation.Round ? document.Conversation : null;
        _groups = Conversation?.Participants.ToDictionary(p => p.Person, p => p.Group) ?? [];
    }

    /// <summary>The newest of the whole document that everybody may see; null when there is none.</summary>
    public Round? Round { get; }

    /// <summary>Whose people they are; null where they are of a round of this place's own.</summary>
    public Conversation? Conversation { get; }

    public int Paragraphs { get; }

    /// <summary>In the order of their numbers, or of the conversation; each with a vote for every paragraph.</summary>
    public IReadOnlyList<(ReviewerId By, sbyte[] Votes)> Participants => _rows;

    public int Voters => _rows.Count(r => r.Votes.Any(v => v != Unseen));

    public int Groups => Conversation is null ? _found?.Camps ?? 0 : _groups.Values.OfType<int>().Distinct().Count();

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
                    if (!rows.TryGetValue(by, out var row)) rows[by] = row = votes.Empty();
                    row[index] = Vote(verdict.Tally.Scale, taken.Stance);
                    if (Verdict.SideOf(verdict.Tally.Scale, taken.Stance) is { } side) cast.Add(new(by, index, side));
                    if (!first.TryGetValue(by, out var at) || taken.At < at) first[by] = taken.At;
                }

            index++;
        }

        votes.Number(rows, first);
        votes.Group(cast);
        return votes;
    }

    /// <summary>What the round found on a paragraph, on its first question.</summary>
    public Verdict? On(ReviewedParagraph paragraph, Document document) =>
        Round is null ? null : Verdict.On(paragraph, document).FirstOrDefault(v => v.Round.Number == Round.Number);

    /// <summary>Every vote of those whose stance counts, as Polis keeps them: also those that only repeat one. By participant and, of each, in order.</summary>
    public IEnumerable<PolisRow> Cast(ReviewedParagraph paragraph, Verdict verdict)
    {
        var standing = verdict.Stances.Select(s => s.By).ToHashSet();
        var takings = paragraph.Takings?.Invoke().Where(t => t.Round == verdict.Round.Number && t.Question == verdict.Question.Key && standing.Contains(t.By)).ToList();
        var all = takings is { Count: > 0 }
            ? takings.Select(t => Row(t.By, t.At, t.Stance))
            : verdict.Stances.Select(s => Row(s.By, s.Taken.At, s.Taken.Stance));
        return all.OrderBy(v => v.Voter);

        PolisRow Row(ReviewerId by, DateTimeOffset at, Stance stance) => new(_numbers[by], at, Vote(verdict.Tally.Scale, stance));
    }

    public int NumberOf(ReviewerId by) => _numbers[by];

    /// <summary>Null for who has voted on too little to be placed.</summary>
    public int? GroupOf(ReviewerId by) => Conversation is null ? _found?.CampOf(by) : _groups.GetValueOrDefault(by);

    /// <summary>Across the groups; null where there are none.</summary>
    /// <param name="index">Of the paragraph, from 0.</param>
    public double? Consensus(int index) => _camps?.Consensus(index).Product.Value;

    public static sbyte Vote(Scale scale, Stance stance) => Verdict.SideOf(scale, stance) switch
    {
        Side.For => 1,
        Side.Against => -1,
        _ => 0,
    };

    private void Number(Dictionary<ReviewerId, sbyte[]> rows, Dictionary<ReviewerId, DateTimeOffset> first)
    {
        foreach (var known in Conversation?.Participants ?? []) Add(known.Person, known.Number, rows.GetValueOrDefault(known.Person) ?? Empty());
        var next = _numbers.Count == 0 ? 0 : _numbers.Values.Max() + 1;
        foreach (var (by, row) in rows.Where(r => !_numbers.ContainsKey(r.Key)).OrderBy(r => first[r.Key]).ThenBy(r => r.Key.Value).ToList())
            Add(by, next++, row);
    }

    private void Add(ReviewerId person, int number, sbyte[] row)
    {
        _numbers[person] = number;
        _rows.Add((person, row));
    }

    private void Group(List<CastVote> cast)
    {
        if (cast.Count == 0) return;
        var matrix = VoteMatrix.Of(Paragraphs, cast);
        if (Conversation is null)
        {
            _found = OpinionMap.Of(matrix);
            return;
        }

        var order = _groups.Values.OfType<int>().Distinct().Order().ToList();
        if (order.Count > 0) _camps = Camps.Of(matrix, order.Count, by => _groups.GetValueOrDefault(by) is { } group ? order.IndexOf(group) : null);
    }

    private sbyte[] Empty()
    {
        var row = new sbyte[Paragraphs];
        Array.Fill(row, Unseen);
        return row;
    }
}

/// <summary>One vote on a statement.</summary>
internal readonly record struct PolisRow(int Voter, DateTimeOffset At, sbyte Vote);
