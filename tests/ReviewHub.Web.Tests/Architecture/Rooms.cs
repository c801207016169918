using System.Reflection;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests;

public sealed class Rooms
{
    private static readonly Assembly DomainRoom = typeof(Paragraph).Assembly;

    private static IEnumerable<string> Uses(Assembly room) =>
        room.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("ReviewHub.", StringComparison.Ordinal));

    [Fact]
    public void The_domain_uses_the_framework_its_serialization_and_linear_algebra_only() =>
        Assert.All(DomainRoom.GetReferencedAssemblies(), a => Assert.True(
            a.Name == "MathNet.Numerics" || a.Name!.StartsWith("System.", StringComparison.Ordinal)
                || a.Name.StartsWith("Orleans.Serialization", StringComparison.Ordinal), a.Name));

    [Fact]
    public void Each_room_uses_only_those_before_it()
    {
        Assert.Equal(["ReviewHub.Domain"], Uses(typeof(Formats.DocumentImporter).Assembly));
        Assert.Equal(["ReviewHub.Domain"], Uses(typeof(IEventLog).Assembly));
        Assert.Equal(["ReviewHub.Domain", "ReviewHub.Storage"], Uses(typeof(IParagraphGrain).Assembly).Order());
    }

    [Fact]
    public void Grain_classes_are_nobody_elses() =>
        Assert.All(typeof(IParagraphGrain).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Grain))), t => Assert.False(t.IsPublic, t.Name));

    [Fact]
    public void The_domain_does_nothing_over_time() =>
        Assert.DoesNotContain(
            DomainRoom.GetExportedTypes().Where(t => t.Namespace == "ReviewHub.Domain")
                .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
            m => typeof(Task).IsAssignableFrom(m.ReturnType));
}
