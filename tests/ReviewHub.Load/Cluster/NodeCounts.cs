using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewHub.Load;

/// <summary>What a node has counted of itself since it started, as its page for Prometheus says.</summary>
internal sealed partial class NodeCounts
{
    private const string BetweenNodes = "ConnectionDirection=\"SiloToSilo\"";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly List<(string Name, string Labels, double Value)> _samples;

    private NodeCounts(List<(string, string, double)> samples) => _samples = samples;

    public double Votes => Of("reviewhub_votes_total");
    public double Appends => Of("reviewhub_append_batch_size_count");

    /// <summary>Batches that the feeds of its documents have made.</summary>
    public double Batches => Of("reviewhub_feed_batches_total");

    /// <summary>Those batches, each as often as there were nodes to send it to.</summary>
    public double BatchesSent => Of("reviewhub_feed_messages_total");

    /// <summary>Batches that came to it from feeds, of whichever node.</summary>
    public double BatchesReceived => Of("reviewhub_push_batches_total");

    /// <summary>Calls to grains, observers and the runtime's own services, on whichever node, that were answered.</summary>
    public double Calls => Of("orleans_app_requests_latency_milliseconds_count");

    /// <summary>Calls to other nodes that wait for an answer.</summary>
    public double CallsAway => Of("orleans_messaging_sent_messages_size_bytes_count", BetweenNodes, "MessageDirection=\"Request\"");

    /// <summary>Calls to other nodes that wait for none.</summary>
    public double OneWayAway => Of("orleans_messaging_sent_messages_size_bytes_count", BetweenNodes, "MessageDirection=\"OneWay\"");

    /// <summary>Messages of any kind to other nodes, answers too.</summary>
    public double MessagesAway => Of("orleans_messaging_sent_messages_size_bytes_count", BetweenNodes);

    public double BytesAway => Of("orleans_messaging_sent_messages_size_bytes_sum", BetweenNodes);

    public static async Task<NodeCounts> Read(Uri page) => Parse(await Http.GetStringAsync(page));

    /// <param name="page">In Prometheus' text format.</param>
    public static NodeCounts Parse(string page) =>
        new([.. Sample().Matches(page).Select(m => (m.Groups["name"].Value, m.Groups["labels"].Value, double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture)))]);

    // What was never counted is not on the page.
    private double Of(string name, params ReadOnlySpan<string> labels)
    {
        var sum = 0.0;
        foreach (var sample in _samples)
        {
            if (sample.Name != name) continue;
            var fits = true;
            foreach (var label in labels) fits &= sample.Labels.Contains(label, StringComparison.Ordinal);
            if (fits) sum += sample.Value;
        }

        return sum;
    }

    [GeneratedRegex("""^(?<name>[A-Za-z_:][\w:]*)(\{(?<labels>.*?)\})? (?<value>[-+.\deE]+)( \d+)?\r?$""", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
