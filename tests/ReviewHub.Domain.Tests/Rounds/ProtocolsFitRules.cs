using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Rounds;

public class ProtocolsFitRules
{
    [Fact]
    public void Every_question_is_asked_on_a_scale_that_its_rule_says_something_about()
    {
        Protocol.On(Scale.Rand9, RandUcla.Default).Validate([], Noon);
        Assert.Contains("nine categories", Refusal(Protocol.On(Scale.Likert5, RandUcla.Default)), StringComparison.Ordinal);
        Assert.Contains("nine categories", Refusal(new([Question.Overall(Scale.Rand9), new("clarity", "Is it plain?", Scale.Likert5)], Comet7015.Default)), StringComparison.Ordinal);
        Assert.Contains("at least 5 categories", Refusal(Protocol.On(Scale.AgreeDisagreePass, IqrConsensus.Default)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_nobody_could_judge_on_is_refused()
    {
        var backwards = Scale.Custom([new("no", "No", Side.Against), new("yes", "Yes", Side.For)]);

        Assert.Contains("stand in order", Refusal(Protocol.On(backwards, PercentAgreement.Default)), StringComparison.Ordinal);
    }

    private static string Refusal(Protocol protocol) => Refused.For(RefusalKind.Invalid, () =>
    {
        protocol.Validate([], Noon);
        return null;
    });
}
