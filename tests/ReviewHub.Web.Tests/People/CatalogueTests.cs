using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web.Tests.People;

public sealed class CatalogueTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task The_migrations_make_the_tables_the_model_asks_for()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_database_of_a_later_build_is_left_alone()
    {
        var other = new PeopleHost();
        await other.StartAsync();
        await using (var db = await other.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0')");

        var refusal = await Assert.ThrowsAsync<DatabaseNewerException>(other.RestartAsync);

        Assert.Contains("FromTheFuture", refusal.Message, StringComparison.Ordinal);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_listed_once_and_can_be_renamed()
    {
        var board = new BoardId(Guid.Parse(await host.NewBoardAsync()));
        var documents = host.Services.GetRequiredService<IDocumentList>();
        var document = await host.NewDocumentAsync(board.ToString());
        await documents.Add(document, board, "A repeat", default);

        await documents.Rename(document, "Renamed", default);

        Assert.Equal("Renamed", Assert.Single(await documents.DocumentsOf(board, default)).Title);
        Assert.Equal(board, await documents.BoardOf(document, default));
        await Assert.ThrowsAsync<ReviewRuleException>(async () => await documents.Rename(new(Guid.NewGuid()), "None", default));
    }
}
