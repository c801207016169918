using System.Net;
using System.Net.Http.Json;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests.People;

public sealed class InvitationTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task Any_number_of_guests_come_in_by_one_link()
    {
        var board = await host.NewBoardAsync("Physics");
        var code = await host.InviteAsync(board);
        Assert.Equal("Physics", (await host.Browser().GetAsync($"/api/invitations/{code}")).Json("board", "name"));

        var joined = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Accept(host.Browser(), code, new { name = $"Guest {i}" })));

        Assert.Equal(20, joined.Select(j => j.Json("person", "id")).Distinct().Count());
        Assert.Equal("reviewer", joined[7].Json("role"));
        Assert.Equal("Guest 7", (await host.Script(joined[7].Json("token")).GetAsync("/api/me")).Json("name"));
        Assert.Equal(20, Assert.Single(await Listed(board)).GetProperty("uses").GetInt32());
        Assert.Equal(20, host.Observer.Changed.Count(b => b == new BoardId(Guid.Parse(board))));
    }

    [Fact]
    public async Task A_guest_who_wants_it_is_signed_in_by_cookie()
    {
        var (plain, signedIn) = (host.Browser(), host.Browser());
        var code = await host.InviteAsync(await host.NewBoardAsync());

        await Accept(plain, code, new { name = "Bob" });
        await Accept(signedIn, code, new { name = "Bea", signIn = true });

        await plain.GetAsync("/api/me").RefusedAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bea", (await signedIn.GetAsync("/api/me")).Json("name"));
    }

    [Fact]
    public async Task Someone_signed_in_joins_as_themselves_and_keeps_the_role_they_have()
    {
        var (id, guest) = await host.JoinAsync(await host.NewBoardAsync());
        var second = await host.NewBoardAsync("Second");

        var joined = await Accept(guest, await host.InviteAsync(second, "observer"), new { });
        var again = await Accept(guest, await host.InviteAsync(second, "chair"), new { });

        Assert.Equal(id, joined.Json("person", "id"));
        Assert.False(joined.Body().TryGetProperty("token", out _));
        Assert.Equal("observer", again.Json("role"));
        Assert.Equal(2, (await guest.GetAsync("/api/boards")).Body().GetArrayLength());
    }

    [Fact]
    public async Task A_repeated_request_makes_one_guest()
    {
        var board = await host.NewBoardAsync();
        var code = await host.InviteAsync(board);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Accept(host.Browser(), code, new { name = "Bob" }, "a-key")));

        Assert.Single(answers.Select(a => a.Json("person", "id")).Distinct());
        Assert.Equal(5, answers.Select(a => a.Json("token")).Distinct().Count());
        Assert.Equal(1, Assert.Single(await Listed(board)).GetProperty("uses").GetInt32());
        await Accept(host.Browser(), code, new { name = "Eve" }, "a-key").RefusedAsync(HttpStatusCode.Conflict);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await Accept(host.Browser(), code, new { name = "Bob" }, "a-key").RefusedAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_expired_a_revoked_and_an_unknown_invitation_are_not_found()
    {
        var board = await host.NewBoardAsync();
        var revoked = await host.InviteAsync(board);
        await host.Chair.DeleteAsync($"/api/boards/{board}/invitations/{Assert.Single(await Listed(board)).GetProperty("id").GetString()}");
        var expired = await host.InviteAsync(board);
        host.Clock.Advance(TimeSpan.FromDays(15));

        foreach (var code in new[] { revoked, expired, "unknown" })
        {
            await host.Browser().GetAsync($"/api/invitations/{code}").RefusedAsync(HttpStatusCode.NotFound);
            await Accept(host.Browser(), code, new { name = "Late" }).RefusedAsync(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(400)]
    public async Task The_expiry_lies_within_a_year(int days)
    {
        var invite = new { role = "reviewer", expires = host.Clock.GetUtcNow().AddDays(days) };

        await host.Chair.PostAsJsonAsync($"/api/boards/{await host.NewBoardAsync()}/invitations", invite).RefusedAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_link_leads_to_the_page_on_this_host()
    {
        var made = (await host.Chair.PostAsJsonAsync($"/api/boards/{await host.NewBoardAsync()}/invitations", new { role = "editor" })).Body();

        Assert.Equal($"{host.Address}invite/{made.GetProperty("code").GetString()}", made.GetProperty("link").GetString());
    }

    [Fact]
    public async Task A_guest_without_a_name_is_asked_for_one()
    {
        var code = await host.InviteAsync(await host.NewBoardAsync());

        await Accept(host.Browser(), code, new { }).RefusedAsync(HttpStatusCode.BadRequest);
        var detail = await Accept(host.Browser(), code, new { name = new string('n', 301) }).RefusedAsync(HttpStatusCode.BadRequest);

        Assert.Contains("300", detail, StringComparison.Ordinal);
    }

    private async Task<List<System.Text.Json.JsonElement>> Listed(string board) =>
        [.. (await host.Chair.GetAsync($"/api/boards/{board}/invitations")).Body().EnumerateArray()];

    private static async Task<HttpResponseMessage> Accept(HttpClient who, string code, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/invitations/{code}/accept") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await who.SendAsync(request);
    }
}
