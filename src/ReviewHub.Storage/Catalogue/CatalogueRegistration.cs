using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReviewHub.Storage;

public static class CatalogueRegistration
{
    /// <summary>The catalogue in a database of whichever kind.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, Database database)
    {
        services.TryAddSingleton(TimeProvider.System);
        database.AddCatalogueDb(services);
        services.TryAddSingleton(_ => database); // made by a factory, so that the container ends it
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
}
