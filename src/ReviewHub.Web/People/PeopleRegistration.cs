using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewHub.Domain;

namespace ReviewHub.Web;

internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<Accounts>().AddScoped<FirstChair>().AddScoped<Reception>();
        services.AddSingleton<FirstRun>().AddSingleton<BoardChanges>();
        services.ConfigureHttpJsonOptions(http =>
        {
            http.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter<BoardRole>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
            http.SerializerOptions.Converters.Add(new UtcTimeConverter());
        });
        return services;
    }

    public static IEndpointRouteBuilder MapPeople(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("People");
        api.MapSetup();
        api.MapSession();
        api.MapMe();
        api.MapTokens();
        api.MapBoards();
        api.MapMembers();
        api.MapInvitations();
        api.MapAdmission();
        return app;
    }
}
