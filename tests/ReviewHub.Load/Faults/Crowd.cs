using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReviewHub.Load;

/// <summary>Reviewers with pages of their own on one document, and what the server acknowledged to them.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly LoadBoard _board;
    private readonly string _document;
    private readonly int _paragraphs;
    private readonly int _first;
    private readonly ConcurrentQueue<Done> _done = [];
    private readonly ConcurrentDictionary<int, int> _comments = [];

    private Crowd(LoadBoard board, string document, int paragraphs, int first, IReadOnlyList<ReviewerPage> pages) =>
        (_board, _document, _paragraphs, _first, Pages) = (board, document, paragraphs, first, pages);

    public IReadOnlyList<ReviewerPage> Pages { get; }

    public IReadOnlyCollection<Done> Done => _done;

    public string Document => _document;

    /// <summary>Opens a document on the pages of some of the board's reviewers.</summary>
    public static async Task<Crowd> Open(LoadBoard board, string document, int paragraphs, Range reviewers, int? receiveBuffer = null)
    {
        var (first, count) = reviewers.GetOffsetAndLength(board.Tokens.Count);
        var hint = await board.HintFor(document);
        var pages = await Many.Make(count, async index =>
        {
            var page = new ReviewerPage(board.Server.Address, board.Tokens[first + index], document, receiveBuffer, hint);
            await page.Open();
            return page;
        });
        return new(board, document, paragraphs, first, pages);
    }

    /// <summary>Id of the person whose page it is.</summary>
    public string PersonAt(int page) => _board.People[_first + page];

    /// <summary>Has one of them do something, until it is acknowledged.</summary>
    public Task Act(int page, Random random) => Act(page, Deed.Any(_first + page, _paragraphs, random));

    /// <summary>Has one of them write a comment of that length, or write theirs anew. Not among what is <see cref="Done"/>.</summary>
    public async Task Rewrite(int page, int length)
    {
        var (paragraph, text) = ((page % _paragraphs) + 1, HubCall.NewId().PadRight(length, '.'));
        if (_comments.TryGetValue(page, out var comment))
        {
            await Pages[page].Do("EditComment", _document, paragraph, comment, text, null, HubCall.NewId());
            return;
        }

        var (answer, _) = await Pages[page].Do("StartThread", _document, paragraph, text, null, null, HubCall.NewId());
        _comments[page] = answer.GetProperty("comment").GetInt32();
    }

    /// <summary>Holds every page's view, and that of one who comes only now, against the log; nobody may act meanwhile.</summary>
    public async Task<Convergence> Converge(TimeSpan patience)
    {
        using var http = _board.Server.Http();
        var log = await LogState.Read(http, _document, _paragraphs);
        var limit = Stopwatch.StartNew();
        while (true)
        {
            var diverged = Pages.Count(page => !page.IsLive || page.See(view => view.Digest) != log.View.Digest);
            var fresh = await FreshDigest();
            var (right, wrongOwn) = (fresh == log.View.Digest, WrongOwn());
            if ((diverged == 0 && right && wrongOwn == 0) || limit.Elapsed > patience)
                return new(Account.Of(_done, log, _board.People), diverged, right, wrongOwn, limit.Elapsed);
            await Task.Delay(Look);
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Pages.Select(page => page.DisposeAsync().AsTask()));

    private async Task Act(int page, Deed deed) => _done.Enqueue(await deed.On(Pages[page], _document));

    private async Task<string> FreshDigest()
    {
        await using var fresh = new ReviewerPage(_board.Server.Address, _board.Server.Token, _document);
        await fresh.Open();
        return fresh.See(view => view.Digest);
    }

    private int WrongOwn() => Account.LastStances(_done).GroupBy(d => d.By)
        .Count(own => Pages[own.Key - _first].See(view => own.Any(d => view.Own.GetValueOrDefault(d.Paragraph) != d.Stance)));
}

/// <summary>How the pages of a document ended up.</summary>
/// <param name="Diverged">Pages whose view is not what the log says.</param>
/// <param name="FreshIsRight">Whether somebody who comes only now sees what the log says.</param>
/// <param name="WrongOwn">Pages that show their own reviewer another stance than the last one acknowledged.</param>
internal sealed record Convergence(Account Account, int Diverged, bool FreshIsRight, int WrongOwn, TimeSpan Took)
{
    public void Into(Figures figures)
    {
        figures["acknowledged"] = Account.Acknowledged;
        figures["lost"] = Account.Lost;
        figures["doubled"] = Account.Doubled;
        figures["diverged"] = Diverged;
        figures["fresh snapshots wrong"] = FreshIsRight ? 0 : 1;
        figures["own stances wrong"] = WrongOwn;
        figures["until all equal, ms"] = Took.TotalMilliseconds;
    }
}
