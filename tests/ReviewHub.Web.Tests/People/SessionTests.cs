using System.Net;
using System.Net.Http.Json;

namespace ReviewHub.Web.Tests.People;

public sealed class SessionTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task Signing_in_gives_a_cookie_that_scripts_in_the_page_cannot_read()
    {
        var browser = host.Browser();

        var answer = await SignIn(browser, PeopleHost.ChairEmail.ToUpperInvariant(), PeopleHost.ChairPassword);

        Assert.Equal("Ada", answer.Json("name"));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var browser = host.Browser();
        await SignIn(browser, PeopleHost.ChairEmail, PeopleHost.ChairPassword);

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/session")).StatusCode);

        await browser.GetAsync("/api/me").RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var wrong = await SignIn(host.Browser(), PeopleHost.ChairEmail, "not the password").RefusedAsync(HttpStatusCode.Unauthorized);
        var unknown = await SignIn(host.Browser(), "nobody@board.example", "not the password").RefusedAsync(HttpStatusCode.Unauthorized);

        Assert.Equal(wrong, unknown);
    }

    [Fact]
    public async Task A_sign_in_outlives_a_restart()
    {
        var other = new PeopleHost();
        await other.InitializeAsync();
        var cookie = (await SignIn(new HttpClient { BaseAddress = other.Address }, PeopleHost.ChairEmail, PeopleHost.ChairPassword))
            .Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await other.RestartAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(other.Address, "/api/me"));
        request.Headers.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.OK, (await new HttpClient(new HttpClientHandler { UseCookies = false }).SendAsync(request)).StatusCode);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_the_account_for_a_while()
    {
        var other = new PeopleHost();
        await other.InitializeAsync();
        for (var i = 0; i < 10; i++)
            await SignIn(other.Browser(), PeopleHost.ChairEmail, "not the password").RefusedAsync(HttpStatusCode.Unauthorized);

        await SignIn(other.Browser(), PeopleHost.ChairEmail, PeopleHost.ChairPassword).RefusedAsync(HttpStatusCode.Unauthorized);
        for (var i = 0; i < 5; i++)
            await SignIn(other.Browser(), "x@y", "no").RefusedAsync(i < 4 ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_guest_becomes_an_account_and_a_new_password_ends_other_sign_ins()
    {
        var (_, guest) = await host.JoinAsync(await host.NewBoardAsync());
        await guest.PutAsJsonAsync("/api/me", new { email = "guest@board.example" }).RefusedAsync(HttpStatusCode.BadRequest);
        await guest.PutAsJsonAsync("/api/me", new { email = PeopleHost.ChairEmail, password = "guest's password" }).RefusedAsync(HttpStatusCode.Conflict);
        Assert.Equal("guest@board.example",
            (await guest.PutAsJsonAsync("/api/me", new { email = "guest@board.example", password = "guest's password" })).Json("email"));
        var (here, there) = (host.Browser(), host.Browser());
        await SignIn(here, "guest@board.example", "guest's password");
        await SignIn(there, "guest@board.example", "guest's password");

        await here.PutAsJsonAsync("/api/me", new { password = "another password" }).RefusedAsync(HttpStatusCode.BadRequest);
        await here.PutAsJsonAsync("/api/me", new { password = "another password", currentPassword = "wrong" }).RefusedAsync(HttpStatusCode.Forbidden);
        (await here.PutAsJsonAsync("/api/me", new { password = "another password", currentPassword = "guest's password" })).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/me")).StatusCode);
        await there.GetAsync("/api/me").RefusedAsync(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient browser, string email, string password) =>
        browser.PostAsJsonAsync("/api/session", new { email, password });
}
