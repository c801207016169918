using System.Collections.Immutable;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Rounds;

public class Protocols
{
    private static readonly Question Overall = Declared.Questions[0];

    [Fact]
    public void A_protocol_that_can_be_met_is_taken()
    {
        Declared.Validate([], Noon);
        Careful.Validate([Ann, Ben, Cleo], Noon);
    }

    [Fact]
    public void A_deadline_lies_ahead_and_not_too_far()
    {
        Assert.Contains("past", Refusal(Declared with { Deadline = Noon }), StringComparison.Ordinal);
        Assert.Contains("past", Refusal(Declared with { Deadline = Noon.AddDays(-1) }), StringComparison.Ordinal);
        Assert.Contains("year", Refusal(Declared with { Deadline = Noon.AddDays(400) }), StringComparison.Ordinal);
        (Declared with { Deadline = Noon.AddMilliseconds(1) }).Validate([], Noon);
    }

    [Fact]
    public void A_round_asks_one_to_six_questions_each_once()
    {
        Assert.Contains("1 to 6", Refusal(Declared with { Questions = [] }), StringComparison.Ordinal);
        Assert.Contains("1 to 6", Refusal(Declared with { Questions = default }), StringComparison.Ordinal);
        Assert.Contains("1 to 6", Refusal(Declared with { Questions = [.. Enumerable.Range(1, 7).Select(n => Overall with { Key = $"q{n}", Prompt = "?" })] }), StringComparison.Ordinal);
        Assert.Contains("same key", Refusal(Declared with { Questions = [Overall, Overall] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Accuracy")]
    [InlineData("is it true")]
    [InlineData("-true")]
    [InlineData("is--true")]
    [InlineData("a-key-of-more-than-forty-letters-and-digits")]
    public void A_questions_key_is_made_of_lower_case_words(string? key) =>
        Refusal(Declared with { Questions = [new(key!, "Is it true?", Scale.AcceptReviseReject)] });

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a\0b")]
    public void Only_the_usual_question_goes_without_saying(string? prompt) =>
        Refusal(Declared with { Questions = [new("accuracy", prompt!, Scale.AcceptReviseReject)] });

    [Fact]
    public void A_scale_needs_a_category_for_and_one_against()
    {
        foreach (var (missing, word) in new[] { (Side.For, "no category for"), (Side.Against, "no category against") })
        {
            var scale = new Scale("custom", [.. Scale.AcceptReviseReject.Categories.Where(c => c.Side != missing)]);

            Assert.Contains(word, Refusal(Protocol.On(scale, PercentAgreement.Default)), StringComparison.Ordinal);
        }

        Refusal(Protocol.On(null!, PercentAgreement.Default));
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(101, 50)]
    [InlineData(75, 101)] // more than all of the eligible
    [InlineData(75, -1)]
    public void A_rule_that_can_never_be_met_or_always_is_is_refused(int threshold, int quorum) =>
        Refusal(Declared with { Rule = new PercentAgreement(threshold, quorum, true) });

    [Fact]
    public void A_round_without_a_rule_is_refused() => Refusal(Declared with { Rule = null! });

    [Fact]
    public void A_setting_this_build_does_not_know_is_refused() => Refusal(Declared with { Visibility = (Visibility)7 });

    [Fact]
    public void The_eligible_are_voters_of_the_board()
    {
        Assert.Contains("1 of the eligible", Refusal(Declared with { Eligible = [Ann, Cleo] }, Ann, Ben), StringComparison.Ordinal);
        Assert.Contains("Nobody", Refusal(Declared with { Eligible = [] }, Ann, Ben), StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_may_judge_unless_some_are_named()
    {
        Assert.Equal([Ann, Ben], Declared.Admits([Ben, Ann, Ben]).AsEnumerable());
        Assert.Equal([Ben], (Declared with { Eligible = [Ben] }).Admits([Ann, Ben]).AsEnumerable());
    }

    [Fact]
    public void A_question_is_found_by_its_key_and_the_first_without_one()
    {
        Assert.Equal("accuracy", Careful.Find(null).Key);
        Assert.Equal("clarity", Careful.Find("clarity").Key);
        Assert.Contains("accuracy, clarity", Refused.For(RefusalKind.Invalid, () => Careful.Find("overall")), StringComparison.Ordinal);
    }

    private static string Refusal(Protocol protocol, params ReviewerId[] voters) => Refused.For(RefusalKind.Invalid, () =>
    {
        protocol.Validate(voters, Noon);
        return null;
    });
}
