using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>
/// Which narrower groups the readers of one node sit in: of those who see a paragraph's tally because they judged it, and of chairs
/// who watch a round.
/// What the feed says of it arrives by two roads, answers and batches, which overtake each other; its moment tells the newer. Thread-safe.
/// </summary>
internal sealed class RelaySeats(DocumentId document, IGroupManager groups, RelayReaders readers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ReviewerId, Seats> _seats = [];

    public string ChairsOf(int round) => $"document:{document}:chairs:{round}";

    public string JudgesOf(JudgedParagraph of) => $"document:{document}:judged:{of.Round}:{of.Paragraph}";

    /// <summary>Seats all connections of a person as the feed's answer says.</summary>
    public void Take(Viewer viewer, ReaderView view)
    {
        lock (_gate)
        {
            var connections = readers.ConnectionsOf(viewer.Id);
            if (connections.Count == 0)
            {
                _seats.Remove(viewer.Id);
                return;
            }

            if (!_seats.TryGetValue(viewer.Id, out var seats)) _seats[viewer.Id] = seats = new();
            if (seats.Epoch != view.Epoch || seats.AsOf <= view.AsOf)
            {
                var judged = view.Judged.ToHashSet();
                foreach (var (of, known) in seats.Judged.ToList())
                    if (known.Sits && !judged.Contains(of) && (seats.Epoch != view.Epoch || known.AsOf <= view.AsOf)) Move(connections, JudgesOf(of), sits: false);
                var newer = seats.Epoch == view.Epoch ? seats.Judged.Where(known => known.Value.AsOf > view.AsOf).ToList() : [];
                (seats.Epoch, seats.AsOf) = (view.Epoch, view.AsOf);
                seats.Judged.Clear();
                foreach (var of in judged) seats.Judged[of] = (true, view.AsOf);
                foreach (var (of, known) in newer) seats.Judged[of] = known;
                Watch(connections, seats, view.Watched.IsDefault ? [] : view.Watched);
            }

            // A connection that came just now sits nowhere yet.
            foreach (var (of, known) in seats.Judged) Move(connections, JudgesOf(of), known.Sits);
            foreach (var round in seats.Watched) Move(connections, ChairsOf(round), sits: true);
        }
    }

    /// <summary>Takes what a batch says of one paragraph.</summary>
    public void Take(Judging judging, Guid epoch)
    {
        lock (_gate)
        {
            if (!_seats.TryGetValue(judging.To, out var seats) || seats.Epoch != epoch || seats.AsOf > judging.AsOf) return;
            if (seats.Judged.TryGetValue(judging.Of, out var known) && known.AsOf > judging.AsOf) return;
            seats.Judged[judging.Of] = (judging.Judged, judging.AsOf);
            Move(readers.ConnectionsOf(judging.To), JudgesOf(judging.Of), judging.Judged);
        }
    }

    /// <summary>Takes a person from among the chairs until their role is known again.</summary>
    public void Unchair(ReviewerId person)
    {
        lock (_gate)
            if (_seats.TryGetValue(person, out var seats)) Watch(readers.ConnectionsOf(person), seats, []);
    }

    /// <summary>A connection watches no longer; it is not among the readers any more.</summary>
    public void Leave(string connection, ReviewerId person)
    {
        lock (_gate)
        {
            if (!_seats.TryGetValue(person, out var seats)) return;
            foreach (var round in seats.Watched) groups.RemoveFromGroupAsync(connection, ChairsOf(round)).Ignore();
            foreach (var of in seats.Judged.Keys) groups.RemoveFromGroupAsync(connection, JudgesOf(of)).Ignore();
            if (!readers.Has(person)) _seats.Remove(person);
        }
    }

    private void Watch(IReadOnlyList<HubCallerContext> connections, Seats seats, ImmutableArray<int> rounds)
    {
        foreach (var round in seats.Watched.Except(rounds)) Move(connections, ChairsOf(round), sits: false);
        seats.Watched = rounds;
    }

    // Groups of a node's own connections change before the call returns, so within the lock in the order in which it is held.
    private void Move(IReadOnlyList<HubCallerContext> connections, string group, bool sits)
    {
        foreach (var connection in connections)
            (sits ? groups.AddToGroupAsync(connection.ConnectionId, group) : groups.RemoveFromGroupAsync(connection.ConnectionId, group)).Ignore();
    }

    private sealed class Seats
    {
        public Guid Epoch { get; set; }
        public long AsOf { get; set; } = -1;
        public ImmutableArray<int> Watched { get; set; } = [];
        public Dictionary<JudgedParagraph, (bool Sits, long AsOf)> Judged { get; } = [];
    }
}
