using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewHub.Load;

/// <summary>The figures of one repeat, by name. The unit is the last word of the name.</summary>
internal sealed class Figures : Dictionary<string, double>
{
    /// <summary>Adds those of one part of what was measured: of times the worst counts, all else adds up.</summary>
    public void Add(Figures part)
    {
        foreach (var (name, value) in part)
            this[name] = name.EndsWith(" ms", StringComparison.Ordinal) ? Math.Max(this.GetValueOrDefault(name), value) : this.GetValueOrDefault(name) + value;
    }
}

internal sealed record Spread(double Minimum, double Median, double Maximum)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return new(sorted[0], sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[^1]);
    }
}

/// <summary>One thing measured at one size, every repeat of it.</summary>
/// <param name="Size">What grows from row to row: readers, documents, callers.</param>
internal sealed record Row(string Subject, string Step, double Size, IReadOnlyList<Figures> Repeats)
{
    public IReadOnlyDictionary<string, Spread> Summary => Repeats.SelectMany(r => r.Keys).Distinct()
        .ToDictionary(name => name, name => Spread.Of(Repeats.Where(r => r.ContainsKey(name)).Select(r => r[name])));
}

/// <summary>A whole run, as it is written to the file.</summary>
internal sealed record Report(string Scenario, DateTimeOffset StartedAt, Machine Machine, IReadOnlyDictionary<string, string> Options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public List<Row> Rows { get; init; } = [];

    public List<string> Notes { get; init; } = [];

    /// <summary>Where each row is written as soon as it is measured: whatever ends a run of hours, those stay.</summary>
    [JsonIgnore]
    public string? WrittenTo { get; init; }

    public void Add(Row row)
    {
        Rows.Add(row);
        Save();
    }

    public void Save()
    {
        if (WrittenTo is not null) Write(WrittenTo);
    }

    /// <exception cref="LoadException">The file is no report.</exception>
    public static Report Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(File.ReadAllText(file), Json) ?? throw new LoadException($"{file} is no report.");
        }
        catch (JsonException)
        {
            throw new LoadException($"{file} is no report.");
        }
    }

    /// <summary>Written whole or not at all, also when the run is cut off between rows.</summary>
    public void Write(string file)
    {
        var partial = file + ".partial";
        File.WriteAllText(partial, JsonSerializer.Serialize(this, Json));
        File.Move(partial, file, overwrite: true);
    }
}
