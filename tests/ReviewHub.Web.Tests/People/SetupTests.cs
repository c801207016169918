using System.Net;
using System.Net.Http.Json;

namespace ReviewHub.Web.Tests.People;

public sealed class SetupTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task The_first_chair_is_signed_in_and_may_create_boards()
    {
        var me = (await host.Chair.GetAsync("/api/me")).Body();

        Assert.Equal("Ada", me.GetProperty("name").GetString());
        Assert.Equal(PeopleHost.ChairEmail, me.GetProperty("email").GetString());
        Assert.True(me.GetProperty("mayCreateBoards").GetBoolean());
    }

    [Fact]
    public async Task There_is_no_link_once_somebody_runs_the_installation() => Assert.Null(await host.SetupCodeAsync());

    [Fact]
    public async Task Of_the_links_that_nodes_print_any_works_and_none_twice()
    {
        var fresh = new PeopleHost();
        await fresh.StartAsync();
        var former = await fresh.SetupCodeAsync();
        var code = await fresh.SetupCodeAsync();

        await Take("wrong").RefusedAsync(HttpStatusCode.NotFound);
        await Take(former, password: "too short").RefusedAsync(HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.OK, (await Take(former)).StatusCode);
        await Take(former, "Second@board.example").RefusedAsync(HttpStatusCode.NotFound);
        await Take(code, "Second@board.example").RefusedAsync(HttpStatusCode.NotFound);
        await fresh.DisposeAsync();

        Task<HttpResponseMessage> Take(string? code, string email = "First@board.example", string password = "long enough, really") =>
            fresh.Browser().PostAsJsonAsync("/api/setup", new { code, name = "Ann", email, password });
    }

    [Fact]
    public async Task Two_at_once_do_not_both_take_over()
    {
        var fresh = new PeopleHost();
        await fresh.StartAsync();
        var code = await fresh.SetupCodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => fresh.Browser().PostAsJsonAsync("/api/setup",
            new { code, name = "Ann", email = $"ann{i}@board.example", password = "long enough, really" })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.NotFound));
        await fresh.DisposeAsync();
    }
}
