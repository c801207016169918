using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests.People;

/// <summary>A route and a hub method for every right, and one of each that forgot to say what it needs.</summary>
internal static class Probes
{
    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        foreach (var right in Enum.GetValues<Right>())
            app.MapGet($"/probe/documents/{{document}}/{right}", () => "yes").Needs(right);
        app.MapGet("/probe/undeclared", () => "yes");
        app.MapHub<ProbeHub>("/hubs/probe").NeedsSignIn();
    }
}

public sealed class ProbeHub : Hub
{
    [Needs(Right.Read)]
    public string Read(string document) => document;

    [Needs(Right.TakeStance)]
    public string TakeStance(string document) => document;

    public string Undeclared(string document) => document;
}
