using System.Globalization;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What the newest round says of one paragraph on its first question, with everything an export prints about it.</summary>
internal sealed class Verdict
{
    private Verdict(Round round, Tally tally, Consensus consensus, IReadOnlyList<(ReviewerId By, TakenStance Taken)> stances) =>
        (Round, Tally, Consensus, Stances) = (round, tally, consensus, stances);

    public Round Round { get; }

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

    /// <returns>Null before the first round, and while its round is blind.</returns>
    public static Verdict? On(ReviewedParagraph paragraph, Document document)
    {
        var number = paragraph.Text.Number;
        if (document.RoundOf(number) is not { } round || !Sight.IsOpenToAll(round)) return null;
        var (question, recused) = (round.Protocol.Questions[0], document.RecusedFrom(number));
        var tally = paragraph.Review.Tally(round.Number, question, recused);
        var stances = paragraph.Review.StancesIn(round.Number, question.Key).Where(s => !recused.Contains(s.Key))
            .Select(s => (s.Key, s.Value)).OrderBy(s => s.Key.Value).ToList();
        return new(round, tally, round.Judge(tally, recused), stances);
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
