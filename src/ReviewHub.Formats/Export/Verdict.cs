using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What the open round says of one paragraph, with everything an export prints about it.</summary>
internal sealed class Verdict
{
    private Verdict(Tally tally, Consensus consensus, IReadOnlyList<(ReviewerId By, TakenStance Taken)> stances) =>
        (Tally, Consensus, Stances) = (tally, consensus, stances);

    public Tally Tally { get; }

    public Consensus Consensus { get; }

    /// <summary>Of this round, by reviewer id.</summary>
    public IReadOnlyList<(ReviewerId By, TakenStance Taken)> Stances { get; }

    /// <summary>Those whose stance is on the other side of the consensus; nobody dissents where there is none.</summary>
    public IEnumerable<(ReviewerId By, TakenStance Taken)> Dissent => Consensus.State switch
    {
        ConsensusState.For => Stances.Where(s => SideOf(Tally.Scale, s.Taken.Stance) == Side.Against),
        ConsensusState.Against => Stances.Where(s => SideOf(Tally.Scale, s.Taken.Stance) == Side.For),
        _ => [],
    };

    public static Verdict On(Paragraph paragraph, Round round)
    {
        var tally = paragraph.Tally(round.Number, round.Scale);
        var stances = paragraph.Stances.Where(s => s.Value.Round == round.Number)
            .Select(s => (s.Key, s.Value)).OrderBy(s => s.Key.Value).ToList();
        return new(tally, round.Protocol.Rule.Judge(tally, round.Eligible.Count), stances);
    }

    /// <summary>Null for an abstention, which is on no side.</summary>
    public static Side? SideOf(Scale scale, Stance stance)
    {
        var index = scale.IndexOf(stance);
        return index >= 0 && index < scale.Categories.Length ? scale.Categories[index].Side : null;
    }

    public string StateInWords => Consensus.State switch
    {
        ConsensusState.For => "Consensus for",
        ConsensusState.Against => "Consensus against",
        ConsensusState.Contested => "Contested",
        _ => "No quorum",
    };

    /// <summary>The finding in a line: state, counts, quorum, share with its interval.</summary>
    public string InWords()
    {
        var counts = Tally.Scale.Categories.Select((c, i) => Words.Of($"{c.Label} {Tally.Counts[i]}")).Append(Words.Of($"Abstain {Tally.Abstain}"));
        var share = Consensus.Denominator == 0 ? "no share to speak of" : Words.Of(
            $"{Tally.For} of {Consensus.Denominator} for ({Percent((double)Tally.For / Consensus.Denominator)} %, 95 % interval {Interval()} %)");
        return Words.Of($"{StateInWords}: {string.Join(", ", counts)}. {Consensus.Judged} of {Consensus.Eligible} eligible judged; {share}.");
    }

    private string Interval()
    {
        var interval = WilsonInterval.Of(Tally.For, Consensus.Denominator);
        return $"{Percent(interval.Lower)} to {Percent(interval.Upper)}";
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
