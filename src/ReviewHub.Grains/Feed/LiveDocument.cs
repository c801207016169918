using System.Collections.Immutable;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>The fold of all of a document's streams, and what of it a watcher may see. Pure but for being mutable: no I/O.</summary>
internal sealed partial class LiveDocument(Masks masks)
{
    private readonly Dictionary<int, Paragraph> _paragraphs = [];

    /// <summary>Null until the document's first event.</summary>
    public Document? Document { get; private set; }

    /// <summary>Counts up with every event.</summary>
    public long Moment { get; private set; }

    public bool NamesWhoIsHere => Document?.Rounds.NamesWhoIsHere() ?? true;

    public static LiveDocument Fold(IEnumerable<(StreamId Stream, Recorded Recorded)> events, Masks masks)
    {
        var live = new LiveDocument(masks);
        foreach (var (stream, recorded) in events)
        {
            if (stream.Paragraph is { } number) live._paragraphs[number] = live.Find(number).Apply(recorded);
            else live.Document = Document.Apply(live.Document, recorded);
        }

        return live;
    }

    public Paragraph Find(int number) => _paragraphs.GetValueOrDefault(number, Paragraph.Untouched);

    /// <summary>Folds one event and says what changed for watchers.</summary>
    public void Apply(int number, Recorded recorded, FeedPending changes)
    {
        var before = Find(number);
        var paragraph = _paragraphs[number] = before.Apply(recorded);
        Moment++;
        if (_votedAt is not null && recorded.Event is IInRound) _votedAt[number] = Moment;
        switch (recorded.Event)
        {
            case StanceTaken e: Judge(number, before, recorded.By, e.Round, e.Question, changes); break;
            case StanceWithdrawn e: Judge(number, before, recorded.By, e.Round, e.Question, changes); break;
            case ThreadStarted e:
                AddThread(e.Comment);
                AddComment(e.Comment);
                break;
            case ReplyAdded e: AddComment(e.Comment); break;
            case CommentEdited e: AddComment(e.Comment); break;
            case ReactionAdded e: AddComment(e.Comment); break;
            case ReactionRemoved e: AddComment(e.Comment); break;
            case CommentDeleted e: AddComment(e.Comment); break;
            case CommentRedacted e: AddComment(e.Comment); break;
            case ThreadResolved e: AddThread(e.Thread); break;
            case ThreadReopened e: AddThread(e.Thread); break;
            case ThreadAssigned e: AddThread(e.Thread); break;
            case MinorityNoteWritten e: AddNote(e.Round, recorded.By); break;
            case MinorityNoteRedacted e: AddNote(e.Round, e.Author); break;
            default: throw new NotSupportedException($"The feed cannot show {recorded.Event.GetType().Name}.");
        }

        // A relay that first hears of a paragraph gets its tallies too, empty or not, and never has to know the scale.
        if (paragraph.Version == 1) AddTallies(number, changes);

        void AddThread(CommentId id) => changes.Add(new ThreadChanged(number, paragraph.Version, Shown(number, paragraph.Threads[id])));
        void AddNote(int round, ReviewerId author) => changes.Add(new NoteChanged(number, paragraph.Version, Shown(paragraph.NoteOf(round, author)!)));

        void AddComment(CommentId id)
        {
            var comment = paragraph.Comments[id];
            var shown = Shown(number, comment);
            changes.Add(new CommentChanged(number, paragraph.Version, shown));
            // An edit calls only those who were not called before.
            foreach (var person in comment.Mentions.Except(before.Comments.GetValueOrDefault(id)?.Mentions ?? []))
                if (person != comment.By) changes.AddPrivate(new Mentioned(number, id, shown.By) { To = person });
        }
    }

    /// <summary>Folds one event of the document itself.</summary>
    public void Apply(Recorded recorded, FeedPending changes)
    {
        Document = Document.Apply(Document, recorded);
        Moment++;
        switch (recorded.Event)
        {
            case DocumentImported or ConversationImported: break;
            case CampsDeclared: break; // they show in figures, which are asked for
            case ReviewersReminded e: Remind(e, recorded.By, changes); break;
            case DocumentRenamed e: changes.Add(new TitleChanged(e.Title)); break;
            case RoundOpened e: Change(e.Round, changes); break;
            case RoundClosed e: Change(e.Round, changes); break;
            // A larger denominator may undo a quorum.
            case ReviewersAdmitted e: Recount(Document.Rounds[e.Round - 1].Paragraph, changes); break;
            case ReviewerRecused e: Recuse(recorded.By, e.Paragraph, withdrawn: false, changes); break;
            case RecusalWithdrawn e: Recuse(recorded.By, e.Paragraph, withdrawn: true, changes); break;
            default: throw new NotSupportedException($"The feed cannot show {recorded.Event.GetType().Name}.");
        }
    }

    public ImmutableArray<LiveParagraph> Paragraphs() =>
    [
        .. _paragraphs.Keys.Union(Document is null ? [] : WithNumbersOfTheirOwn(Document)).Select(number =>
        {
            var paragraph = Find(number);
            return new LiveParagraph(
                number, paragraph.Version, SharedTallies(number), SharedTurnout(number), OwnEligible(number),
                [.. paragraph.Threads.Values.Select(t => Shown(number, t))], [.. paragraph.Comments.Values.Select(c => Shown(number, c))],
                [.. paragraph.Notes.Select(Shown)]);
        }),
    ];

    private CommentThread Shown(int number, CommentThread thread) => Document is { } d ? masks.Of(thread, number, d.Rounds) : thread;

    private MinorityNote Shown(MinorityNote note) => Document is { } d ? masks.Of(note, d.Rounds) : note;

    private Comment Shown(int number, Comment comment) => Document is { } d ? masks.Of(comment, number, d.Rounds) : comment;
}
