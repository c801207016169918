using System.Collections.Immutable;
using FsCheck.Xunit;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Measures;

/// <summary>What holds of every measure whatever people think.</summary>
[Properties(MaxTest = 60)]
public class MeasureProperties
{
    [Property]
    public void Alpha_and_ac2_are_what_all_pairs_of_judgments_come_to(byte[][] judgments)
    {
        var units = judgments.Select(u => u.Select(v => v % 5).ToArray()).ToList();
        var found = Reliability.Of(5, Counts(units));

        if (found.AlphaOrdinal.Value.Value is { } ordinal) Assert.Equal(ByDefinition.OrdinalAlpha(units, 5), ordinal, 9);
        if (found.AlphaRatio.Value.Value is { } ratio)
            Assert.Equal(ByDefinition.Alpha(units, (a, b) => Math.Pow((a - b) / (10.0 - a - b), 2)), ratio, 9);
        if (found.Ac2.Value.Value is { } ac2) Assert.Equal(ByDefinition.Ac2(units, 5), ac2, 9);
    }

    [Property]
    public void Figures_of_a_document_are_numbers_within_their_intervals_range(byte[][] judgments)
    {
        var found = Reliability.Of(5, Counts(judgments.Select(u => u.Select(v => v % 6 % 5).ToArray())));

        Assert.All(
            [found.Pairwise, found.AlphaNominal, found.AlphaOrdinal, found.AlphaInterval, found.AlphaRatio, found.Ac1, found.Ac2],
            (Estimate e) =>
            {
                Assert.All([e.Value, e.Lower, e.Upper],
                    (Measure m) => Assert.True(m.Value is { } v ? double.IsFinite(v) && v <= 1 : m.Reason!.Length > 0));
                if (e.Lower.IsDefined) Assert.True(e.Lower.Require() <= e.Upper.Require());
            });
    }

    [Property]
    public void Neither_who_judged_first_nor_which_paragraph_stands_first_changes_a_figure(byte[][] judgments, int order)
    {
        var units = judgments.Select(u => u.Select(v => v % 5).ToArray()).ToArray();
        var found = Reliability.Of(5, Counts(units));
        var random = new Random(order);
        foreach (var unit in units) random.Shuffle(unit);
        Assert.Equal(found, Reliability.Of(5, Counts(units)));

        random.Shuffle(units);
        var moved = Reliability.Of(5, Counts(units));
        Assert.Equal(found.AlphaOrdinal.Value.Value ?? 9, moved.AlphaOrdinal.Value.Value ?? 9, 9);
        Assert.Equal(found.Ac1.Value.Value ?? 9, moved.Ac1.Value.Value ?? 9, 9);
    }

    [Property]
    public void Figures_of_a_paragraph_are_numbers_and_both_ends_alike(byte[] counts)
    {
        var people = counts.Select(c => (int)c).Concat([0, 0]).Take(Scale.MaxCategories).ToArray();
        var mirrored = people.Reverse().ToArray();

        Assert.All([VanDerEijkAgreement.Of(people), TastleWiermanConsensus.Of(people)],
            (Measure m) => Assert.True(m.Value is { } v ? v is >= -1 and <= 1 : m.Reason!.Length > 0));
        Assert.Equal(VanDerEijkAgreement.Of(people), VanDerEijkAgreement.Of(mirrored));
        Assert.Equal(TastleWiermanConsensus.Of(people).Value ?? 0, TastleWiermanConsensus.Of(mirrored).Value ?? 0, 9);
    }

    [Property]
    public void The_same_votes_draw_the_same_map_however_they_came(byte[][] rows, int order)
    {
        var votes = OpinionMaps.Votes(Rows(rows));
        var shuffled = votes.ToArray();
        new Random(order).Shuffle(shuffled);

        var (map, again) = (OpinionMap.Of(VoteMatrix.Of(8, votes)), OpinionMap.Of(VoteMatrix.Of(8, shuffled)));

        Assert.Equal((map.WhyNone, map.Explained, map.Camps, map.Silhouette), (again.WhyNone, again.Explained, again.Camps, again.Silhouette));
        Assert.Equal(map.Reviewers.AsEnumerable(), again.Reviewers.AsEnumerable());
        Assert.Equal(map.Paragraphs.AsEnumerable(), again.Paragraphs.AsEnumerable());
    }

    [Property]
    public void A_map_is_of_numbers_and_explains_at_most_everything(byte[][] rows)
    {
        var map = OpinionMap.Of(VoteMatrix.Of(8, OpinionMaps.Votes(Rows(rows))));

        Assert.All(map.Reviewers.Select(r => r.At).Concat(map.Paragraphs), p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y)));
        Assert.InRange(map.Explained.X + map.Explained.Y, 0, 1 + 1e-9);
        Assert.True(map.Explained.X >= map.Explained.Y - 1e-9);
        Assert.All(map.Reviewers, r => Assert.InRange(r.Camp, 0, map.Camps - 1));
    }

    [Property]
    public void Camps_of_any_sizes_have_figures(byte[][] rows, byte some)
    {
        var count = some % 20;
        var camps = Camps.Of(VoteMatrix.Of(8, OpinionMaps.Votes(Rows(rows))), count, person => count == 0 ? null : person.Value.ToByteArray()[0] % count);

        for (var p = 0; p < 8; p++)
        {
            var consensus = camps.Consensus(p);
            Assert.Equal(camps.Count > 0, consensus.Product.IsDefined);
            for (var camp = 0; camp < camps.Count; camp++) Assert.True(double.IsFinite(camps.Representativeness(camp, p).Metric));
        }

        for (var camp = 0; camp < camps.Count; camp++) Assert.InRange(camps.Representative(camp).Length, 0, RepresentativeParagraph.Most);
    }

    private static ImmutableArray<ImmutableArray<int>> Counts(IEnumerable<int[]> units) =>
        [.. units.Select(u => Enumerable.Range(0, 5).Select(c => u.Count(v => v == c)).ToImmutableArray())];

    private static IEnumerable<string> Rows(byte[][] rows) => rows.Select(r => string.Concat(r.Take(8).Select(v => "+-0."[v % 4])).PadRight(8, '+'));
}
