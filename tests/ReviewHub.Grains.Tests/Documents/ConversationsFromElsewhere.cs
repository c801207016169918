using System.Globalization;
using ReviewHub.Domain;
using ReviewHub.Grains.Tests.Support;
using static ReviewHub.Domain.Tests.Some;
using static ReviewHub.Grains.Tests.Support.ReviewedDocument;

namespace ReviewHub.Grains.Tests.Documents;

/// <summary>A document that comes with its votes is there with all of them, or not at all, whatever breaks off on the way.</summary>
[Collection(OneCluster.Name)]
public class ConversationsFromElsewhere(ReviewCluster cluster)
{
    private const int Votes = 600; // more than are under way at once

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task What_broke_off_among_the_votes_is_finished_by_the_same_request(int paragraph, bool landed)
    {
        var (document, command) = (cluster.Unknown(), By(Ann));
        cluster.Log.FailNextAppend(StreamId.Of(new ParagraphId(document.Id, paragraph)), landed);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Grain.ImportConversation(command, Conversation(document.Board)));
        Assert.Null(await document.Grain.Read());
        await cluster.Deactivate(document.Grain);
        await document.Grain.ImportConversation(command, Conversation(document.Board));

        await AssertWhole(document);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_broke_off_at_the_document_itself_is_finished_by_the_same_request(bool landed)
    {
        var (document, command) = (cluster.Unknown(), By(Ann));
        cluster.Log.FailNextAppend(StreamId.Of(document.Id), landed);

        await Assert.ThrowsAsync<TryAgainException>(() => document.Grain.ImportConversation(command, Conversation(document.Board)));
        await cluster.Deactivate(document.Grain);
        await document.Grain.ImportConversation(command, Conversation(document.Board));

        await AssertWhole(document);
    }

    [Fact]
    public async Task The_same_request_with_other_votes_is_refused()
    {
        var (document, command) = (cluster.Unknown(), By(Ann));
        cluster.Log.FailNextAppend(StreamId.Of(document.Id), landed: false);
        await Assert.ThrowsAsync<TryAgainException>(() => document.Grain.ImportConversation(command, Conversation(document.Board)));

        var refusal = await Assert.ThrowsAsync<ReviewRuleException>(() => document.Grain.ImportConversation(command, Conversation(document.Board, first: "disagree")));

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Null(await document.Grain.Read());
    }

    private async Task AssertWhole(ReviewedDocument document)
    {
        var view = (await document.Grain.Read())!;
        Assert.True(view.Round!.IsClosed);
        foreach (var paragraph in new[] { 1, 2 })
        {
            var votes = await cluster.Log.Real.Read(StreamId.Of(new ParagraphId(document.Id, paragraph)), default);
            Assert.Equal(
                Conversation(document.Board).Votes.Where(v => v.Paragraph == paragraph).Select((v, i) => (i + 1, v.By, v.At, v.Stance)),
                votes.Select(v => (v.Version, v.By, v.At, ((StanceTaken)v.Event).Stance)));
        }
    }

    private static NewConversation Conversation(BoardId board, string first = "agree")
    {
        var people = Enumerable.Range(1, Votes).Select(n => new ReviewerId(Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{n:x8}-0000-4000-8000-000000000000")))).ToList();
        return new(
            board, "Pets", [Prose("Dogs."), Prose("Cats.")], PercentAgreement.Default,
            new([.. people.Select((person, i) => new Participant(i, person))], [Statement(1), Statement(2)], new([], [], [], [], [])),
            [.. people.SelectMany((person, i) => new[] { 1, 2 }.Select(paragraph => new VoteElsewhere(
                paragraph, person, Noon.AddYears(-1).AddSeconds((2 * i) + paragraph), new(i == 0 && paragraph == 1 ? first : i % 3 == 0 ? "disagree" : "agree"))))]);

        static Statement Statement(int number) => new(number, Noon, null, 0, true, []);
    }
}
