using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web.Tests;

/// <summary>
/// What the hub sends, as the approved file tests/wire.json has it. The page's tests read the same file, so neither side can change a
/// shape alone.
/// </summary>
public sealed class WireFixture
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReviewerId Ann = new(new Guid("aaaaaaaa-0000-4000-8000-000000000001"));
    private static readonly ReviewerId Ben = new(new Guid("aaaaaaaa-0000-4000-8000-000000000002"));
    private static readonly DocumentId Document = new(new Guid("dddddddd-0000-4000-8000-000000000001"));
    private static readonly Guid Epoch = new("eeeeeeee-0000-4000-8000-000000000001");

    private static readonly CommentThread Thread = new(new(1), 1, new("quoted", "some ", " words", 5, 11), new(Ann, Noon, ResolutionKind.Answered, "As quoted."))
    {
        Assigned = Ben,
    };

    private static readonly Comment Written = new(new(1), new(1), Ann, Noon, "Why?", Noon.AddMinutes(1))
    {
        Mentions = [Ben],
        Reactions = [new(ReactionKind.Thanks, Ben), new(ReactionKind.Agree, Ann), new(ReactionKind.Thanks, Ann)],
    };

    private static readonly Comment Deleted = new(new(2), new(1), Ann, Noon, null, null);
    private static readonly Comment Redacted = new(new(4), new(1), Ann, Noon, null, null, IsRedacted: true);

    private static readonly MinorityNote Note = new(1, Ben, Noon, "I see it otherwise.");
    private static readonly Round Open = new(2, Protocol.On(Scale.AcceptReviseReject, PercentAgreement.Default), [Ann], Noon, Ann, 2);
    private static readonly Round Closed = Open with { Number = 1, Paragraph = null, ClosedAt = Noon.AddDays(1), ClosedBy = Ann };

    private static readonly FeedEntry[] OneOfEach =
    [
        new TallyChanged(2, 3, [1, 0, 2, 1], ConsensusState.Contested, 1),
        new TallyChanged(2, 3, [1, 0, 2, 1], ConsensusState.Contested, 1, "clarity"),
        new TurnoutChanged(2, 3, 4, [Ann]),
        new TurnoutChanged(2, 3, 40, null),
        new RoundChanged(Closed),
        new RecusalChanged(Ann, 2, Withdrawn: false),
        new ThreadChanged(2, 4, Thread),
        new ThreadChanged(2, 4, new(new(3), 1, null, null)),
        new CommentChanged(2, 5, Written),
        new CommentChanged(2, 6, Deleted),
        new CommentChanged(2, 7, Redacted),
        new NoteChanged(2, 8, Note),
        new NoteChanged(2, 9, Note with { Text = null, IsRedacted = true }),
        new Presence(Ann, 2),
        new Presence(Ann, null, Gone: true),
        new PresentChanged(5),
        new EligibleChanged(4),
        new EligibleChanged(3, 2),
        new TitleChanged("Another title"),
    ];

    private static JsonSerializerOptions Options()
    {
        var options = new JsonHubProtocolOptions().PayloadSerializerOptions;
        options.Converters.Add(new UtcTimeConverter());
        return options;
    }

    private static string Actual()
    {
        var json = Options();
        var view = new RelayView(Document);
        view.Reset(new(
            "A title", 3, [new(1, 7, [new(1, 7, [3, 0, 0, 0], ConsensusState.For, 1)], new(1, 7, 3, [Ann]), 2, [Thread], [Written, Deleted], [Note])],
            [new(Ann, 1)], [Open], [new(Ann, 2, Withdrawn: false)], null));
        var messages = new
        {
            watchReply = new WatchReplyMessage(
                new(JsonSerializer.SerializeToUtf8Bytes(view.Snapshot(Epoch, 9), json)), [],
                new([new(1, Question.OverallKey, new("accept"))]),
                [EntryMessage.Of(OneOfEach[0])],
                new(Ann, new Dictionary<int, ReviewerId> { [2] = Ann }, [1, 2], [null, 2], Noon)),
            batch = new BatchMessage(Document, Epoch, 10, [.. OneOfEach.Select(EntryMessage.Of)]),
            heartbeat = new HeartbeatMessage(Document, Epoch, 10),
            own = new OwnMessage(Document, 1, 1, Question.OverallKey, null),
            mentioned = new MentionedMessage(Document, 2, new(1), Ann),
            reminded = new RemindedMessage(Document, 1, Ann, 12),
            tallies = new TalliesMessage(Document, Epoch, 10, [EntryMessage.Of(OneOfEach[0])]),
            revoked = new RevokedMessage(Document),
            betterAt = new PlaceMessage(Document, "node2", 4_000),
            receipt = new ReceiptMessage(8, new CommentId(3), Noon),
        };
        return JsonSerializer.SerializeToNode(messages, json)!
            .ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }) + "\n";
    }

    private static string Approved()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReviewHub.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests", "wire.json");
    }

    [Fact]
    public void What_the_hub_sends_is_what_was_approved()
    {
        var actual = Actual();

        Assert.True(File.Exists(Approved()) && File.ReadAllText(Approved()) == actual, $"tests/wire.json is not what the hub sends:\n{actual}");
    }

    [Fact]
    public void Every_kind_of_entry_is_in_the_sample()
    {
        var kinds = typeof(FeedEntry).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FeedEntry)));

        Assert.Equal(kinds.Select(k => k.Name).Order(), OneOfEach.Select(e => e.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void An_entry_says_its_type_also_behind_its_base()
    {
        var batch = JsonNode.Parse(Actual())!["batch"]!["entries"]!.AsArray();

        Assert.All(batch, entry => Assert.NotNull(entry!["type"]));
    }
}
