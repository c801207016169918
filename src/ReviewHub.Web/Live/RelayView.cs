using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>A node's copy of a document's live view, in the shapes pages get. Not thread-safe: the relay guards it.</summary>
internal sealed class RelayView(DocumentId document)
{
    private readonly Dictionary<int, Live> _paragraphs = [];
    private readonly Dictionary<ReviewerId, PresenceMessage> _here = [];
    private readonly SortedDictionary<int, RoundMessage> _rounds = [];
    private readonly HashSet<RecusalMessage> _recusals = [];
    private string _title = "";
    private int _eligible;
    private int? _present;

    public bool NamesWhoIsHere => _present is null;

    public void Reset(FeedSnapshot snapshot)
    {
        (_title, _eligible, _present) = (snapshot.Title, snapshot.Eligible, snapshot.Present);
        _paragraphs.Clear();
        _here.Clear();
        _rounds.Clear();
        _recusals.Clear();
        foreach (var round in snapshot.Rounds) _rounds[round.Number] = RoundMessage.Of(round);
        foreach (var recusal in snapshot.Recusals) _recusals.Add(new(recusal.By, recusal.Paragraph));
        foreach (var paragraph in snapshot.Paragraphs) _paragraphs[paragraph.Number] = new(paragraph);
        foreach (var presence in snapshot.Here) _here[presence.By] = new(presence.By, presence.Paragraph);
    }

    public void Apply(FeedEntry entry)
    {
        switch (entry)
        {
            case TallyChanged e: Find(e.Paragraph, e.Version).Take(e); break;
            case TurnoutChanged e: Find(e.Paragraph, e.Version).Take(e); break;
            case RoundChanged e: Take(e.Round); break;
            case RecusalChanged { Withdrawn: true } e: _recusals.Remove(new(e.By, e.Paragraph)); break;
            case RecusalChanged e: _recusals.Add(new(e.By, e.Paragraph)); break;
            case ThreadChanged e: Find(e.Paragraph, e.Version).Threads[e.Thread.Id.Number] = ThreadMessage.Of(e.Thread); break;
            case CommentChanged e: Find(e.Paragraph, e.Version).Comments[e.Comment.Id.Number] = CommentMessage.Of(e.Comment); break;
            case NoteChanged e: Find(e.Paragraph, e.Version).Notes[(e.Note.Round, e.Note.By)] = NoteMessage.Of(e.Note); break;
            case Presence { Gone: true } e: _here.Remove(e.By); break;
            case Presence e: (_here[e.By], _present) = (new(e.By, e.Paragraph), null); break;
            case PresentChanged e: HideWhoIsHere(e.Present); break;
            case EligibleChanged { Paragraph: { } own } e: Find(own, 0).Eligible = e.Eligible; break;
            case EligibleChanged e: _eligible = e.Eligible; break;
            case TitleChanged e: _title = e.Title; break;
            default: throw new NotSupportedException($"The relay does not know {entry.GetType().Name}.");
        }
    }

    public SnapshotMessage Snapshot(Guid epoch, long sequence) =>
        new(document, epoch, sequence, _title, _eligible, [.. _paragraphs.Values.Select(p => p.Message(_eligible))], [.. _here.Values],
            [.. _rounds.Values], [.. _recusals], _present);

    private void Take(Round round)
    {
        _rounds[round.Number] = RoundMessage.Of(round);
        if (round.IsClosed) return;
        foreach (var old in _rounds.Values.Where(r => r.Number < round.Number && (round.Paragraph is null || r.Paragraph == round.Paragraph)).ToList())
            _rounds.Remove(old.Number);
        foreach (var (number, live) in _paragraphs)
            if (round.Covers(number)) live.Empty();
    }

    private void HideWhoIsHere(int present)
    {
        _present = present;
        _here.Clear();
        _recusals.Clear();
    }

    private Live Find(int number, int version)
    {
        if (!_paragraphs.TryGetValue(number, out var live)) _paragraphs[number] = live = new(number);
        live.Version = Math.Max(live.Version, version); // in a batch a tally may stand before a comment that is older
        return live;
    }

    private sealed class Live(int number)
    {
        private readonly OrderedDictionary<string, TallyMessage> _tallies = []; // by question; the first has the empty key
        private TurnoutChanged? _turnout;

        public Live(LiveParagraph p) : this(p.Number)
        {
            (Version, Eligible, _turnout) = (p.Version, p.Eligible, p.Turnout);
            foreach (var tally in p.Tallies) Take(tally);
            foreach (var thread in p.Threads) Threads[thread.Id.Number] = ThreadMessage.Of(thread);
            foreach (var comment in p.Comments) Comments[comment.Id.Number] = CommentMessage.Of(comment);
            foreach (var note in p.Notes) Notes[(note.Round, note.By)] = NoteMessage.Of(note);
        }

        public int Version { get; set; }
        public int? Eligible { get; set; }
        public SortedDictionary<int, ThreadMessage> Threads { get; } = [];
        public SortedDictionary<int, CommentMessage> Comments { get; } = [];
        public OrderedDictionary<(int Round, ReviewerId By), NoteMessage> Notes { get; } = [];

        public void Take(TallyChanged tally) => _tallies[tally.Question ?? ""] = TallyMessage.Of(tally);

        public void Take(TurnoutChanged turnout) => _turnout = turnout;

        public void Empty()
        {
            _tallies.Clear();
            (_turnout, Eligible) = (null, null);
        }

        public LiveParagraphMessage Message(int eligible) => new(
            number, Version, [.. _tallies.Values], _turnout?.Judged, _turnout?.Who, Eligible == eligible ? null : Eligible, Threads.Values, Comments.Values, Notes.Values);
    }
}
