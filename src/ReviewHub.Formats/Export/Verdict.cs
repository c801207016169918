using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>What one round says of one paragraph on one of its questions, with everything an export prints about it.</summary>
internal sealed class Verdict
{
    private Verdict(Round round, Question question, Tally tally, int recused, Consensus consensus, IReadOnlyList<(ReviewerId By, TakenStance Taken)> stances) =>
        (Round, Question, Tally, Recused, Consensus, Stances) = (round, question, tally, recused, consensus, stances);

    public Round Round { get; }

    public Question Question { get; }

    public Tally Tally { get; }

    /// <summary>How many of the eligible stood aside.</summary>
    public int Recused { get; }

    public Consensus Consensus { get; }

    /// <summary>By reviewer id.</summary>
    public IReadOnlyList<(ReviewerId By, TakenStance Taken)> Stances { get; }

    public ImmutableArray<Figure> Figures => Round.Protocol.Rule.Explain(Tally, Consensus.Eligible);

    /// <summary>Those whose stance is on another side than the consensus; nobody dissents where there is none.</summary>
    public IEnumerable<(ReviewerId By, TakenStance Taken)> Dissent =>
        Stances.Where(s => new Standing(Round.Number, Consensus.State, SideOf(Tally.Scale, s.Taken.Stance), IsShown: true).Dissents);

    /// <summary>Every verdict that everybody may see: by round and, within it, in the order of its questions.</summary>
    public static IEnumerable<Verdict> On(ReviewedParagraph paragraph, Document document)
    {
        var number = paragraph.Text.Number;
        return from round in document.Rounds
               where round.Covers(number) && Sight.IsOpenToAll(round)
               let recused = (round.Recused ?? document.Recusals).From(number)
               from question in round.Protocol.Questions
               select On(paragraph, round, question, recused);
    }

    /// <summary>Null for an abstention, which is on no side.</summary>
    public static Side? SideOf(Scale scale, Stance stance)
    {
        var index = scale.IndexOf(stance);
        return index >= 0 && index < scale.Categories.Length ? scale.Categories[index].Side : null;
    }

    public string StateInWords => MeasureNames.InWords(Consensus.State);

    /// <summary>The finding in a line: state, counts, quorum, and the figures of the rule.</summary>
    public string InWords()
    {
        var counts = Tally.Scale.Categories.Select((c, i) => Words.Of($"{Tally.Counts[i]} × {c.Label}")).Append(Words.Of($"{Tally.Abstain} × Abstain"));
        var recused = Recused == 0 ? "" : Words.Of($" ({Recused} recused)");
        return Words.Of($"{StateInWords}: {string.Join(", ", counts)}. {Consensus.Judged} of {Consensus.Eligible} eligible judged{recused}; {FigureWords.Of(Figures)}.");
    }

    private static Verdict On(ReviewedParagraph paragraph, Round round, Question question, ImmutableHashSet<ReviewerId> recused)
    {
        var tally = paragraph.Review.Tally(round.Number, question, recused);
        var stances = paragraph.Review.StancesIn(round.Number, question.Key).Where(s => !recused.Contains(s.Key))
            .Select(s => (s.Key, s.Value)).OrderBy(s => s.Key.Value).ToList();
        return new(round, question, tally, round.Eligible.Count - round.EligibleBut(recused), round.Judge(tally, recused), stances);
    }
}
