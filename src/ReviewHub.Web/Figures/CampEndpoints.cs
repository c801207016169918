using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>The groups that people are told apart by.</summary>
/// <param name="Key">What the group is called.</param>
public sealed record CampMessage(string? Key, IReadOnlyList<ReviewerId>? People);

/// <param name="Groups">None to tell people apart no longer.</param>
public sealed record CampsMessage(IReadOnlyList<CampMessage>? Groups)
{
    public static CampsMessage Of(DocumentView view) => new([.. view.Camps.Select(c => new CampMessage(c.Name, c.People))]);
}

internal static class CampEndpoints
{
    public static void MapCamps(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents/{document}/camps").WithTags("Figures");
        group.MapGet("/", Read).Needs(Right.Read);
        group.MapPut("/", Declare).Needs(Right.RunRounds).WithDescription("Declares which group each person comes from, so that figures tell the groups apart.");
    }

    private static async Task<Results<Ok<CampsMessage>, NotFound>> Read(DocumentId document, IGrainFactory grains) =>
        await grains.GetGrain<IDocumentGrain>(document.ToString()).Read() is { } view ? TypedResults.Ok(CampsMessage.Of(view)) : TypedResults.NotFound();

    private static Task<Ok<ReceiptMessage>> Declare(DocumentId document, CampsMessage body, CommandContext command) =>
        command.Send(document, (grain, c) => grain.DeclareCamps(c, [.. (body.Groups ?? []).Select(g => new Camp(g.Key ?? "", [.. g.People ?? []]))]));
}
