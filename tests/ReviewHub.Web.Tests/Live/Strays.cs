using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Features;
using ReviewHub.Domain;

namespace ReviewHub.Web.Tests;

/// <summary>Pages that chance has brought to a node.</summary>
public sealed class Strays
{
    private static readonly ReviewerId Ann = new(Guid.NewGuid());

    private readonly RelayReaders _readers = new();

    [Fact]
    public void Who_asked_for_no_node_is_one_and_is_taken_once()
    {
        var (byChance, asked) = (Come(""), Come("?node=here"));

        Assert.Equal([byChance], _readers.TakeStrays(TimeSpan.Zero));
        Assert.Empty(_readers.TakeStrays(TimeSpan.Zero));
        Assert.NotEqual(byChance, asked);
    }

    [Fact]
    public void Nobody_is_who_has_just_come()
    {
        var page = Come("");

        Assert.Empty(_readers.TakeStrays(TimeSpan.FromHours(1)));
        Assert.Equal([page], _readers.TakeStrays(TimeSpan.Zero));
    }

    private string Come(string query)
    {
        var connection = new Unwired(Ann.ToString());
        connection.Features.Set<IHttpContextFeature>(new Opened { HttpContext = new DefaultHttpContext { Request = { QueryString = new(query) } } });
        _readers.Add(connection, Ann);
        return connection.ConnectionId;
    }

    private sealed class Opened : IHttpContextFeature
    {
        public HttpContext? HttpContext { get; set; }
    }
}
