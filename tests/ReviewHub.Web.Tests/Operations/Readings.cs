using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ReviewHub.Web.Tests;

/// <summary>Reads the product's own instruments, as a collector would. They are the whole process', so other tests add to them too.</summary>
internal sealed class Readings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();

    public Readings()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Telemetry.Name) return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Values];

    /// <summary>The sum of what an instrument said; a tag's value narrows it, as in "name/value".</summary>
    public double Of(string name) => _sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Sum(instrument.Name, value);
        foreach (var tag in tags) Sum($"{instrument.Name}/{tag.Value}", value);
    }

    private void Sum(string name, double value) => _sums.AddOrUpdate(name, value, (_, sum) => sum + value);
}
