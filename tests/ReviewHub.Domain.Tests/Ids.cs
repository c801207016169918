using System.Text.Json;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests;

public class Ids
{
    private const string Digits = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_guid_id_is_thirty_two_digits_in_text_and_in_json()
    {
        AssertRoundTrip(new BoardId(Guid.Parse(Digits)));
        AssertRoundTrip(new DocumentId(Guid.Parse(Digits)));
        AssertRoundTrip(new ReviewerId(Guid.Parse(Digits)));
        Assert.Equal(new DocumentId(Guid.Parse(Digits)), DocumentId.Parse(Digits));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"\"")]
    [InlineData("\"nonsense\"")]
    public void Json_that_is_no_id_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ReviewerId>(json));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    public void Text_that_is_no_id_does_not_parse(string? text)
    {
        Assert.False(BoardId.TryParse(text, out _));
        Assert.False(DocumentId.TryParse(text, out _));
        Assert.False(ReviewerId.TryParse(text, out _));
        Assert.False(CommentId.TryParse(text, out _));
    }

    [Fact]
    public void A_guid_id_can_name_a_member()
    {
        var stances = new Dictionary<ReviewerId, Stance> { [Ann] = Accept };

        var json = JsonSerializer.Serialize(stances);

        Assert.Equal($$"""{"{{Ann}}":"accept"}""", json);
        Assert.Equal(stances, JsonSerializer.Deserialize<Dictionary<ReviewerId, Stance>>(json));
    }

    [Fact]
    public void A_paragraph_is_named_by_its_document_and_its_number()
    {
        var id = new ParagraphId(DocumentId.Parse(Digits), 12);

        Assert.Equal($"{Digits}/12", id.ToString());
        Assert.Equal(id, ParagraphId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Digits)]
    [InlineData(Digits + "/")]
    [InlineData(Digits + "/x")]
    [InlineData(Digits + "/-1")]
    [InlineData(Digits + "/1/2")]
    [InlineData(Digits + "/99999999999")] // more than an int holds
    [InlineData("nonsense/1")]
    public void A_key_that_names_no_paragraph_is_refused(string key) => Assert.Throws<FormatException>(() => ParagraphId.Parse(key));

    [Fact]
    public void A_comment_is_a_number()
    {
        Assert.True(CommentId.TryParse("12", out var id));
        Assert.Equal(("12", "12"), (id.ToString(), JsonSerializer.Serialize(id)));
        Assert.Equal(id, JsonSerializer.Deserialize<CommentId>("12"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CommentId>("\"12\""));
    }

    [Fact]
    public void A_stance_is_its_key()
    {
        Assert.Equal("\"accept\"", JsonSerializer.Serialize(Accept));
        Assert.Equal(Accept, JsonSerializer.Deserialize<Stance>("\"accept\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Stance>("null"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Stance>("7"));
    }

    private static void AssertRoundTrip<T>(T id) where T : struct, IGuidId<T>
    {
        Assert.Equal(Digits, id.ToString());
        Assert.Equal($"\"{Digits}\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(id)));
        Assert.True(GuidId.TryParse<T>(Digits, out var parsed));
        Assert.Equal(id, parsed);
    }
}
