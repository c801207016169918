using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace ReviewHub.Web.Tests;

/// <summary>What the members of a group hear, however they came, and when they hear no more.</summary>
public sealed class GroupsOfAHub(StormHost host) : IClassFixture<StormHost>
{
    private const string Group = "all";
    private const int Turns = 150; // members, who are served in several turns
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task All_hear_each_message_once_and_in_the_order_of_sending()
    {
        const int messages = 40;
        var pages = new List<RawPage>();
        for (var i = 0; i < Turns; i++) pages.Add((await Join()).Page);
        await using var web = await Join(HttpTransportType.WebSockets);
        await using var polling = await Join(HttpTransportType.LongPolling);

        await Task.WhenAll(Enumerable.Range(0, messages).Select(i => host.Hub.Clients.Group(Group).SendAsync("Count", 0, i, "some text")));

        foreach (var page in pages)
        {
            var heard = new List<int>();
            while (heard.Count < messages)
                heard.AddRange((await page.Read().WaitAsync(Patience))!.Where(m => m.GetProperty("type").GetInt32() == 1)
                    .Select(m => m.GetProperty("arguments")[1].GetInt32()));
            Assert.Equal(Enumerable.Range(0, messages), heard);
            page.Dispose();
        }

        foreach (var client in new[] { web, polling })
            Assert.Equal(Enumerable.Range(0, messages), await client.Heard(messages));
    }

    [Fact]
    public async Task Who_has_left_a_group_hears_no_more_of_it()
    {
        var (stays, _) = await Join();
        var (leaves, id) = await Join();
        await host.Hub.Groups.RemoveFromGroupAsync(id, Group);

        await host.Hub.Clients.Group(Group).SendAsync("Count", 0, 1, "of the group");
        await host.Hub.Clients.Client(id).SendAsync("Count", 0, 2, "of its own");

        Assert.Equal(1, (await stays.Next(1).WaitAsync(Patience)).GetProperty("arguments")[1].GetInt32());
        Assert.Equal(2, (await leaves.Next(1).WaitAsync(Patience)).GetProperty("arguments")[1].GetInt32());
        stays.Dispose();
        leaves.Dispose();
    }

    [Fact]
    public async Task A_group_goes_on_when_a_member_is_gone_without_a_word_and_another_reads_nothing()
    {
        var (stays, _) = await Join();
        var (vanishes, _) = await Join();
        var (stalls, _) = await Join();
        vanishes.Vanish();

        var text = new string('x', 4000);
        for (var i = 0; i < 60; i++) await host.Hub.Clients.Group(Group).SendAsync("Count", 0, i, text).WaitAsync(Patience);

        for (var heard = 0; heard < 60;)
            foreach (var message in (await stays.Read().WaitAsync(Patience))!.Where(m => m.GetProperty("type").GetInt32() == 1))
                Assert.Equal(heard++, message.GetProperty("arguments")[1].GetInt32());
        stays.Dispose();
        stalls.Dispose();
    }

    [Fact]
    public void A_group_is_gone_with_its_last_member_and_nobody_who_has_gone_makes_it_anew()
    {
        var groups = new LiveGroups();
        foreach (var id in new[] { "first", "second" })
        {
            groups.Enter(new(new DefaultConnectionContext(id), new(), NullLoggerFactory.Instance));
            groups.Join(id, Group);
        }

        groups.Leave("first");
        Assert.NotNull(groups.Find(Group));
        groups.Leave("second");
        Assert.Null(groups.Find(Group));
        groups.Join("second", Group);
        Assert.Null(groups.Find(Group));
    }

    private async Task<(RawPage Page, string Id)> Join()
    {
        var (page, id) = await host.Come();
        await host.Hub.Groups.AddToGroupAsync(id, Group);
        return (page, id);
    }

    private async Task<Official> Join(HttpTransportType transport)
    {
        var client = new Official(host.Address, transport);
        await client.Start();
        await host.Hub.Groups.AddToGroupAsync(await host.Visits.Came.Reader.ReadAsync(), Group);
        return client;
    }

    /// <summary>SignalR's own client over a transport of its own.</summary>
    private sealed class Official : IAsyncDisposable
    {
        private readonly HubConnection _hub;
        private readonly Channel<int> _heard = Channel.CreateUnbounded<int>();

        public Official(Uri address, HttpTransportType transport)
        {
            _hub = new HubConnectionBuilder().WithUrl(address, options => options.Transports = transport).Build();
            _hub.On<int, int, string>("Count", (_, number, _) => _heard.Writer.TryWrite(number));
        }

        public Task Start() => _hub.StartAsync();

        public async Task<IReadOnlyList<int>> Heard(int messages)
        {
            var heard = new List<int>();
            while (heard.Count < messages) heard.Add(await _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience));
            return heard;
        }

        public ValueTask DisposeAsync() => _hub.DisposeAsync();
    }
}
