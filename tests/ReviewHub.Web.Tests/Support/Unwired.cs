using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace ReviewHub.Web.Tests;

/// <summary>A connection without a wire.</summary>
public sealed class Unwired(string person, CancellationToken aborted = default) : HubCallerContext
{
    public override string ConnectionId { get; } = Guid.NewGuid().ToString();
    public override string? UserIdentifier => person;
    public override ClaimsPrincipal? User { get; } = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person)], "test"));
    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();
    public override IFeatureCollection Features { get; } = new FeatureCollection();
    public override CancellationToken ConnectionAborted => aborted;
    public override void Abort() { }
}
