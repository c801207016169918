using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests.People;

public sealed class TokenTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task A_token_stands_for_its_owner_until_it_is_revoked()
    {
        var made = (await host.Chair.PostAsJsonAsync("/api/me/tokens", new { label = "nightly" })).Body();
        var script = host.Script(made.GetProperty("token").GetString()!);
        Assert.Equal("Ada", (await script.GetAsync("/api/me")).Json("name"));
        var listed = (await host.Chair.GetAsync("/api/me/tokens")).Body().EnumerateArray()
            .Single(t => t.GetProperty("label").GetString() == "nightly");
        Assert.EndsWith("Z", listed.GetProperty("lastUsedAt").GetString());

        await host.Chair.DeleteAsync($"/api/me/tokens/{made.GetProperty("id").GetString()}");

        await script.GetAsync("/api/me").RefusedAsync(HttpStatusCode.Unauthorized);
        await script.GetAsync("/api/invitations/none").RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_expired_token_is_refused_though_it_was_just_used()
    {
        var expires = host.Clock.GetUtcNow().AddHours(1);
        var script = host.Script((await host.Chair.PostAsJsonAsync("/api/me/tokens", new { label = "short", expires })).Json("token"));
        Assert.Equal(HttpStatusCode.OK, (await script.GetAsync("/api/me")).StatusCode);

        host.Clock.Advance(TimeSpan.FromHours(2));

        await script.GetAsync("/api/me").RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_last_use_of_a_token_outlives_a_restart()
    {
        var other = new PeopleHost();
        await other.InitializeAsync();
        var token = (await other.Chair.PostAsJsonAsync("/api/me/tokens", new { label = "nightly" })).Json("token");
        var before = (await other.Script(token).GetAsync("/api/me/tokens")).Body()[0].GetProperty("lastUsedAt").GetDateTimeOffset();

        await other.RestartAsync();

        var db = await other.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        Assert.Equal(before, (await db.AccessTokens.SingleAsync()).LastUsedAt);
        await db.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_revokes_another_persons_token()
    {
        var id = (await host.Chair.PostAsJsonAsync("/api/me/tokens", new { label = "mine" })).Json("id");
        var (_, guest) = await host.JoinAsync(await host.NewBoardAsync());

        await guest.DeleteAsync($"/api/me/tokens/{id}").RefusedAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Secrets_are_nowhere_in_the_database()
    {
        var token = (await host.Chair.PostAsJsonAsync("/api/me/tokens", new { label = "findable label" })).Json("token");
        var code = await host.InviteAsync(await host.NewBoardAsync());

        var bytes = Directory.GetFiles(Path.GetDirectoryName(host.Database)!).SelectMany(Read).ToArray();

        Assert.True(Holds(bytes, "findable label"));
        Assert.False(Holds(bytes, token[3..]));
        Assert.False(Holds(bytes, code));
        Assert.False(Holds(bytes, PeopleHost.ChairPassword));
    }

    [Theory]
    [InlineData("rh_nonsense")]
    [InlineData("")]
    [InlineData("\u00e9")]
    public async Task A_made_up_token_is_refused(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/api/me"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Uri.EscapeDataString(token)}");

        await new HttpClient().SendAsync(request).RefusedAsync(HttpStatusCode.Unauthorized);
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
