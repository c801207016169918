using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Storage;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>The whole product on PostgreSQL, by the setting alone.</summary>
public sealed class OnPostgres : IAsyncLifetime
{
    private ReviewHubApplication? _application;

    private ReviewHubApplication Product => _application!;

    public async Task InitializeAsync()
    {
        _application = ReviewHubApplication.On(PostgresServer.Shared.NewDatabase());
        await Product.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_application is not null) await _application.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_document_is_imported_voted_on_watched_and_exported_and_is_there_after_a_restart()
    {
        var board = await Product.Chair.NewBoard();
        var document = await Product.Chair.Import(board, "One.\n\nTwo.");
        var ben = await Product.Chair.Invite(board, "reviewer", "Ben");
        await using (var watching = await Watcher.Of(Product.Chair, document))
        {
            await using var voting = await ben.Connect();
            await voting.InvokeAsync<JsonElement>("TakeStance", document, 2, "accept", null, "a-vote");
            await voting.InvokeAsync<JsonElement>("StartThread", document, 1, "Why?", null, null, "a-comment");
            await watching.Until(w => w.Counts(2)[0] == 1 && w.Comments(1).Count == 1, "the vote and the comment are on the screen");
        }

        var before = await Product.Chair.Http.GetStringAsync($"/api/documents/{document}/exports/annotations");
        await Product.Restart();

        Assert.Contains("Why?", before, StringComparison.Ordinal);
        Assert.Equal(before, await Product.Chair.Again().Http.GetStringAsync($"/api/documents/{document}/exports/annotations"));
        Assert.False(File.Exists(Product.DatabaseFile));
        await using var db = await Product.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [SkippableFact]
    public async Task A_request_that_comes_several_times_at_once_is_done_once()
    {
        var board = await Product.Chair.NewBoard();
        var code = (await Product.Chair.Post($"/api/boards/{board}/invitations", new { role = "reviewer" })).GetProperty("code").GetString();

        var joined = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Product.Anonymous().Post($"/api/invitations/{code}/accept", new { name = "Eve" }, "a-key")));
        var documents = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Product.Chair.Post($"/api/boards/{board}/documents", new { format = "text", text = "One." }, "an-import")));

        Assert.Single(joined.Select(answer => answer.GetProperty("person").GetProperty("id").GetString()).Distinct());
        Assert.Single(documents.Select(answer => answer.GetProperty("id").GetString()).Distinct());
        var listed = await Product.Chair.Get($"/api/boards/{board}");
        Assert.Equal(1, listed.GetProperty("documents").GetArrayLength());
        Assert.Equal(2, listed.GetProperty("members").GetArrayLength());
    }

    [SkippableFact]
    public async Task Two_chairs_who_leave_at_once_do_not_leave_the_board_alone()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            var board = await Product.Chair.NewBoard();
            var other = await Product.Chair.Invite(board, "chair", "Other");

            var left = await Task.WhenAll(new[] { Product.Chair, other }.Select(chair => chair.Try(HttpMethod.Delete, $"/api/boards/{board}/members/{chair.Id}")));

            Assert.Single(left, answer => answer.IsSuccessStatusCode);
            Assert.Single(left, answer => answer.StatusCode == HttpStatusCode.Conflict);
        }
    }
}
