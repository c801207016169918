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
    public void Who_comes_back_and_asked_for_no_node_is_one_and_is_taken_once()
    {
        var byChance = Come("");
        Come("?node=here");
        Come("", cameBack: false);

        Assert.Equal([byChance], _readers.TakeStrays(TimeSpan.Zero, 10));
        Assert.Empty(_readers.TakeStrays(TimeSpan.Zero, 10));
    }

    [Fact]
    public void Nobody_is_who_has_just_come()
    {
        var page = Come("");

        Assert.Empty(_readers.TakeStrays(TimeSpan.FromHours(1), 10));
        Assert.Equal([page], _readers.TakeStrays(TimeSpan.Zero, 10));
    }

    [Fact]
    public void No_more_are_taken_than_there_is_room_for()
    {
        var pages = new[] { Come(""), Come(""), Come("") };

        var first = _readers.TakeStrays(TimeSpan.Zero, 2);
        var second = _readers.TakeStrays(TimeSpan.Zero, 2);

        Assert.Equal((2, 1), (first.Count, second.Count));
        Assert.Equal(pages.Order(), first.Concat(second).Order());
    }

    private string Come(string query, bool cameBack = true)
    {
        var connection = new Unwired(Ann.ToString());
        connection.Features.Set<IHttpContextFeature>(new Opened { HttpContext = new DefaultHttpContext { Request = { QueryString = new(query) } } });
        _readers.Add(connection, Ann, cameBack);
        return connection.ConnectionId;
    }

    private sealed class Opened : IHttpContextFeature
    {
        public HttpContext? HttpContext { get; set; }
    }
}
