using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests;

/// <summary>
/// Rounds of every kind, driven at random, and every byte that left the product on any road: a stance, a count or an id that its reader
/// may not know yet must not have been among them.
/// </summary>
[Collection(ReviewHubCollection.Name)]
public sealed class WhatReachesWhom(ReviewHubApplication application)
{
    private static readonly string[] Visibilities = ["open", "blind-until-voted", "blind-until-closed"];
    private static readonly string[] Stances = ["accept", "revise", "reject", "abstain"];
    private static readonly string[] Exports = ["stances", "annotations", "markdown", "rounds", "recusals", "report", "xlsx", "polis"];
    private const int Paragraphs = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Whatever_was_declared_and_whoever_looks(int seed)
    {
        var random = new Random(seed);
        var visibility = Visibilities[seed % 3];
        var (anonymous, live, locked) = ((seed - 1) / 3 % 2 == 1, random.Next(2) == 0, seed > 6);
        var listed = locked && random.Next(2) == 0;
        var chair = application.Chair;
        var board = await chair.NewBoard();
        var people = new List<Actor> { await chair.Invite(board, "reviewer", $"Marker-Ann-{seed}"), await chair.Invite(board, "reviewer", $"Marker-Ben-{seed}") };
        people.Add(await chair.Invite(board, "reviewer", $"Marker-Cleo-{seed}"));
        var observer = await chair.Invite(board, "observer", $"Marker-Olga-{seed}");
        var document = (await chair.Post($"/api/boards/{board}/documents", new { format = "text", text = "One.\n\nTwo.\n\nThree.", round = false })).GetProperty("id").GetString()!;
        await chair.Post($"/api/documents/{document}/rounds", new
        {
            questions = new[] { new { key = "accuracy", prompt = "True?" }, new { key = "clarity", prompt = "Plain?" } },
            visibility,
            naming = anonymous ? "anonymous" : "named",
            chairView = live ? "live" : "as-reviewers",
            changes = locked ? "locked" : "allowed",
            eligible = listed ? people.ConvertAll(p => p.Id) : null,
        });
        var watches = live && (!locked || listed); // where stances are locked, a chair who may judge does not see first
        var readers = people.Append(observer).Append(chair).ToList();
        await using var ears = await Ears.Of(readers, document);

        var acts = people.ConvertAll(_ => new List<(int, string, string?)>());
        var calls = new int[people.Count];
        var answered = new Dictionary<(int Person, int Paragraph), Dictionary<string, string>>();
        for (var step = 0; step < 14; step++)
        {
            var (who, paragraph) = (random.Next(people.Count), random.Next(Paragraphs) + 1);
            var question = random.Next(2) == 0 ? "accuracy" : "clarity";
            var own = answered.TryGetValue((who, paragraph), out var known) ? known : answered[(who, paragraph)] = [];
            var stands = locked && own.ContainsKey(question) && (visibility == "open" || (visibility == "blind-until-voted" && own.Count == 2));
            switch (random.Next(8))
            {
                case 0:
                    var called = random.Next(people.Count);
                    await people[who].Post($"/api/documents/{document}/paragraphs/{paragraph}/threads", new { text = $"Remark {seed}-{step}", mentions = new[] { people[called].Id } });
                    if (called != who) calls[called]++;
                    break;
                case 6 when own.Count > 0:
                    await people[who].Put($"/api/documents/{document}/paragraphs/{paragraph}/threads/{await Thread(people[who], document, paragraph)}/assignment", new { person = people[random.Next(people.Count)].Id });
                    break;
                case 7:
                    var asked = random.Next(people.Count);
                    var comment = await Thread(people[who], document, paragraph, people[asked].Id);
                    if (asked != who) calls[asked]++;
                    using (await people[who].Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/{paragraph}/comments/{comment}/reactions/agree")) break;
                case 1 when own.Count > 0:
                    using (var withdrawn = await people[who].Try(HttpMethod.Delete, $"/api/documents/{document}/paragraphs/{paragraph}/stance?question={question}"))
                        if (!IsDone(withdrawn, unless: stands)) break;
                    own.Remove(question);
                    acts[who].Add((paragraph, question, null));
                    break;
                default:
                    var stance = Stances[random.Next(Stances.Length)];
                    using (var taken = await people[who].Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/{paragraph}/stance", new { stance, question }))
                        if (!IsDone(taken, unless: stands && own[question] != stance)) break;
                    own[question] = stance;
                    acts[who].Add((paragraph, question, stance));
                    break;
            }

            await ears[who].Hub.SendAsync("Here", document, paragraph);
        }

        await ears.Settle(people[0], document);
        foreach (var (reader, index) in readers.Select((r, i) => (r, i)))
        {
            bool Judged(int paragraph) => answered.GetValueOrDefault((index, paragraph))?.Count == 2;
            bool Sees(int paragraph) => visibility == "open" || (watches && reader == chair) || (visibility == "blind-until-voted" && Judged(paragraph));
            bool Saw(int paragraph) => Sees(paragraph) || visibility == "blind-until-voted"; // what was withdrawn had been seen

            await LooksAt(reader, document, Sees, anonymous);
            Assert.All(ears[index].Tallies(), tally => Assert.True(Saw(tally), $"{reader.Name} was told of paragraph {tally}"));
            if (visibility == "blind-until-closed" || reader == observer)
                Assert.True(ears[index].Tallies().Count == 0 || visibility == "open" || (watches && reader == chair), $"{reader.Name} was told of tallies");
            // Of several in one batch only the last is told.
            var done = index < people.Count ? acts[index] : [];
            Assert.Empty(ears[index].Own().Except(done));
            Assert.Equal(Last(done), Last(ears[index].Own()));
            await ears[index].HearsCalls(index < people.Count ? calls[index] : 0);
            if (!anonymous) continue;
            var strangers = people.Where(p => p != reader).SelectMany(p => new[] { p.Id, p.Name });
            Assert.All(strangers, marker => Assert.DoesNotContain(marker, ears[index].Everything(), StringComparison.OrdinalIgnoreCase));
        }

        using (var closed = await chair.Try(HttpMethod.Put, $"/api/documents/{document}/rounds/1/closed")) closed.EnsureSuccessStatusCode();
        Assert.All(await Task.WhenAll(readers.Select(r => r.Paragraph(document, 1))), p => Assert.NotEqual(JsonValueKind.Null, p.GetProperty("tally").ValueKind));
        var stances = await observer.Http.GetStringAsync($"/api/documents/{document}/exports/stances");
        Assert.Equal(answered.Sum(a => a.Value.Count), stances.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        if (anonymous) Assert.All((await observer.Paragraph(document, 1)).GetProperty("stances").EnumerateArray(), s => Assert.Equal(JsonValueKind.Null, s.GetProperty("at").ValueKind));
        if (anonymous) foreach (var column in new[] { "at", "recused" }) Assert.All(Column(stances, column), cell => Assert.Equal("", cell));
        if (anonymous) await AsksForRecords(observer, document, people);
        Assert.Equal(anonymous, people.TrueForAll(p => !stances.Contains(p.Name, StringComparison.Ordinal)) && people.TrueForAll(p => !stances.Contains(new Guid(p.Id).ToString("D"), StringComparison.Ordinal)));

        bool IsDone(HttpResponseMessage answer, bool unless)
        {
            Assert.Equal(unless ? HttpStatusCode.Conflict : HttpStatusCode.OK, answer.StatusCode);
            return !unless;
        }
    }

    private static Dictionary<(int, string), string?> Last(IEnumerable<(int Paragraph, string Question, string? Stance)> acts) =>
        acts.GroupBy(a => (a.Paragraph, a.Question)).ToDictionary(g => g.Key, g => g.Last().Stance);

    // The roads that are asked: paragraph, summary, worklist, exports.
    private static async Task LooksAt(Actor reader, string document, Func<int, bool> sees, bool anonymous)
    {
        for (var paragraph = 1; paragraph <= Paragraphs; paragraph++)
        {
            var details = await reader.Paragraph(document, paragraph);
            Assert.Equal(sees(paragraph), details.GetProperty("tally").ValueKind != JsonValueKind.Null);
            Assert.Equal(sees(paragraph), details.GetProperty("consensus").ValueKind != JsonValueKind.Null);
            if (!sees(paragraph)) Assert.Empty(details.GetProperty("stances").EnumerateArray());
            if (anonymous)
                Assert.DoesNotContain("Marker-", details.GetProperty("stances").GetRawText() + details.GetProperty("answers").GetRawText() + details.GetProperty("threads").GetRawText(), StringComparison.Ordinal);
        }

        var summary = await reader.Get($"/api/documents/{document}/summary");
        Assert.Equal(Enumerable.Range(1, Paragraphs).Select(sees), summary.GetProperty("states").EnumerateArray().Select(s => s.ValueKind != JsonValueKind.Null));
        var work = await reader.Get($"/api/documents/{document}/worklist");
        Assert.All(work.GetProperty("disputed").EnumerateArray(), d => Assert.True(sees(d.GetInt32())));
        foreach (var export in Exports)
        {
            var text = await Export(reader, document, export);
            if (!sees(1) || !sees(2) || !sees(3)) Assert.DoesNotContain(Stances, s => text.Contains($"\"{s}\"", StringComparison.Ordinal) && export is not ("annotations" or "rounds" or "xlsx"));
            if (anonymous) Assert.DoesNotContain("Marker-", text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Thread(Actor by, string document, int paragraph, params string[] mentions) =>
        (await by.Post($"/api/documents/{document}/paragraphs/{paragraph}/threads", new { text = "Look here.", mentions })).GetProperty("comment").GetRawText();

    /// <summary>The cells of an export below their heading; none that is written here holds a quote.</summary>
    private static IEnumerable<string> Column(string csv, string heading)
    {
        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row[1..].Split("\",\"")).ToList();
        return rows.Skip(1).Select(row => row[Array.IndexOf(rows[0], heading)]);
    }

    // Once the round is closed: notes, recusals and traces too, and whatever else a record holds.
    private static async Task AsksForRecords(Actor reader, string document, List<Actor> people)
    {
        await people[0].Put($"/api/documents/{document}/paragraphs/1/recusal", new { reason = "My own words." });
        foreach (var person in people)
            using (await person.Try(HttpMethod.Put, $"/api/documents/{document}/paragraphs/2/note", new { text = "I stay with my view." }))
            {
            }

        foreach (var export in Exports)
        {
            var text = await Export(reader, document, export);
            Assert.All(people, person => Assert.DoesNotContain(person.Name, text, StringComparison.Ordinal));
            Assert.All(people, person => Assert.DoesNotContain(new Guid(person.Id).ToString("D"), text, StringComparison.OrdinalIgnoreCase));
            Assert.All(people, person => Assert.DoesNotContain(person.Id, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Everything that can be read in it, whatever it is packed in.</summary>
    private static async Task<string> Export(Actor reader, string document, string export)
    {
        var bytes = await reader.Http.GetByteArrayAsync($"/api/documents/{document}/exports/{export}");
        if (export is not ("xlsx" or "polis")) return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    /// <summary>Everybody's connections, and every message that came over them.</summary>
    private sealed class Ears(List<Ear> all) : IAsyncDisposable
    {
        public Ear this[int reader] => all[reader];

        public static async Task<Ears> Of(IEnumerable<Actor> readers, string document)
        {
            var all = new List<Ear>();
            foreach (var reader in readers) all.Add(await Ear.Of(reader, document));
            return new(all);
        }

        /// <summary>Waits until everybody has heard what was said last.</summary>
        public async Task Settle(Actor by, string document)
        {
            var word = $"Settled {Guid.NewGuid()}";
            await by.Post($"/api/documents/{document}/paragraphs/1/threads", new { text = word });
            foreach (var ear in all) await ear.Hears(word);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var ear in all) await ear.Hub.DisposeAsync();
        }
    }

    private sealed class Ear(HubConnection hub)
    {
        private readonly ConcurrentQueue<(string Target, JsonElement Message)> _heard = [];

        public HubConnection Hub => hub;

        public static async Task<Ear> Of(Actor reader, string document)
        {
            var ear = new Ear(await reader.Connect());
            foreach (var target in new[] { "Batch", "Tallies", "Own", "Mentioned", "Heartbeat", "Revoked" })
                ear.Hub.On<JsonElement>(target, message => ear._heard.Enqueue((target, message)));
            ear._heard.Enqueue(("Reply", await ear.Hub.InvokeAsync<JsonElement>("Watch", document, null)));
            return ear;
        }

        /// <summary>Paragraphs of which a tally was heard.</summary>
        public IReadOnlyCollection<int> Tallies() =>
        [
            .. _heard.Where(h => h.Target is "Batch" or "Tallies").SelectMany(h => h.Message.GetProperty("entries").EnumerateArray())
                .Where(e => e.GetProperty("type").GetString() == "tally").Select(e => e.GetProperty("paragraph").GetInt32()).Distinct(),
        ];

        public List<(int, string, string?)> Own() =>
        [
            .. _heard.Where(h => h.Target == "Own").Select(h => (
                h.Message.GetProperty("paragraph").GetInt32(), h.Message.GetProperty("question").GetString()!, h.Message.GetProperty("stance").GetString())),
        ];

        /// <summary>Exactly so many; a call takes its own time, for it is looked up whether it may be heard.</summary>
        public async Task HearsCalls(int count)
        {
            await Until(() => _heard.Count(h => h.Target == "Mentioned") >= count, "A call was not heard.");
            Assert.Equal(count, _heard.Count(h => h.Target == "Mentioned"));
        }

        public string Everything() => string.Join('\n', _heard.Where(h => h.Target != "Own").SelectMany(h =>
            h.Message.TryGetProperty("entries", out var entries)
                ? entries.EnumerateArray().Select(e => e.GetRawText())
                : h.Target == "Reply" ? [h.Message.GetProperty("snapshot").GetRawText()] : [h.Message.GetRawText()]));

        public Task Hears(string word) =>
            Until(() => _heard.Any(h => h.Message.GetRawText().Contains(word, StringComparison.Ordinal)), "The last word was not heard.");

        private static async Task Until(Func<bool> met, string otherwise)
        {
            var waited = TimeProvider.System.GetTimestamp();
            while (!met())
            {
                Assert.True(TimeProvider.System.GetElapsedTime(waited) < TimeSpan.FromSeconds(10), otherwise);
                await Task.Yield();
            }
        }
    }
}
