using System.Collections.Immutable;

namespace ReviewHub.Domain;

/// <summary>A paragraph that everybody together is clearly for, or clearly against, whatever camp they are of; as Polis has it.</summary>
/// <param name="Paragraph">Index in what was asked about.</param>
/// <param name="Share">0 to 1, drawn to one half as <see cref="CampVotes.AgreeShare"/>.</param>
/// <param name="Test">z of <see cref="ProportionTests.OfOne"/>.</param>
[GenerateSerializer, Immutable, Alias("rh.common-ground")]
public readonly record struct CommonGround(
    [property: Id(0)] int Paragraph, [property: Id(1)] Side Side, [property: Id(2)] double Share, [property: Id(3)] double Test)
{
    public const int Most = 5;

    /// <summary>Up to five that all are for, then up to five that all are against; the clearest first, ties to the earlier paragraph.</summary>
    /// <param name="everybody">Per paragraph.</param>
    public static ImmutableArray<CommonGround> Select(IReadOnlyList<CampVotes> everybody) =>
    [
        .. Clearest(everybody.Select((v, p) => new CommonGround(p, Side.For, v.AgreeShare, ProportionTests.OfOne(v.Agree, v.Seen)))),
        .. Clearest(everybody.Select((v, p) => new CommonGround(p, Side.Against, v.DisagreeShare, ProportionTests.OfOne(v.Disagree, v.Seen)))),
    ];

    private static IEnumerable<CommonGround> Clearest(IEnumerable<CommonGround> found) => found
        .Where(g => g.Share > 0.5 && g.Test > ProportionTests.Significant).OrderByDescending(g => g.Share * g.Test).Take(Most);
}
