using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans;

namespace ReviewHub.Domain.Tests.Consensus;

/// <summary>What every kind of rule keeps to.</summary>
public class ConsensusRules
{
    private static readonly Type[] Kinds = [.. typeof(ConsensusRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ConsensusRule)))];

    [Fact]
    public void Every_kind_has_its_names_and_a_default()
    {
        var named = typeof(ConsensusRule).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType.Name);

        Assert.Equal(Kinds.Select(k => k.Name).Order(), named.Order());
        Assert.Equal(Kinds.Select(k => k.Name).Order(), ConsensusRule.Defaults.Select(r => r.GetType().Name).Order());
        Assert.All(Kinds, k => Assert.StartsWith("rh.", k.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, """{"kind":"percent-agreement","threshold":75,"quorum":50,"neutralCounts":true}""")]
    [InlineData(1, """{"kind":"comet-70-15","majority":70,"minority":15,"quorum":50}""")]
    [InlineData(2, """{"kind":"rand-ucla","quorum":50}""")]
    [InlineData(3, """{"kind":"iqr","maximum":1,"quorum":50}""")]
    public void Names_and_settings_are_frozen(int rule, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(ConsensusRule.Defaults[rule], JsonSerializerOptions.Web));
        Assert.Equal(ConsensusRule.Defaults[rule], JsonSerializer.Deserialize<ConsensusRule>(json, JsonSerializerOptions.Web));
    }

    [Fact]
    public void Every_default_stands_and_says_its_quorum() => Assert.All(ConsensusRule.Defaults, rule =>
    {
        rule.Validate();
        Assert.Contains("at least 50 % of the eligible", rule.InWords(), StringComparison.Ordinal);
        Assert.Contains("at least 33.3 %", (rule with { Quorum = 33.3m }).InWords(), StringComparison.Ordinal);
    });

    public static TheoryData<ConsensusRule> Impossible =>
    [
        .. ConsensusRule.Defaults.SelectMany(rule => new[] { rule with { Quorum = -0.01m }, rule with { Quorum = 100.01m } }),
        Comet7015.Default with { Majority = 50 },
        Comet7015.Default with { Majority = 100.01m },
        Comet7015.Default with { Minority = 0 },
        Comet7015.Default with { Minority = 50.01m },
        IqrConsensus.Default with { Maximum = -0.01m },
        IqrConsensus.Default with { Maximum = 10 },
    ];

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void A_rule_out_of_its_range_is_refused(ConsensusRule rule) => Refused.For(RefusalKind.Invalid, () =>
    {
        rule.Validate();
        return null;
    });

    [Fact]
    public void A_rule_at_the_ends_of_its_range_stands()
    {
        foreach (var rule in ConsensusRule.Defaults)
            foreach (var quorum in new[] { 0m, 100m })
                (rule with { Quorum = quorum }).Validate();
        new Comet7015(100, 0.01m, 0).Validate();
        new Comet7015(50.01m, 50, 0).Validate();
        new IqrConsensus(0, 0).Validate();
    }

    [Theory]
    [InlineData("accept-revise-reject", "PercentAgreement")]
    [InlineData("agree-disagree-pass", "PercentAgreement")]
    [InlineData("likert-5", "PercentAgreement IqrConsensus")]
    [InlineData("rand-9", "PercentAgreement Comet7015 RandUcla IqrConsensus")]
    public void A_rule_goes_only_with_scales_it_says_something_about(string scale, string fitting) => Assert.Equal(
        fitting.Split(' '), ConsensusRule.Defaults.Where(r => r.Misfit(Scale.Named(scale)) is null).Select(r => r.GetType().Name));

    [Fact]
    public void A_rule_that_does_not_fit_is_refused_in_words()
    {
        Assert.Contains("at least 5 categories; this one has 3", Unfit(IqrConsensus.Default, Scale.AcceptReviseReject), StringComparison.Ordinal);
        Assert.Contains("nine categories", Unfit(RandUcla.Default, Scale.Likert5), StringComparison.Ordinal);
        Assert.Contains("nine categories", Unfit(Comet7015.Default, Scale.Likert5), StringComparison.Ordinal);
        Comet7015.Default.RequireFit(Scale.Rand9);
    }

    [Fact]
    public void Nine_categories_whose_thirds_are_not_its_sides_are_no_nine_points()
    {
        var lopsided = Scale.Custom([.. Scale.Rand9.Categories.Select((c, i) => c with { Side = i < 5 ? Side.For : Side.Against })]);
        lopsided.Validate();

        Unfit(RandUcla.Default, lopsided);
        Assert.Null(RandUcla.Default.Misfit(Scale.Custom(Scale.Rand9.Categories)));
    }

    [Fact]
    public void A_quorum_is_of_the_eligible_and_counts_no_abstentions() => Assert.All(ConsensusRule.Defaults, rule =>
    {
        Assert.Equal(ConsensusState.For, rule.Judge(Ratings.On(Scale.Rand9, "9,9,9,9"), 8).State); // half exactly
        Assert.Equal(ConsensusState.NoQuorum, rule.Judge(Ratings.On(Scale.Rand9, "9,9,9,9"), 9).State);
        Assert.Equal(ConsensusState.NoQuorum, rule.Judge(Ratings.On(Scale.Rand9, "9,9,9,0,0,0,0,0"), 8).State);
        Assert.Equal(ConsensusState.For, rule.Judge(Ratings.On(Scale.Rand9, "9"), 0).State); // nobody is eligible any more
    });

    [Fact]
    public void Of_nobody_there_are_no_figures() => Assert.All(ConsensusRule.Defaults, rule =>
    {
        Assert.Empty(rule.Explain(Ratings.On(Scale.Rand9, "0,0"), 0));
        Assert.Equal([new("turnout", 0, 5)], rule.Explain(Ratings.On(Scale.Rand9, "0,0"), 5).AsEnumerable());
    });

    private static string Unfit(ConsensusRule rule, Scale scale) => Refused.For(RefusalKind.Invalid, () =>
    {
        rule.RequireFit(scale);
        return null;
    });
}
