using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests.People;

public sealed class AccessTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task Every_role_gets_exactly_its_rights()
    {
        var board = await host.NewBoardAsync();
        var document = await host.NewDocumentAsync(board);
        foreach (var role in Enum.GetValues<BoardRole>())
        {
            var (_, member) = await host.JoinAsync(board, role.ToString());
            foreach (var right in Enum.GetValues<Right>())
            {
                var answer = await member.GetAsync($"/probe/documents/{document}/{right}");
                Assert.True(role.May(right) ? answer.IsSuccessStatusCode : answer.StatusCode == HttpStatusCode.Forbidden, $"{role} {right}");
            }
        }
    }

    [Fact]
    public async Task Another_boards_documents_are_not_found_and_strangers_are_asked_to_sign_in()
    {
        var board = await host.NewBoardAsync();
        var document = await host.NewDocumentAsync(board);
        var (_, outsider) = await host.JoinAsync(await host.NewBoardAsync());

        foreach (var path in new[] { $"/api/boards/{board}", $"/api/boards/{board}/invitations", $"/api/documents/{document}/people" })
        {
            await outsider.GetAsync(path).RefusedAsync(HttpStatusCode.NotFound);
            await host.Browser().GetAsync(path).RefusedAsync(HttpStatusCode.Unauthorized);
        }

        await host.Chair.GetAsync($"/api/boards/{Guid.NewGuid():N}").RefusedAsync(HttpStatusCode.NotFound);
        await host.Chair.GetAsync("/api/boards/nonsense").RefusedAsync(HttpStatusCode.NotFound);
        await outsider.PostAsJsonAsync("/api/boards", new { name = "Mine" }).RefusedAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_route_that_declares_nothing_lets_nobody_in()
    {
        await host.Browser().GetAsync("/probe/undeclared").RefusedAsync(HttpStatusCode.Unauthorized);
        await host.Chair.GetAsync("/probe/undeclared").RefusedAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Where_there_is_no_route_the_answer_says_so()
    {
        await host.Browser().GetAsync("/api/nothing").RefusedAsync(HttpStatusCode.NotFound);
        await host.Browser().PatchAsync("/api/me", null).RefusedAsync(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public void Every_route_says_what_it_needs()
    {
        var undeclared = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null);

        Assert.Equal("/probe/undeclared", Assert.Single(undeclared).RoutePattern.RawText);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://review.example", HttpStatusCode.Created)]
    [InlineData(null, HttpStatusCode.Created)]
    public async Task Another_site_may_not_act(string? origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/boards") { Content = JsonContent.Create(new { name = "Board" }) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        Assert.Equal(expected, (await host.Chair.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Our_own_page_may_act_but_another_site_may_not_open_a_hub()
    {
        using var own = new HttpRequestMessage(HttpMethod.Post, "/api/boards") { Content = JsonContent.Create(new { name = "Board" }) };
        own.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        using var hub = new HttpRequestMessage(HttpMethod.Get, "/hubs/probe");
        hub.Headers.Add("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Created, (await host.Chair.SendAsync(own)).StatusCode);
        await host.Chair.SendAsync(hub).RefusedAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_hub_call_is_judged_when_it_is_made()
    {
        var board = await host.NewBoardAsync();
        var document = await host.NewDocumentAsync(board);
        var (id, guest) = await host.JoinAsync(board);
        await using var hub = await Connect(guest);
        Assert.Equal(document.ToString(), await hub.InvokeAsync<string>("TakeStance", document.ToString()));
        await Refused(hub, "Undeclared", document.ToString());
        await Refused(hub, "Read", Guid.NewGuid().ToString("N"));
        await Refused(hub, "Read", "nonsense");

        await host.Chair.PutAsJsonAsync($"/api/boards/{board}/members/{id}", new { role = "observer" });
        Assert.Contains("may not vote", await Refused(hub, "TakeStance", document.ToString()), StringComparison.Ordinal);
        Assert.Equal(document.ToString(), await hub.InvokeAsync<string>("Read", document.ToString()));

        await host.Chair.DeleteAsync($"/api/boards/{board}/members/{id}");
        await Refused(hub, "Read", document.ToString());
    }

    [Fact]
    public async Task A_revoked_token_ends_the_connection_it_opened()
    {
        var board = await host.NewBoardAsync();
        var document = await host.NewDocumentAsync(board);
        var (_, guest) = await host.JoinAsync(board);
        await using var hub = await Connect(guest);
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        var token = (await guest.GetAsync("/api/me/tokens")).Body()[0].GetProperty("id").GetString();

        await guest.DeleteAsync($"/api/me/tokens/{token}");

        await Assert.ThrowsAnyAsync<Exception>(() => hub.InvokeAsync<string>("Read", document.ToString()));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_stranger_cannot_connect() =>
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Connect(host.Browser()));

    private static async Task<string> Refused(HubConnection hub, string method, string document) =>
        (await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync<string>(method, document))).Message;

    private async Task<HubConnection> Connect(HttpClient who)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "/hubs/probe"), connection =>
            connection.AccessTokenProvider = () => Task.FromResult(who.DefaultRequestHeaders.Authorization?.Parameter)).Build();
        await hub.StartAsync();
        return hub;
    }
}
