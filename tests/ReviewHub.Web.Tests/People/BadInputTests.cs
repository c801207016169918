using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ReviewHub.Formats.Tests;

namespace ReviewHub.Web.Tests.People;

public sealed class BadInputTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"name\":7}")]
    [InlineData("{\"name\":\"\"}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"name\":\"a\\u0000b\"}")]
    public async Task A_malformed_body_is_refused_in_words(string body) =>
        Assert.NotEmpty(await Post("/api/boards", new StringContent(body)).RefusedAsync(HttpStatusCode.BadRequest));

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        await host.Chair.PostAsync("/api/boards", new StringContent("name=x")).RefusedAsync(HttpStatusCode.UnsupportedMediaType);
        await Post("/api/session", new StringContent("{\"email\":\"\\ud800\",\"password\":\"x\"}")).RefusedAsync(HttpStatusCode.BadRequest);
    }

    [SkippableFact]
    public async Task No_invalid_json_gets_past_the_door()
    {
        var folder = Shared.Find("bad/JSONTestSuite/test_parsing");
        Skip.If(folder is null, "The JSON test suite is not here; set REVIEWHUB_SHARED to the folder that holds it.");
        var files = Directory.GetFiles(folder!, "n_*.json");
        Assert.NotEmpty(files);

        foreach (var file in files)
        {
            var status = (int)(await Post("/api/boards", new ByteArrayContent(await File.ReadAllBytesAsync(file)))).StatusCode;
            Assert.True(status is >= 400 and < 500, $"{Path.GetFileName(file)}: {status}");
        }
    }

    [SkippableFact]
    public async Task Odd_strings_come_back_to_the_letter()
    {
        var file = Shared.Find("bad/blns/blns.json");
        Skip.If(file is null, "The list of naughty strings is not here; set REVIEWHUB_SHARED to the folder that holds it.");
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllBytesAsync(file!))!;
        Assert.NotEmpty(strings);

        foreach (var text in strings.Where(s => s.Length > 0))
        {
            var board = (await host.Chair.PostAsJsonAsync("/api/boards", new { name = text })).Json("id");
            var me = await host.Chair.PutAsJsonAsync("/api/me", new { name = text });
            var read = (await host.Chair.GetAsync($"/api/boards/{board}")).Body();

            Assert.Equal(text, read.GetProperty("name").GetString());
            Assert.Equal(text, read.GetProperty("members")[0].GetProperty("name").GetString());
            Assert.Equal(text, me.Json("name"));
        }
    }

    private Task<HttpResponseMessage> Post(string path, HttpContent body)
    {
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return host.Chair.PostAsync(path, body);
    }
}
