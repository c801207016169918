using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ReviewHub.Web.Tests;

/// <summary>What a page hears, whatever its pace, and how its connection ends.</summary>
public sealed class WebSocketsOfAHub(StormHost host) : IClassFixture<StormHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private async Task<Exception?> Went() => await host.Visits.Went.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    [Fact]
    public async Task A_page_that_lags_behind_hears_each_message_once_whole_and_in_order()
    {
        const int senders = 8, each = 60, rounds = 12;
        var (page, server) = await host.Connect();
        var heard = new int[senders];
        for (var round = 1; round <= rounds; round++)
        {
            // Sending ends while the page has read nothing: what the sockets do not hold has gathered.
            await StormHub.Storm(server, senders, each, 600);
            while (heard.Sum() < senders * each * round)
                foreach (var message in (await page.Read().WaitAsync(Patience))!.Where(m => m.GetProperty("type").GetInt32() == 1))
                {
                    var arguments = message.GetProperty("arguments");
                    var sender = arguments[0].GetInt32();
                    Assert.Equal(heard[sender] % each, arguments[1].GetInt32());
                    Assert.Equal(600, arguments[2].GetString()!.Length);
                    heard[sender]++;
                }
        }

        Assert.All(heard, count => Assert.Equal(each * rounds, count));
        Assert.True(page.Frames < senders * each * rounds / 4, $"{page.Frames} frames");
        await page.Close();
        Assert.Null(await Went());
    }

    [Fact]
    public async Task Many_senders_and_a_reader_at_work_at_once_lose_nothing()
    {
        const int senders = 8, each = 900; // of 67 bytes: in all less than may gather, however slow the reader
        var (page, server) = await host.Connect();
        var storm = StormHub.Storm(server, senders, each, 16);
        var heard = new int[senders];
        while (heard.Sum() < senders * each)
            foreach (var message in (await page.Read().WaitAsync(Patience))!.Where(m => m.GetProperty("type").GetInt32() == 1))
                Assert.Equal(heard[message.GetProperty("arguments")[0].GetInt32()]++, message.GetProperty("arguments")[1].GetInt32());
        await storm;
        page.Vanish();
        Assert.Null(await Went());
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(333, 100_000)]
    [InlineData(int.MaxValue, 250_000)]
    public async Task A_message_in_fragments_arrives_whole_and_a_long_answer_too(int fragment, int length)
    {
        var (page, _) = await host.Connect();
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))) + "é𝄞";
        await page.Send(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Echo", arguments = new[] { text } }), fragment);
        Assert.Equal(text, (await page.Next(3).WaitAsync(Patience)).GetProperty("result").GetString());
        await page.Close();
        Assert.Null(await Went());
    }

    [Fact]
    public async Task Pings_are_answered_between_whole_messages()
    {
        const int pings = 20, messages = 60; // of 4,000 bytes: more than the sockets hold, so that answers meet what has gathered
        var (page, server) = await host.Connect();
        var storm = StormHub.Storm(server, 1, messages, 4000);
        for (byte i = 0; i < pings; i++) await page.Ping((byte)('a' + i));
        await storm;

        var answers = "";
        for (var heard = 0; heard < messages || answers.Length < pings;)
        {
            var (opcode, payload) = await page.ReadFrame().WaitAsync(Patience);
            if (opcode == 0xA) answers += payload;
            else heard += payload.Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Count(m => JsonDocument.Parse(m).RootElement.GetProperty("type").GetInt32() == 1);
        }

        Assert.Equal(string.Concat(Enumerable.Range(0, pings).Select(i => (char)('a' + i))), answers);
        page.Dispose();
        await Went();
    }

    [Fact]
    public async Task A_page_that_reads_nothing_is_cut_when_too_much_gathers()
    {
        var (page, server) = await host.Connect();
        await StormHub.Storm(server, 4, 1000, 1000);
        // At once, long before the page would be given up as stalled.
        await host.Visits.Went.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (await page.Read().WaitAsync(Patience) is not null) { }
        });
    }

    [Fact]
    public async Task A_page_that_reads_nothing_is_cut_after_a_while_even_when_little_gathers()
    {
        var (page, server) = await host.Connect();
        await StormHub.Storm(server, 1, 60, 4000);
        await Went();
        page.Dispose();
    }

    [Fact]
    public async Task The_hub_can_end_a_connection_and_says_so()
    {
        var (page, _) = await host.Connect();
        await page.Send("""{"type":1,"target":"Leave","arguments":[]}""");
        var goodbye = await page.Next(7).WaitAsync(Patience);
        Assert.False(goodbye.TryGetProperty("allowReconnect", out _));
        Assert.Null(await page.Read().WaitAsync(Patience));
        Assert.Equal(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, page.Closed);
        await page.Close();
        Assert.Null(await Went());
    }

    [Fact]
    public async Task A_page_that_does_not_answer_the_close_keeps_nothing_open()
    {
        var (page, _) = await host.Connect();
        await page.Send("""{"type":1,"target":"Leave","arguments":[]}""");
        await page.Next(7).WaitAsync(Patience);
        await Went();
        await Eventually(() => host.Connections.Count == 0);
        page.Dispose();
    }

    [Fact]
    public async Task When_the_server_stops_pages_are_told_to_come_back()
    {
        var stopping = new StormHost();
        await stopping.InitializeAsync();
        var (page, _) = await stopping.Connect();
        var stopped = stopping.Stop();
        Assert.True((await page.Next(7).WaitAsync(Patience)).GetProperty("allowReconnect").GetBoolean());
        Assert.Null(await page.Read().WaitAsync(Patience));
        await page.Close();
        await stopped.WaitAsync(Patience);
        await stopping.DisposeAsync();
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets, true)]
    [InlineData(HttpTransportType.WebSockets, false)]
    [InlineData(HttpTransportType.LongPolling, false)]
    public async Task Official_clients_connect_with_and_without_negotiation(HttpTransportType transport, bool skipNegotiation)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(host.Address, options =>
        {
            options.Transports = transport;
            options.SkipNegotiation = skipNegotiation;
        }).Build();
        await hub.StartAsync();
        Assert.Equal("here", await hub.InvokeAsync<string>("Echo", "here"));
        Assert.Equal(skipNegotiation ? 1 : 0, host.Connections.Count);
        await hub.StopAsync();
        await host.Visits.Came.Reader.ReadAsync();
        await Went();
        await Eventually(() => host.Connections.Count == 0);
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition()) await timer.WaitForNextTickAsync(limit.Token);
    }
}
