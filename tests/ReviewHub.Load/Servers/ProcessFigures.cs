using System.Globalization;

namespace ReviewHub.Load;

/// <summary>Processor time of a process, all threads, from /proc.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed in the kernel's interface

    public static TimeSpan Of(int process) => InTime(Fields($"/proc/{process}")[11..13]);

    /// <summary>Its children's too, also of those that have ended.</summary>
    public static TimeSpan OfAll(int process) => InTime(Fields($"/proc/{process}")[11..15]) + Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(folder[^1])).Select(FieldsIfThere)
        .Where(fields => fields.Length > 0 && Number(fields[1]) == process)
        .Aggregate(TimeSpan.Zero, (sum, fields) => sum + InTime(fields[11..15]));

    private static TimeSpan InTime(IEnumerable<string> ticks) => TimeSpan.FromSeconds(ticks.Sum(Number) / TicksPerSecond);

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    // What follows the name, which may hold anything: state, parent, …, own user and system time, the same of children that have ended.
    private static string[] Fields(string folder)
    {
        var stat = File.ReadAllText($"{folder}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string[] FieldsIfThere(string folder)
    {
        try
        {
            return Fields(folder);
        }
        catch (IOException)
        {
            return [];
        }
    }
}

/// <summary>Resident memory of a process, from /proc.</summary>
internal static class ProcessMemory
{
    public static long Of(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
