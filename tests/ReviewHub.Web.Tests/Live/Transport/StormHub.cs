using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace ReviewHub.Web.Tests;

/// <summary>A hub that sends much, and remembers who came and went.</summary>
internal sealed class StormHub(StormHub.Visits visits) : Hub
{
    public string Echo(string text) => text;

    /// <summary>Several senders at once, each counting up.</summary>
    public static async Task Storm(IClientProxy page, int senders, int each, int size)
    {
        var text = new string('x', size);
        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++) await page.SendAsync("Count", sender, i, text);
        })));
    }

    public void Leave() => Context.Abort();

    public override Task OnConnectedAsync()
    {
        visits.Came.Writer.TryWrite(Context.ConnectionId);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        visits.Went.Writer.TryWrite(exception);
        return Task.CompletedTask;
    }

    internal sealed class Visits
    {
        public Channel<string> Came { get; } = Channel.CreateUnbounded<string>();
        public Channel<Exception?> Went { get; } = Channel.CreateUnbounded<Exception?>();
    }
}
