using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests.People;

public sealed class MemberTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task The_last_chair_stays()
    {
        var board = await host.NewBoardAsync();
        var me = (await host.Chair.GetAsync("/api/me")).Json("id");

        await host.Chair.PutAsJsonAsync($"/api/boards/{board}/members/{me}", new { role = "editor" }).RefusedAsync(HttpStatusCode.Conflict);
        await host.Chair.DeleteAsync($"/api/boards/{board}/members/{me}").RefusedAsync(HttpStatusCode.Conflict);

        await host.JoinAsync(board, "chair");
        Assert.Equal(HttpStatusCode.NoContent, (await host.Chair.DeleteAsync($"/api/boards/{board}/members/{me}")).StatusCode);
    }

    [Fact]
    public async Task A_removed_member_is_out_at_once_and_an_older_link_does_not_help()
    {
        var board = await host.NewBoardAsync();
        var link = await host.InviteAsync(board);
        var (id, guest) = await host.JoinAsync(board);
        var document = await host.NewDocumentAsync(board);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/api/boards/{board}")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await host.Chair.DeleteAsync($"/api/boards/{board}/members/{id}")).StatusCode);

        await guest.GetAsync($"/api/boards/{board}").RefusedAsync(HttpStatusCode.NotFound);
        await guest.GetAsync($"/api/documents/{document}/people").RefusedAsync(HttpStatusCode.NotFound);
        await guest.PostAsJsonAsync($"/api/invitations/{link}/accept", new { }).RefusedAsync(HttpStatusCode.Forbidden);
        Assert.Contains((new BoardId(Guid.Parse(board)), new ReviewerId(Guid.Parse(id))), host.Observer.Gone);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var back = await guest.PostAsJsonAsync($"/api/invitations/{await host.InviteAsync(board)}/accept", new { });
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_member_may_leave_but_not_remove_another()
    {
        var board = await host.NewBoardAsync();
        var (ann, annsClient) = await host.JoinAsync(board, "editor");
        var (bob, _) = await host.JoinAsync(board);

        await annsClient.DeleteAsync($"/api/boards/{board}/members/{bob}").RefusedAsync(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NoContent, (await annsClient.DeleteAsync($"/api/boards/{board}/members/{ann}")).StatusCode);
        await host.Chair.DeleteAsync($"/api/boards/{board}/members/{ann}").RefusedAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_changed_role_counts_at_once()
    {
        var board = await host.NewBoardAsync();
        var (id, guest) = await host.JoinAsync(board);
        var document = await host.NewDocumentAsync(board);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/probe/documents/{document}/TakeStance")).StatusCode);

        var changed = await host.Chair.PutAsJsonAsync($"/api/boards/{board}/members/{id}", new { role = "observer" });

        Assert.Equal("observer", changed.Json("role"));
        await guest.GetAsync($"/probe/documents/{document}/TakeStance").RefusedAsync(HttpStatusCode.Forbidden);
        await host.Chair.PutAsJsonAsync($"/api/boards/{board}/members/{id}", new { role = "king" }).RefusedAsync(HttpStatusCode.BadRequest);
        await host.Chair.PutAsJsonAsync($"/api/boards/{board}/members/{id}", new { }).RefusedAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Voters_are_those_who_may_take_a_stance()
    {
        var board = await host.NewBoardAsync();
        await host.JoinAsync(board, "observer");
        var (reviewer, _) = await host.JoinAsync(board);

        var voters = await host.Services.GetRequiredService<IRoster>().VotersOf(new(Guid.Parse(board)), default);

        Assert.Equal(2, voters.Count);
        Assert.Contains(new ReviewerId(Guid.Parse(reviewer)), voters);
    }

    [Fact]
    public async Task Former_members_keep_their_names_beside_what_they_wrote()
    {
        var board = await host.NewBoardAsync();
        var (id, _) = await host.JoinAsync(board, name: "Gone");
        var document = await host.NewDocumentAsync(board);
        await host.Chair.DeleteAsync($"/api/boards/{board}/members/{id}");

        var people = (await host.Chair.GetAsync($"/api/documents/{document}/people")).Body().EnumerateArray().ToList();
        var names = await host.Services.GetRequiredService<INames>().OfBoard(new(Guid.Parse(board)), default);

        Assert.Equal(["chair", null], people.Select(p => p.GetProperty("role").GetString()));
        Assert.Equal("Gone", people[1].GetProperty("name").GetString());
        Assert.Equal("Gone", names[new(Guid.Parse(id))]);
    }

    [Fact]
    public async Task A_board_shows_its_documents_and_members()
    {
        var board = await host.NewBoardAsync("Before");
        var document = await host.NewDocumentAsync(board);
        await host.JoinAsync(board, "observer", "Olga");

        var view = (await host.Chair.PutAsJsonAsync($"/api/boards/{board}", new { name = "After" })).Body();
        var listed = (await host.Chair.GetAsync("/api/boards")).Body().EnumerateArray().Single(b => b.GetProperty("id").GetString() == board);

        Assert.Equal("After", view.GetProperty("name").GetString());
        Assert.Equal(["Ada", "Olga"], view.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        Assert.Equal(document.ToString(), view.GetProperty("documents")[0].GetProperty("id").GetString());
        Assert.Equal(document.ToString(), listed.GetProperty("documents")[0].GetProperty("id").GetString());
    }
}
