using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>The connections of one node that watch one document, and whose they are. Thread-safe.</summary>
internal sealed class RelayReaders
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Reader> _readers = [];

    public bool Any
    {
        get
        {
            lock (_gate) return _readers.Count > 0;
        }
    }

    /// <returns>Where its person is now; null when the connection was watching already.</returns>
    public Presence? Add(HubCallerContext connection, ReviewerId person)
    {
        lock (_gate)
            return _readers.TryAdd(connection.ConnectionId, new(connection, person)) ? new(person, PlaceOf(person)) : null;
    }

    /// <returns>That the person is gone; null while another of their connections watches.</returns>
    public Presence? Remove(string connection)
    {
        lock (_gate)
        {
            return _readers.Remove(connection, out var reader) && _readers.Values.All(r => r.Person != reader.Person)
                ? new(reader.Person, null, Gone: true)
                : null;
        }
    }

    public Presence? Move(string connection, int? paragraph)
    {
        lock (_gate)
        {
            if (!_readers.TryGetValue(connection, out var reader) || reader.Paragraph == paragraph) return null;
            reader.Paragraph = paragraph;
            return new(reader.Person, paragraph);
        }
    }

    public bool Has(ReviewerId person)
    {
        lock (_gate) return _readers.Values.Any(r => r.Person == person);
    }

    public IReadOnlyList<HubCallerContext> ConnectionsOf(ReviewerId person)
    {
        lock (_gate) return [.. _readers.Values.Where(r => r.Person == person).Select(r => r.Connection)];
    }

    /// <summary>Everyone here, as a feed that lost its memory must be told.</summary>
    public IReadOnlyList<Presence> All()
    {
        lock (_gate) return [.. _readers.Values.Select(r => r.Person).Distinct().Select(person => new Presence(person, PlaceOf(person)))];
    }

    private int? PlaceOf(ReviewerId person) => _readers.Values.LastOrDefault(r => r.Person == person && r.Paragraph is not null)?.Paragraph;

    private sealed class Reader(HubCallerContext connection, ReviewerId person)
    {
        public HubCallerContext Connection => connection;
        public ReviewerId Person => person;
        public int? Paragraph { get; set; }
    }
}
