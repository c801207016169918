using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

/// <summary>
/// How a Round's stances become a consensus. Declared before voting; each kind is a type of its own, and a new kind is its file, its
/// name here and its place among the <see cref="Defaults"/>. Names and settings are frozen in the log.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PercentAgreement), "percent-agreement")]
[JsonDerivedType(typeof(Comet7015), "comet-70-15")]
[JsonDerivedType(typeof(RandUcla), "rand-ucla")]
[JsonDerivedType(typeof(IqrConsensus), "iqr")]
[GenerateSerializer, Immutable, Alias("rh.consensus-rule")]
public abstract record ConsensusRule
{
    /// <summary>Every kind of rule, as it is when nothing of it is set.</summary>
    public static readonly ImmutableArray<ConsensusRule> Defaults =
        [PercentAgreement.Default, Comet7015.Default, RandUcla.Default, IqrConsensus.Default];

    /// <summary>Percent of the eligible who must have judged, 0 to 100. Abstentions do not count; the recused are not among the eligible.</summary>
    public abstract decimal Quorum { get; init; }

    /// <summary>The finding without its figures: cheap, for every vote asks for it.</summary>
    /// <param name="eligible">People admitted to judge who are not recused; at least 0.</param>
    public Consensus Judge(Tally tally, int eligible)
    {
        var judged = tally.Judged;
        var state = judged == 0 || judged * 100m < Quorum * eligible ? ConsensusState.NoQuorum : Decide(tally);
        return new(state, judged, DenominatorOf(tally), eligible);
    }

    /// <summary>The figures the finding came from, whether or not there is a quorum. What is undefined, such as a share of nobody, is left out.</summary>
    /// <param name="eligible">People admitted to judge who are not recused; at least 0.</param>
    public ImmutableArray<Figure> Explain(Tally tally, int eligible)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        if (eligible > 0) figures.Add(new("turnout", (double)tally.Judged / eligible, eligible));
        if (tally.Judged > 0) figures.AddRange(FiguresOf(tally));
        return figures.DrainToImmutable();
    }

    /// <exception cref="ReviewRuleException">The rule can never be met, or always is.</exception>
    public void Validate()
    {
        if (Quorum is < 0 or > 100)
            throw ReviewRuleException.Invalid("The quorum is a percentage from 0 to 100.");
        ValidateSettings();
    }

    /// <exception cref="ReviewRuleException">The rule says nothing about stances on such a scale.</exception>
    public void RequireFit(Scale scale)
    {
        if (Misfit(scale) is { } why) throw ReviewRuleException.Invalid(why);
    }

    /// <summary>Why the rule says nothing about stances on such a scale, in a sentence; null when it fits.</summary>
    public virtual string? Misfit(Scale scale) => null;

    /// <summary>The rule in a sentence or two, as every page and export prints it.</summary>
    public abstract string InWords();

    /// <summary>Given a quorum: at least one has judged.</summary>
    protected abstract ConsensusState Decide(Tally tally);

    /// <summary>At least one has judged.</summary>
    protected abstract IEnumerable<Figure> FiguresOf(Tally tally);

    protected virtual int DenominatorOf(Tally tally) => tally.Judged;

    protected virtual void ValidateSettings()
    {
    }

    /// <summary>The nine points that RAND's and COMET's thirds are of.</summary>
    protected static bool IsNinePoint(Scale scale) => scale.Categories.Length == 9
        && scale.Categories.Take(3).All(c => c.Side == Side.For)
        && scale.Categories.Skip(3).Take(3).All(c => c.Side == Side.Neutral)
        && scale.Categories.Skip(6).All(c => c.Side == Side.Against);
}
