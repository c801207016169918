using System.Collections.Immutable;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>The fold of all of a document's streams, and what of it a watcher may see. Pure but for being mutable: no I/O.</summary>
internal sealed class LiveDocument
{
    private readonly Dictionary<int, Paragraph> _paragraphs = [];

    // Of each paragraph's newest round, from when they were first asked for: thousands may vote on one paragraph, and each vote is told to all.
    private readonly Dictionary<int, Tally> _tallies = [];

    // Of each paragraph's newest round, from when somebody's were first asked for: hundreds may open a document of thousands of paragraphs at once.
    private Dictionary<ReviewerId, ImmutableDictionary<int, Stance>>? _own;

    /// <summary>Null until the document's first event.</summary>
    public Document? Document { get; private set; }

    public static LiveDocument Fold(IEnumerable<(StreamId Stream, Recorded Recorded)> events)
    {
        var live = new LiveDocument();
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
        if (_tallies.TryGetValue(number, out var tally) && !Document!.RecusedFrom(number).Contains(recorded.By))
            _tallies[number] = tally.Move(StanceOf(number, before, recorded.By), StanceOf(number, paragraph, recorded.By));
        if (_own is not null) Note(_own, recorded.By, number, StanceOf(number, paragraph, recorded.By));
        // A relay that first hears of a paragraph gets its tally too, empty or not, and never has to know the scale.
        if (paragraph.Version == 1) changes.Add(TallyOf(number));
        switch (recorded.Event)
        {
            case StanceTaken or StanceWithdrawn:
                changes.Add(TallyOf(number));
                changes.AddPrivate(new OwnStance(number, StanceOf(number, paragraph, recorded.By)) { To = recorded.By });
                break;
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

        void AddThread(CommentId id) => changes.Add(new ThreadChanged(number, paragraph.Version, paragraph.Threads[id]));
        void AddNote(int round, ReviewerId author) => changes.Add(new NoteChanged(number, paragraph.Version, paragraph.NoteOf(round, author)!));

        void AddComment(CommentId id)
        {
            var comment = paragraph.Comments[id];
            changes.Add(new CommentChanged(number, paragraph.Version, comment));
            // An edit calls only those who were not called before.
            foreach (var person in comment.Mentions.Except(before.Comments.GetValueOrDefault(id)?.Mentions ?? []))
                if (person != comment.By) changes.AddPrivate(new Mentioned(number, id, comment.By) { To = person });
        }
    }

    /// <summary>Folds one event of the document itself.</summary>
    public void Apply(Recorded recorded, FeedPending changes)
    {
        Document = Document.Apply(Document, recorded);
        switch (recorded.Event)
        {
            case DocumentImported: break;
            case DocumentRenamed e: changes.Add(new TitleChanged(e.Title)); break;
            case RoundOpened or RoundClosed or ReviewersAdmitted or ReviewerRecused or RecusalWithdrawn:
                if (recorded.Event is not ReviewersAdmitted)
                {
                    _tallies.Clear();
                    _own = null;
                }

                changes.Add(new EligibleChanged(Document.Round?.Eligible.Count ?? 0));
                // A larger denominator may undo a quorum.
                foreach (var number in _paragraphs.Keys) changes.Add(TallyOf(number));
                break;
            default: throw new NotSupportedException($"The feed cannot show {recorded.Event.GetType().Name}.");
        }
    }

    public ImmutableArray<LiveParagraph> Paragraphs() => [.. _paragraphs.Select(pair =>
    {
        var tally = TallyOf(pair.Key);
        return new LiveParagraph(pair.Key, tally.Version, tally.Counts, tally.State, [.. pair.Value.Threads.Values], [.. pair.Value.Comments.Values],
            pair.Value.Notes);
    })];

    public ImmutableDictionary<int, Stance> StancesOf(ReviewerId reviewer) =>
        (_own ??= Own()).GetValueOrDefault(reviewer, ImmutableDictionary<int, Stance>.Empty);

    public FeedSummary Summary(Document document, ReviewerId reviewer) => new(
        document.Title,
        [.. document.Revision.Paragraphs.Select(p => TallyOf(p.Number).State)],
        document.Revision.Paragraphs.Count(p => StanceOf(p.Number, Find(p.Number), reviewer) is not null),
        document.Round?.Eligible.Count ?? 0,
        _paragraphs.Values.Sum(p => p.Threads.Values.Count(t => t.Resolution is null)));

    private Dictionary<ReviewerId, ImmutableDictionary<int, Stance>> Own()
    {
        var own = new Dictionary<ReviewerId, ImmutableDictionary<int, Stance>>();
        foreach (var (number, paragraph) in _paragraphs)
            foreach (var (reviewer, taken) in StancesOf(number, paragraph))
                Note(own, reviewer, number, taken.Stance);
        return own;
    }

    private static void Note(Dictionary<ReviewerId, ImmutableDictionary<int, Stance>> own, ReviewerId reviewer, int number, Stance? stance)
    {
        var known = own.GetValueOrDefault(reviewer, ImmutableDictionary<int, Stance>.Empty);
        own[reviewer] = stance is { } taken ? known.SetItem(number, taken) : known.Remove(number);
    }

    private TallyChanged TallyOf(int number)
    {
        var paragraph = Find(number);
        if (Document!.RoundOf(number) is not { } round) return new(number, paragraph.Version, [], ConsensusState.NoQuorum);
        var recused = Document.RecusedFrom(number);
        if (!_tallies.TryGetValue(number, out var tally))
            _tallies[number] = tally = paragraph.Tally(round.Number, round.Protocol.Questions[0], recused);
        return new(number, paragraph.Version, tally.Counts, round.Judge(tally, recused).State);
    }

    private Stance? StanceOf(int number, Paragraph paragraph, ReviewerId reviewer) => StancesOf(number, paragraph).GetValueOrDefault(reviewer)?.Stance;

    // Of the first question only.
    private ImmutableDictionary<ReviewerId, TakenStance> StancesOf(int number, Paragraph paragraph) => Document!.RoundOf(number) is { } round
        ? paragraph.StancesIn(round.Number, round.Protocol.Questions[0].Key)
        : ImmutableDictionary<ReviewerId, TakenStance>.Empty;
}
