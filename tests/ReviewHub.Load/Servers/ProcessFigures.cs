using System.Globalization;

namespace ReviewHub.Load;

/// <summary>Processor time of a process, all threads, from /proc.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed in the kernel's interface

    public static TimeSpan Of(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
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
