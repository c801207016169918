using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests;

/// <summary>
/// Who may pass which door, written down here by hand and tried on the running product. The doors are read from the product itself:
/// one that is not in this table fails the test until somebody has decided who may use it.
/// </summary>
[Collection(ReviewHubCollection.Name)]
public sealed class EveryDoorway(ReviewHubApplication application)
{
    /// <summary>The right each board-bound route needs; what is not bound to a board is in <see cref="OtherRoutes"/>.</summary>
    private static readonly Dictionary<string, Right> Routes = new()
    {
        ["GET /api/boards/{board}"] = Right.Read,
        ["PUT /api/boards/{board}"] = Right.ManageBoard,
        ["PUT /api/boards/{board}/members/{person:guid}"] = Right.ManageBoard,
        ["DELETE /api/boards/{board}/members/{person:guid}"] = Right.Read, // anyone may leave; removing another is decided inside
        ["GET /api/boards/{board}/invitations"] = Right.ManageBoard,
        ["POST /api/boards/{board}/invitations"] = Right.ManageBoard,
        ["DELETE /api/boards/{board}/invitations/{invitation:guid}"] = Right.ManageBoard,
        ["POST /api/boards/{board}/documents"] = Right.EditDocuments,
        ["GET /api/documents/{document}"] = Right.Read,
        ["GET /api/documents/{document}/summary"] = Right.Read,
        ["GET /api/documents/{document}/people"] = Right.Read,
        ["PUT /api/documents/{document}/title"] = Right.EditDocuments,
        ["GET /api/documents/{document}/rounds"] = Right.Read,
        ["POST /api/documents/{document}/rounds"] = Right.RunRounds,
        ["PUT /api/documents/{document}/rounds/{round:int:min(1)}/closed"] = Right.RunRounds,
        ["GET /api/documents/{document}/worklist"] = Right.Read,
        ["GET /api/documents/{document}/figures"] = Right.Read,
        ["GET /api/documents/{document}/camps"] = Right.Read,
        ["PUT /api/documents/{document}/camps"] = Right.RunRounds,
        ["POST /api/documents/{document}/reminders"] = Right.RunRounds,
        ["PUT /api/documents/{document}/recusal"] = Right.TakeStance,
        ["DELETE /api/documents/{document}/recusal"] = Right.TakeStance,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/recusal"] = Right.TakeStance,
        ["DELETE /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/recusal"] = Right.TakeStance,
        ["GET /api/documents/{document}/paragraphs/{paragraph:int:min(1)}"] = Right.Read,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/stance"] = Right.TakeStance,
        ["DELETE /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/stance"] = Right.TakeStance,
        ["POST /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/threads"] = Right.Comment,
        ["POST /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/threads/{thread:int:min(1)}/comments"] = Right.Comment,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/threads/{thread:int:min(1)}/resolution"] = Right.Comment,
        ["DELETE /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/threads/{thread:int:min(1)}/resolution"] = Right.Comment,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/comments/{comment:int:min(1)}"] = Right.Comment,
        ["DELETE /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/comments/{comment:int:min(1)}"] = Right.Comment,
        ["POST /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/comments/{comment:int:min(1)}/redaction"] = Right.Redact,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/comments/{comment:int:min(1)}/reactions/{reaction}"] = Right.Comment,
        ["DELETE /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/comments/{comment:int:min(1)}/reactions/{reaction}"] = Right.Comment,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/threads/{thread:int:min(1)}/assignment"] = Right.Comment,
        ["PUT /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/note"] = Right.TakeStance,
        ["POST /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/notes/{round:int:min(1)}/{person:guid}/redaction"] = Right.Redact,
        ["GET /api/documents/{document}/paragraphs/{paragraph:int:min(1)}/trace"] = Right.Read,
        ["GET /api/documents/{document}/exports/annotations"] = Right.Read,
        ["GET /api/documents/{document}/exports/stances"] = Right.Read,
        ["GET /api/documents/{document}/exports/rounds"] = Right.Read,
        ["GET /api/documents/{document}/exports/recusals"] = Right.Read,
        ["GET /api/documents/{document}/exports/markdown"] = Right.Read,
        ["GET /api/documents/{document}/exports/report"] = Right.Read,
        ["GET /api/documents/{document}/exports/xlsx"] = Right.Read,
        ["GET /api/documents/{document}/exports/polis"] = Right.Read,
    };

    private static readonly Dictionary<string, bool> OtherRoutes = new() // whether a stranger may pass
    {
        ["POST /api/setup"] = true,
        ["POST /api/session"] = true,
        ["DELETE /api/session"] = true,
        ["GET /api/me"] = false,
        ["PUT /api/me"] = false,
        ["GET /api/me/tokens"] = false,
        ["POST /api/me/tokens"] = false,
        ["DELETE /api/me/tokens/{token:guid}"] = false,
        ["GET /api/scales"] = false,
        ["GET /api/boards"] = false,
        ["POST /api/boards"] = false,
        ["GET /api/invitations/{code}"] = true,
        ["POST /api/invitations/{code}/accept"] = true,
        ["GET /openapi/{documentName}.json"] = true,
    };

    private static readonly Dictionary<string, Right> HubMethods = new()
    {
        ["Watch"] = Right.Read,
        ["Unwatch"] = Right.Read,
        ["Here"] = Right.Read,
        ["TakeStance"] = Right.TakeStance,
        ["WithdrawStance"] = Right.TakeStance,
        ["OpenRound"] = Right.RunRounds,
        ["CloseRound"] = Right.RunRounds,
        ["Recuse"] = Right.TakeStance,
        ["WithdrawRecusal"] = Right.TakeStance,
        ["StartThread"] = Right.Comment,
        ["Reply"] = Right.Comment,
        ["EditComment"] = Right.Comment,
        ["DeleteComment"] = Right.Comment,
        ["RedactComment"] = Right.Redact,
        ["ResolveThread"] = Right.Comment,
        ["ReopenThread"] = Right.Comment,
        ["React"] = Right.Comment,
        ["AssignThread"] = Right.Comment,
        ["WriteMinorityNote"] = Right.TakeStance,
        ["RedactMinorityNote"] = Right.Redact,
    };

    private IEnumerable<string> Doors() => application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api", StringComparison.Ordinal) || e.RoutePattern.RawText.Contains("openapi", StringComparison.Ordinal))
        .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} /{e.RoutePattern.RawText!.Trim('/')}"));

    private static string Fill(string route, string board, string document) => route
        .Replace("{board}", board, StringComparison.Ordinal).Replace("{document}", document, StringComparison.Ordinal)
        .Replace("{paragraph:int:min(1)}", "1", StringComparison.Ordinal).Replace("{thread:int:min(1)}", "1", StringComparison.Ordinal)
        .Replace("{round:int:min(1)}", "99", StringComparison.Ordinal).Replace("{comment:int:min(1)}", "1", StringComparison.Ordinal).Replace("{person:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
        .Replace("{invitation:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{token:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
        .Replace("{reaction}", "agree", StringComparison.Ordinal).Replace("{round:int:min(1)}", "1", StringComparison.Ordinal)
        .Replace("{code}", "unknown", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> Knock(Actor actor, string route, string board, string document)
    {
        var (method, path) = (route.Split(' ')[0], Fill(route.Split(' ')[1], board, document));
        using var response = await actor.Try(new(method), path, method is "GET" or "DELETE" ? null : new { });
        return response.StatusCode;
    }

    [Fact]
    public void No_door_is_missing_from_the_tables()
    {
        Assert.Equal(Routes.Keys.Concat(OtherRoutes.Keys).Order(), Doors().Order());
        var methods = typeof(DocumentHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType == typeof(DocumentHub));
        Assert.Equal(HubMethods.Keys.Order(), methods.Select(m => m.Name).Order());
    }

    [Fact]
    public async Task Each_role_passes_exactly_the_doors_its_rights_open()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        foreach (var role in Enum.GetValues<BoardRole>())
        {
            var actor = await application.Chair.Invite(board, role.ToString().ToLowerInvariant(), role.ToString());
            foreach (var (route, right) in Routes)
            {
                var refused = await Knock(actor, route, board, document) == HttpStatusCode.Forbidden;
                var leaves = route.StartsWith("DELETE /api/boards/{board}/members", StringComparison.Ordinal) && role != BoardRole.Chair;
                Assert.True(refused == (!role.May(right) || leaves), $"{role} at {route}");
            }
        }
    }

    [Fact]
    public async Task Who_is_not_on_the_board_finds_nothing_and_strangers_are_asked_to_sign_in()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var outsider = await application.Chair.Invite(await application.Chair.NewBoard(), "chair", "Outsider");
        foreach (var route in Routes.Keys)
        {
            Assert.True(await Knock(outsider, route, board, document) == HttpStatusCode.NotFound, $"an outsider at {route}");
            Assert.True(await Knock(application.Anonymous(), route, board, document) == HttpStatusCode.Unauthorized, $"a stranger at {route}");
        }

        foreach (var (route, open) in OtherRoutes)
            Assert.True(await Knock(application.Anonymous(), route, board, document) != HttpStatusCode.Unauthorized == open, route);
    }

    [Fact]
    public async Task The_hub_asks_the_same()
    {
        var board = await application.Chair.NewBoard();
        var document = await application.Chair.Import(board, "Text.");
        var outsider = await application.Chair.Invite(await application.Chair.NewBoard(), "chair", "Outsider");
        foreach (var role in Enum.GetValues<BoardRole>())
        {
            await using var hub = await (await application.Chair.Invite(board, role.ToString().ToLowerInvariant(), role.ToString())).Connect();
            foreach (var (method, right) in HubMethods)
                Assert.True(await IsRefused(hub, method, document, "may not") == !role.May(right), $"{role} calling {method}");
        }

        await using var stranger = await outsider.Connect();
        foreach (var method in HubMethods.Keys)
            Assert.True(await IsRefused(stranger, method, document, "no such board or document"), $"an outsider calling {method}");
    }

    [Fact]
    public async Task Nobody_connects_without_a_sign_in_or_from_another_site()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => application.Anonymous().Connect());
        await Assert.ThrowsAnyAsync<Exception>(() => application.Chair.Connect("https://elsewhere.example"));
        await using var ours = await application.Chair.Connect(application.Address.ToString().TrimEnd('/'));
        Assert.Equal(HubConnectionState.Connected, ours.State);
    }

    private static async Task<bool> IsRefused(HubConnection hub, string method, string document, string words)
    {
        var parameters = typeof(DocumentHub).GetMethod(method)!.GetParameters().Skip(1).Select(object? (p) => p.ParameterType switch
        {
            { } t when t == typeof(int) => 1,
            { } t when t == typeof(string) => "x",
            { } t when t == typeof(bool) => true,
            { } t when t == typeof(ReviewerId) => Guid.NewGuid(),
            _ => null,
        });
        try
        {
            await hub.InvokeCoreAsync(method, [document, .. parameters]);
            return false;
        }
        catch (HubException e)
        {
            return e.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
        }
    }
}
