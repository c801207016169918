namespace ReviewHub.Domain;

/// <summary>Where a reviewer stands on an opinion map.</summary>
/// <param name="Camp">From 0, in the order of <see cref="OpinionMap"/>.</param>
/// <param name="Votes">That the place rests on.</param>
[GenerateSerializer, Immutable, Alias("rh.mapped-reviewer")]
public readonly record struct MappedReviewer(
    [property: Id(0)] ReviewerId Reviewer, [property: Id(1)] MapPoint At, [property: Id(2)] int Camp, [property: Id(3)] int Votes);
