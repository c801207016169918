using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>The connections of one node that watch one document, and whose they are. Thread-safe.</summary>
internal sealed class RelayReaders
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Reader> _readers = [];
    private readonly Dictionary<ReviewerId, List<Reader>> _byPerson = []; // in order of arrival

    public bool Any
    {
        get
        {
            lock (_gate) return _readers.Count > 0;
        }
    }

    /// <param name="cameBack">Whether it had been watching before, over another connection.</param>
    /// <returns>Where its person is now; null when the connection was watching already.</returns>
    public Presence? Add(HubCallerContext connection, ReviewerId person, bool cameBack)
    {
        lock (_gate)
        {
            var reader = new Reader(connection, person, cameBack);
            if (!_readers.TryAdd(connection.ConnectionId, reader)) return null;
            if (!_byPerson.TryGetValue(person, out var theirs)) _byPerson[person] = theirs = new(1);
            theirs.Add(reader);
            return new(person, PlaceOf(theirs));
        }
    }

    /// <returns>That the person is gone; null while another of their connections watches.</returns>
    public Presence? Remove(string connection)
    {
        lock (_gate)
        {
            if (!_readers.Remove(connection, out var reader)) return null;
            var theirs = _byPerson[reader.Person];
            theirs.Remove(reader);
            if (theirs.Count > 0) return null;
            _byPerson.Remove(reader.Person);
            return new(reader.Person, null, Gone: true);
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
        lock (_gate) return _byPerson.ContainsKey(person);
    }

    public IReadOnlyList<HubCallerContext> ConnectionsOf(ReviewerId person)
    {
        lock (_gate) return [.. _byPerson.GetValueOrDefault(person, []).Select(r => r.Connection)];
    }

    /// <summary>Some of those who came back and were brought to this node by chance, have been here for so long, and have not been taken before.</summary>
    public IReadOnlyList<string> TakeStrays(TimeSpan since, int atMost)
    {
        lock (_gate)
        {
            var strays = _readers.Values.Where(r => r.IsStray && Stopwatch.GetElapsedTime(r.Since) >= since).Take(atMost).ToList();
            foreach (var reader in strays) reader.IsStray = false;
            return strays.ConvertAll(r => r.Connection.ConnectionId);
        }
    }

    /// <summary>Everyone here, as a feed that lost its memory must be told.</summary>
    public IReadOnlyList<Presence> All()
    {
        lock (_gate) return [.. _byPerson.Select(pair => new Presence(pair.Key, PlaceOf(pair.Value)))];
    }

    private static int? PlaceOf(List<Reader> theirs) => theirs.FindLast(r => r.Paragraph is not null)?.Paragraph;

    private sealed class Reader(HubCallerContext connection, ReviewerId person, bool cameBack)
    {
        public HubCallerContext Connection => connection;
        public ReviewerId Person => person;
        public int? Paragraph { get; set; }
        public long Since { get; } = Stopwatch.GetTimestamp();

        // Who comes with the text knew where to go, if there was room; and who asked the proxy for a node has got as near to it as they can.
        public bool IsStray { get; set; } = cameBack && connection.GetHttpContext()?.Request.Query.ContainsKey(Gathering.Asked) != true;
    }
}
