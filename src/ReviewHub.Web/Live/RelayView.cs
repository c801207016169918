using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>A node's copy of a document's live view, in the shapes pages get. Not thread-safe: the relay guards it.</summary>
internal sealed class RelayView(DocumentId document)
{
    private readonly Dictionary<int, Live> _paragraphs = [];
    private readonly Dictionary<ReviewerId, PresenceMessage> _here = [];
    private string _title = "";
    private int _eligible;

    public void Reset(FeedSnapshot snapshot)
    {
        (_title, _eligible) = (snapshot.Title, snapshot.Eligible);
        _paragraphs.Clear();
        _here.Clear();
        foreach (var paragraph in snapshot.Paragraphs) _paragraphs[paragraph.Number] = new(paragraph);
        foreach (var presence in snapshot.Here) _here[presence.By] = new(presence.By, presence.Paragraph);
    }

    public void Apply(FeedEntry entry)
    {
        switch (entry)
        {
            case TallyChanged e: Find(e.Paragraph, e.Version).Take(e); break;
            case ThreadChanged e: Find(e.Paragraph, e.Version).Threads[e.Thread.Id.Number] = ThreadMessage.Of(e.Thread); break;
            case CommentChanged e: Find(e.Paragraph, e.Version).Comments[e.Comment.Id.Number] = CommentMessage.Of(e.Comment); break;
            case NoteChanged e: Find(e.Paragraph, e.Version).Notes[(e.Note.Round, e.Note.By)] = NoteMessage.Of(e.Note); break;
            case Presence { Gone: true } e: _here.Remove(e.By); break;
            case Presence e: _here[e.By] = new(e.By, e.Paragraph); break;
            case EligibleChanged e: _eligible = e.Eligible; break;
            case TitleChanged e: _title = e.Title; break;
            default: throw new NotSupportedException($"The relay does not know {entry.GetType().Name}.");
        }
    }

    public SnapshotMessage Snapshot(Guid epoch, long sequence) =>
        new(document, epoch, sequence, _title, _eligible, [.. _paragraphs.Values.Select(p => p.Message())], [.. _here.Values]);

    private Live Find(int number, int version)
    {
        if (!_paragraphs.TryGetValue(number, out var live)) _paragraphs[number] = live = new(number);
        live.Version = Math.Max(live.Version, version); // in a batch a tally may stand before a comment that is older
        return live;
    }

    private sealed class Live(int number)
    {
        private IReadOnlyList<int> _counts = [];
        private ConsensusState _state = ConsensusState.NoQuorum;

        public Live(LiveParagraph p) : this(p.Number)
        {
            (Version, _counts, _state) = (p.Version, p.Counts, p.State);
            foreach (var thread in p.Threads) Threads[thread.Id.Number] = ThreadMessage.Of(thread);
            foreach (var comment in p.Comments) Comments[comment.Id.Number] = CommentMessage.Of(comment);
            foreach (var note in p.Notes) Notes[(note.Round, note.By)] = NoteMessage.Of(note);
        }

        public int Version { get; set; }
        public SortedDictionary<int, ThreadMessage> Threads { get; } = [];
        public SortedDictionary<int, CommentMessage> Comments { get; } = [];
        public OrderedDictionary<(int Round, ReviewerId By), NoteMessage> Notes { get; } = [];

        public void Take(TallyChanged tally) => (_counts, _state) = (tally.Counts, tally.State);

        public LiveParagraphMessage Message() => new(number, Version, _counts, _state, Threads.Values, Comments.Values, Notes.Values);
    }
}
