using System.Reflection;
using Orleans;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests;

public class ReviewEvents
{
    private static readonly Type[] Kinds = [.. typeof(ReviewEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ReviewEvent)) && !t.IsAbstract)];

    [Fact]
    public void There_is_a_sample_of_every_event() =>
        Assert.Equal(Kinds.Select(k => k.Name).Order(), OneOfEach().Select(e => e.GetType().Name).Order());

    [Fact]
    public void Every_event_has_a_name_of_its_own_between_nodes()
    {
        var aliases = Kinds.Select(k => k.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).ToList();

        Assert.All(aliases, alias => Assert.StartsWith("rh.", alias, StringComparison.Ordinal));
        Assert.Distinct(aliases);
    }

    [Fact]
    public void Every_event_is_sealed() => Assert.All(Kinds, kind => Assert.True(kind.IsSealed, kind.Name));
}
