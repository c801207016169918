namespace ReviewHub.Domain;

/// <summary>
/// How far a paragraph stands for one camp against all others, as Polis has it: on either side a share, its ratio to that of the others,
/// and a test of each.
/// </summary>
[GenerateSerializer, Immutable, Alias("rh.representativeness")]
public readonly record struct Representativeness([property: Id(0)] CampVotes Camp, [property: Id(1)] CampVotes Others)
{
    public double AgreeRatio => Camp.AgreeShare / Others.AgreeShare;

    public double DisagreeRatio => Camp.DisagreeShare / Others.DisagreeShare;

    public double AgreeTest => ProportionTests.OfOne(Camp.Agree, Camp.Seen);

    public double DisagreeTest => ProportionTests.OfOne(Camp.Disagree, Camp.Seen);

    public double AgreeRatioTest => ProportionTests.OfTwo(Camp.Agree, Others.Agree, Camp.Seen, Others.Seen);

    public double DisagreeRatioTest => ProportionTests.OfTwo(Camp.Disagree, Others.Disagree, Camp.Seen, Others.Seen);

    /// <summary>The one on which the camp stands out: <see cref="Side.For"/> or <see cref="Side.Against"/>.</summary>
    public Side Side => AgreeRatioTest > DisagreeRatioTest ? Side.For : Side.Against;

    /// <summary>The camp holds its side, and more than the others do, in nine cases of ten not by chance.</summary>
    public bool IsSignificant => Side == Side.For
        ? AgreeTest > ProportionTests.Significant && AgreeRatioTest > ProportionTests.Significant
        : DisagreeTest > ProportionTests.Significant && DisagreeRatioTest > ProportionTests.Significant;

    /// <summary>What paragraphs are ranked by, on the side on which the camp stands out.</summary>
    public double Metric => MetricOf(Side);

    public double MetricOf(Side side) => side == Side.For
        ? AgreeRatio * AgreeRatioTest * Camp.AgreeShare * AgreeTest
        : DisagreeRatio * DisagreeRatioTest * Camp.DisagreeShare * DisagreeTest;
}
