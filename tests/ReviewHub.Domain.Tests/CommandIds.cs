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

    [Theory]
    [InlineData("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")]
    [InlineData("017f22e279b07cc398c4dc0c0c07398f")]
    public void Of_a_uuid_of_version_7_the_time_is_kept_and_nothing_else(string key)
    {
        var (ann, ben) = (CommandId.For(Ann, key).ToString(), CommandId.For(Ben, key).ToString());

        Assert.Equal(("017f22e279b0", "017f22e279b0"), (ann[..12], ben[..12]));
        Assert.NotEqual(ann[12..], ben[12..]);
        Assert.NotEqual("7cc398c4dc0c0c07398f", ann[12..]);
    }

    [Fact]
    public void Of_a_uuid_of_another_version_nothing_is_kept() =>
        Assert.NotEqual("919108f752d1", CommandId.For(Ann, "919108f7-52d1-4320-9bac-f847db4148a8").ToString()[..12]);

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
