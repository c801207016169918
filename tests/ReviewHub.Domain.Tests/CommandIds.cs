using FsCheck;
using FsCheck.Xunit;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests;

public class CommandIds
{
    [Fact]
    public void The_same_person_and_key_give_the_same_id_in_every_build() =>
        Assert.Equal("059153e7bf7d4f0f66ed4ee47b60f6e9", CommandId.For(Ann, "key").ToString());

    [Fact]
    public void Two_people_who_choose_the_same_key_do_not_meet() =>
        Assert.NotEqual(CommandId.For(Ann, "key"), CommandId.For(Ben, "key"));

    [Property]
    public void Different_keys_give_different_ids(NonEmptyString one, NonEmptyString other)
    {
        var (first, second) = ("k" + one.Get[..Math.Min(100, one.Get.Length)], "k" + other.Get[..Math.Min(100, other.Get.Length)]);

        Assert.Equal(first == second, CommandId.For(Ann, first) == CommandId.For(Ann, second));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_key_out_of_bounds_is_refused(int length) =>
        Refused.For(RefusalKind.Invalid, () => CommandId.For(Ann, new string('k', length)));

    [Theory]
    [InlineData(1, 'k')]
    [InlineData(200, 'k')]
    [InlineData(200, '\uffff')] // three bytes each
    public void A_key_at_the_bounds_is_taken(int length, char letter) =>
        Assert.NotEqual(Guid.Empty, CommandId.For(Ann, new string(letter, length)).Value);
}
