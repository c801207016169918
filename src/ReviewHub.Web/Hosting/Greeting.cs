using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ReviewHub.Web;

/// <summary>What a person at the console reads once the product listens: where to go, and what to do first.</summary>
internal static class Greeting
{
    public static async Task Print(WebApplication app, bool demo)
    {
        var address = AddressOf(app);
        await Console.Out.WriteLineAsync($"ReviewHub is ready: {address}");
        if (app.Services.GetRequiredService<ClusterSettings>().Role == NodeRole.Silo) return; // nobody can go there
        if (await app.Services.GetRequiredService<FirstRun>().LinkAsync(address, CancellationToken.None) is { } setUp)
            await Console.Out.WriteLineAsync($"First run: open {setUp} to become the first chair. The link works once.");
        if (demo)
            await Console.Out.WriteLineAsync($"Demo: open {address}/invite/{await Demo.Make(app.Services)} and type your name.");
    }

    /// <summary>The address as a browser on this machine reaches it.</summary>
    public static string AddressOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return addresses.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
            .TrimEnd('/');
    }
}
