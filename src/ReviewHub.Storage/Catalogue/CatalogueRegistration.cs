using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReviewHub.Storage;

public static class CatalogueRegistration
{
    /// <summary>The catalogue in the SQLite file that <paramref name="connectionString"/> names.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContextFactory<SqliteCatalogueDb>(options => options.UseSqlite(connectionString));
        services.AddSingleton<IDbContextFactory<CatalogueDb>, SqliteFactory>();
        services.AddScoped<CatalogueDb>(s => s.GetRequiredService<SqliteCatalogueDb>());
        services.AddSingleton<Catalogue>().AddSingleton<Boards>().AddSingleton<Invitations>().AddSingleton<Admissions>()
            .AddSingleton<AccessTokens>().AddSingleton<SetupLinks>().AddSingleton<TokenUses>();
        services.AddHostedService(s => s.GetRequiredService<TokenUses>());
        services.AddSingleton<IDocumentList, DocumentList>();
        services.AddSingleton<Roster>();
        services.AddSingleton<IRoster>(s => s.GetRequiredService<Roster>());
        services.AddSingleton<INames>(s => s.GetRequiredService<Roster>());
        services.AddSingleton<IAddresses>(s => s.GetRequiredService<Roster>());
        services.AddDataProtection().SetApplicationName("ReviewHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new KeyRing(s.GetRequiredService<IDbContextFactory<CatalogueDb>>())));
        return services;
    }

    /// <summary>Those who use the catalogue do not know which database holds it.</summary>
    private sealed class SqliteFactory(IDbContextFactory<SqliteCatalogueDb> databases) : IDbContextFactory<CatalogueDb>
    {
        public CatalogueDb CreateDbContext() => databases.CreateDbContext();
    }
}
