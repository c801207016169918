using System.Text;

namespace ReviewHub.Formats.Tests;

internal static partial class PolisSets
{
    public static readonly string[] Names = ["comments.csv", "votes.csv", "participants-votes.csv", "summary.csv"];

    public static Dictionary<string, byte[]> Of(string folder) => Names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)));

    /// <summary>Byte for byte; where they differ, the first line that does says how.</summary>
    public static void AssertSame(IReadOnlyDictionary<string, byte[]> expected, IReadOnlyDictionary<string, byte[]> actual) => Assert.All(Names, name =>
    {
        if (expected[name].AsSpan().SequenceEqual(actual[name])) return;
        foreach (var (line, other) in Encoding.UTF8.GetString(expected[name]).Split('\n').Zip(Encoding.UTF8.GetString(actual[name]).Split('\n'))) Assert.Equal(line, other);
        Assert.Equal(expected[name].Length, actual[name].Length);
        Assert.Fail($"{name} differs in its bytes alone.");
    });
}
