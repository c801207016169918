using System.Text;
using ReviewHub.Domain;
using ReviewHub.Domain.Tests;

namespace ReviewHub.Storage.Tests.EventLog;

public class EventCodecs
{
    private const string AcceptReviseReject =
        """{"key":"accept-revise-reject","categories":[{"key":"accept","label":"Accept","side":"for"},{"key":"revise","label":"Needs work","side":"neutral"},{"key":"reject","label":"Reject","side":"against"}]}""";

    // Frozen: what stands here is on people's disks. A change of an event gets a new name beside the old one, never a new meaning.
    private static readonly Dictionary<string, string> Frozen = new()
    {
        ["document-imported/2"] =
            OneLine("""
            {"board":"b0a2d000000000000000000000000001","title":"A charter","paragraphs":[
            {"number":1,"block":{"kind":"heading","text":"Aims & means","level":2,"marks":[]}},
            {"number":2,"block":{"kind":"list-item","text":"See here.","level":1,"ordinal":3,
            "marks":[{"start":0,"end":3,"kind":"emphasis"},{"start":4,"end":8,"kind":"link","href":"https://example.org/"}]}}],
            "protocol":{"questions":[{"key":"overall","prompt":"","scale":SCALE}],
            "rule":{"kind":"percent-agreement","threshold":75,"quorum":50,"neutralCounts":true},
            "visibility":"open","naming":"named","chairView":"as-reviewers","changes":"allowed"},
            "eligible":["00000001000000000000000000000000","00000002000000000000000000000000"]}
            """),
        ["conversation-imported"] =
            OneLine("""
            {"document":{"board":"b0a2d000000000000000000000000001","title":"Pets","paragraphs":[
            {"number":1,"block":{"kind":"prose","text":"Dogs are best.","level":0,"marks":[]}}],
            "protocol":{"questions":[{"key":"overall","prompt":"","scale":SCALE}],
            "rule":{"kind":"percent-agreement","threshold":75,"quorum":50,"neutralCounts":true},
            "visibility":"open","naming":"named","chairView":"as-reviewers","changes":"allowed",
            "eligible":["00000001000000000000000000000000"]},
            "eligible":["00000001000000000000000000000000"]},
            "conversation":{"participants":[{"number":4,"person":"00000001000000000000000000000000","group":1}],
            "statements":[{"number":7,"at":"2026-03-02T12:00:00+00:00","author":5,"moderated":-1,"isListed":true,"more":["false"]}],
            "files":{"commentColumns":["comment-id","is-meta"],"voteColumns":["vote"],"participantColumns":["participant"],
            "summary":[{"key":"topic"},{"key":"views","value":"3"}],"zones":[{"name":"UTC","offset":0,"from":"2026-03-02T12:00:00+00:00"}]}}}
            """),
        ["document-renamed"] = """{"title":"A better charter"}""",
        ["reviewers-admitted"] = """{"round":1,"reviewers":["00000003000000000000000000000000"]}""",
        ["round-opened"] =
            OneLine("""
            {"round":2,"protocol":{"questions":[{"key":"accuracy","prompt":"Is it true?","scale":SCALE},{"key":"clarity","prompt":"Is it plain?","scale":SCALE}],
            "rule":{"kind":"percent-agreement","threshold":75,"quorum":50,"neutralCounts":true},
            "visibility":"blind-until-closed","naming":"anonymous","chairView":"live","changes":"locked",
            "eligible":["00000001000000000000000000000000","00000002000000000000000000000000"],"deadline":"2026-03-09T12:00:00+00:00"},
            "eligible":["00000001000000000000000000000000","00000002000000000000000000000000"],"paragraph":2}
            """),
        ["round-closed"] = """{"round":1}""",
        ["reviewer-recused"] = """{"paragraph":2,"reason":"It is my own chapter."}""",
        ["recusal-withdrawn"] = """{"paragraph":2}""",
        ["camps-declared"] =
            OneLine("""
            {"camps":[{"name":"Patients","people":["00000001000000000000000000000000"]},
            {"name":"Clinicians","people":["00000002000000000000000000000000","00000003000000000000000000000000"]}]}
            """),
        ["reviewers-reminded"] = """{"round":2,"reviewers":["00000002000000000000000000000000"]}""",
        ["stance-taken"] = """{"round":2,"revision":2,"stance":"accept","question":"accuracy","carriedFrom":1}""",
        ["stance-withdrawn"] = """{"round":2,"question":"accuracy"}""",
        ["thread-started"] =
            OneLine("""
            {"comment":1,"revision":2,"text":"Who is meant?","selector":{"exact":"board","prefix":"The ","suffix":" reads","start":4,"end":9},
            "mentions":["00000002000000000000000000000000","00000003000000000000000000000000"]}
            """),
        ["reply-added"] =
            """{"comment":2,"thread":1,"text":"Everyone \uD83D\uDC4D\uD83C\uDFFD","mentions":["00000001000000000000000000000000"]}""",
        ["comment-edited"] =
            """{"comment":2,"text":"Nearly everyone","mentions":["00000001000000000000000000000000","00000003000000000000000000000000"]}""",
        ["comment-deleted"] = """{"comment":2}""",
        ["comment-redacted"] =
            OneLine("""
            {"comment":2,"reason":"It named a private person.","residues":[
            {"version":2,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
            {"version":3,"hash":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}]}
            """),
        ["thread-resolved"] = """{"thread":1,"kind":"answered","outcome":"The board as a whole is."}""",
        ["thread-reopened"] = """{"thread":1}""",
        ["thread-assigned"] = """{"thread":1,"to":"00000002000000000000000000000000"}""",
        ["reaction-added"] = """{"comment":1,"reaction":"thanks"}""",
        ["reaction-removed"] = """{"comment":1,"reaction":"thanks"}""",
        ["minority-note-written"] = """{"round":1,"text":"I would have said it otherwise."}""",
        ["minority-note-redacted"] =
            OneLine("""
            {"round":1,"author":"00000001000000000000000000000000","reason":"It named a private person.","residues":[
            {"version":15,"hash":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}]}
            """),
    };

    [Fact]
    public void Names_and_json_are_frozen() =>
        Assert.All(Some.OneOfEach(), e => Assert.Equal(Frozen[EventCodec.NameOf(e)], Text(e)));

    [Fact]
    public void An_import_of_before_there_were_rounds_is_one_whose_first_round_is_open()
    {
        const string Before = """
            {"board":"b0a2d000000000000000000000000001","title":"A charter","paragraphs":[{"number":1,"block":{"kind":"prose","text":"One.","level":0,"marks":[]}}],
            "protocol":{"scale":"accept-revise-reject","rule":{"kind":"percent-agreement","threshold":60,"quorum":20,"neutralCounts":false},"visibility":"open"},
            "eligible":["00000001000000000000000000000000"]}
            """;

        var imported = Assert.IsType<DocumentImported>(EventCodec.Read("document-imported", Encoding.UTF8.GetBytes(Before)));

        Assert.Equal(Question.Overall(Scale.AcceptReviseReject), Assert.Single(imported.Protocol!.Questions));
        Assert.Equal(
            Protocol.On(Scale.AcceptReviseReject, new PercentAgreement(60, 20, false)) with { Questions = imported.Protocol.Questions }, imported.Protocol);
        Assert.Equal(("A charter", "One.", Some.Ann), (imported.Title, imported.Paragraphs.Single().Block.Text, imported.Eligible.Single()));
    }

    [Theory]
    [InlineData("stance-taken", """{"round":1,"revision":2,"stance":"accept"}""")]
    [InlineData("stance-withdrawn", """{"round":1}""")]
    [InlineData("reviewer-recused", """{"reason":"I know the author."}""")]
    public void What_is_not_said_is_not_written(string name, string json) =>
        Assert.Equal(json, Text(EventCodec.Read(name, Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("accept-revise-reject", """{"kind":"percent-agreement","threshold":66.6,"quorum":50,"neutralCounts":false}""")]
    [InlineData("rand-9", """{"kind":"comet-70-15","majority":70,"minority":15,"quorum":50}""")]
    [InlineData("rand-9", """{"kind":"rand-ucla","quorum":33.3}""")]
    [InlineData("likert-5", """{"kind":"iqr","maximum":1.5,"quorum":0}""")]
    public void A_protocol_is_kept_with_every_kind_of_rule_to_the_letter(string scale, string rule)
    {
        var protocol = Protocol.On(Scale.Named(scale), PercentAgreement.Default);
        var json = Text(new RoundOpened(1, protocol, [Some.Ann], null)).Replace(
            """{"kind":"percent-agreement","threshold":75,"quorum":50,"neutralCounts":true}""", rule, StringComparison.Ordinal);

        var opened = Assert.IsType<RoundOpened>(EventCodec.Read("round-opened", Encoding.UTF8.GetBytes(json)));

        Assert.Contains(rule, json, StringComparison.Ordinal);
        Assert.Equal(json, Text(opened));
        Assert.Equal(Scale.Named(scale), Assert.Single(opened.Protocol.Questions).Scale);
    }

    [Fact]
    public void Frozen_json_is_read_back_to_the_letter() =>
        Assert.All(Frozen, pair => Assert.Equal(pair.Value, Text(EventCodec.Read(pair.Key, Encoding.UTF8.GetBytes(pair.Value)))));

    [Theory]
    [InlineData("thread-started", """{"comment":1,"revision":2,"selector":{"exact":"board","prefix":"The ","suffix":" reads","start":4,"end":9}}""")]
    [InlineData("reply-added", """{"comment":2,"thread":1}""")]
    [InlineData("comment-edited", """{"comment":2}""")]
    [InlineData("minority-note-written", """{"round":1}""")]
    public void A_residue_is_the_event_without_its_text(string name, string json) =>
        Assert.Equal(json, Text(EventCodec.Read(name, Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("thread-started", """{"comment":1,"revision":2,"text":"Why?"}""")]
    [InlineData("reply-added", """{"comment":2,"thread":1,"text":"So."}""")]
    [InlineData("comment-edited", """{"comment":2,"text":"So?"}""")]
    [InlineData("thread-resolved", """{"thread":1}""")]
    [InlineData("thread-assigned", """{"thread":1}""")]
    public void What_was_written_before_there_were_mentions_and_outcomes_is_still_read(string name, string json) =>
        Assert.Equal(json, Text(EventCodec.Read(name, Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void Whoever_adds_an_event_or_a_member_to_one_begins_a_generation()
    {
        var kinds = typeof(ReviewEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ReviewEvent)) && !t.IsAbstract).ToList();

        Assert.Equal((1, 24, 60), (EventCodec.Generation, kinds.Count, kinds.Sum(t => t.GetProperties().Count(p => p.CanWrite))));
    }

    [Fact]
    public void Every_event_has_a_name()
    {
        var kinds = typeof(ReviewEvent).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(ReviewEvent)) && !t.IsAbstract);

        Assert.Equal(kinds, EventCodec.KnownNames.Count);
        Assert.Equal(EventCodec.KnownNames.Order(), Some.OneOfEach().Select(EventCodec.NameOf).Order());
    }

    [Fact]
    public void An_event_without_a_name_is_not_written()
    {
        var e = Assert.Throws<NotSupportedException>(() => EventCodec.NameOf(new Nameless()));

        Assert.Contains(nameof(Nameless), e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stance-taken/2", "{}", "stance-taken/2")]
    [InlineData("stance-taken", """{"round":1,"revision":1,"stance":"accept","weight":2}""", "weight")]
    [InlineData("stance-taken", """{"round":"one"}""", "stance-taken")]
    [InlineData("stance-taken", """{"round":1,"stance":7}""", "stance-taken")]
    [InlineData("stance-taken", "{", "stance-taken")]
    [InlineData("stance-taken", "null", "stance-taken")]
    [InlineData("document-imported", """{"protocol":{"rule":{"kind":"majority"}}}""", "document-imported")]
    [InlineData("document-imported", """{"protocol":{"scale":"rand-12"}}""", "rand-12")]
    [InlineData("document-imported", "{}", "document-imported")]
    [InlineData("document-imported/3", "{}", "document-imported/3")]
    public void What_this_build_does_not_know_stops_with_a_clear_word(string name, string json, string word)
    {
        var e = Assert.Throws<NewerEventException>(() => EventCodec.Read(name, Encoding.UTF8.GetBytes(json)));

        Assert.Contains(word, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_kept_as_people_wrote_it() =>
        Assert.Contains("<b> & \u00e9 \"", Text(new CommentEdited(new(1), "<b> & \u00e9 \"")).Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);

    private static string OneLine(string text) => text.ReplaceLineEndings("").Replace("SCALE", AcceptReviseReject, StringComparison.Ordinal);

    private static string Text(ReviewEvent e) => Encoding.UTF8.GetString(EventCodec.Write(e));

    private sealed record Nameless : ReviewEvent;
}
