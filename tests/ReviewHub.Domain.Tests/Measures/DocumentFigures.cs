using System.Collections.Immutable;
using ReviewHub.Domain.Tests.Consensus;

namespace ReviewHub.Domain.Tests.Measures;

public class DocumentFigures
{
    [Fact]
    public void Coverage_leaves_the_recused_out_and_abstentions_in()
    {
        var found = DocumentMeasures.Of([Judged("5,5,0", eligible: 4), Judged("4", eligible: 3), Judged("", eligible: 4)]);

        Assert.Equal((new Share(4, 11), new Share(3, 11)), (found.Coverage, found.Judgments));
    }

    [Fact]
    public void States_are_counted_and_weighed_by_words()
    {
        var found = DocumentMeasures.Of(
        [
            Judged("5,5", state: ConsensusState.For, words: 10), Judged("1,5", state: ConsensusState.Contested, words: 70),
            Judged("5", state: ConsensusState.For, words: 20), Judged("", state: ConsensusState.NoQuorum, words: 0),
        ]);

        Assert.Equal(
        [
            new(ConsensusState.NoQuorum, new(1, 4), new(0, 100)), new(ConsensusState.Contested, new(1, 4), new(70, 100)),
            new(ConsensusState.For, new(2, 4), new(30, 100)), new(ConsensusState.Against, new(0, 4), new(0, 100)),
        ], found.States.AsEnumerable());
    }

    [Fact]
    public void Agreement_is_over_all_paragraphs_together()
    {
        var paragraphs = RaterTable.Canonical.Select(c => new ParagraphJudgments(new(Scale.Likert5, c.Add(2)), 6, ConsensusState.For, 10));

        Assert.Equal(Reliability.Of(5, RaterTable.Canonical), DocumentMeasures.Of([.. paragraphs]).Reliability);
    }

    [Fact]
    public void A_document_without_paragraphs_has_no_figures()
    {
        var found = DocumentMeasures.Of([]);

        Assert.False(found.Coverage.Value.IsDefined);
        Assert.All(found.States, s => Assert.False(s.Words.Value.IsDefined));
        Assert.Equal("The document has no paragraphs.", found.Reliability.AlphaNominal.Value.Reason);
    }

    [Fact]
    public void Nobody_having_voted_is_no_agreement()
    {
        var found = DocumentMeasures.Of([Judged("", eligible: 0), Judged("0,0")]);

        Assert.Equal((0, 0, 0), (found.Reliability.Judged, found.Reliability.Paired, found.Reliability.Judgments));
        Assert.False(found.Reliability.Ac1.Value.IsDefined);
        Assert.False(found.Reliability.Ac1.Lower.IsDefined);
    }

    [Fact]
    public void Stances_on_different_scales_are_not_compared()
    {
        var found = DocumentMeasures.Of([Judged("5,5"), new(Ratings.On(Scale.Rand9, "9,9"), 4, ConsensusState.For, 10)]);

        Assert.Equal("The paragraphs were judged on different scales.", found.Reliability.AlphaOrdinal.Value.Reason);
        Assert.Equal(new(4, 8), found.Coverage);
    }

    [Fact]
    public void The_same_counts_are_the_same_measures()
    {
        ImmutableArray<string> ratings = ["5,4,4,1", "3,3,2", "1,5,0", "4,4"];

        Assert.Equal(
            DocumentMeasures.Of([.. ratings.Select(r => Judged(r))]),
            DocumentMeasures.Of([.. ratings.Select(r => Judged(string.Join(',', r.Split(',').Reverse())))]));
    }

    private static ParagraphJudgments Judged(string ratings, int eligible = 4, ConsensusState state = ConsensusState.For, int words = 10) =>
        new(Ratings.On(Scale.Likert5, ratings), eligible, state, words);
}
