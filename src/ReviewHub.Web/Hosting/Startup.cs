using System.Data.Common;
using System.Net.Sockets;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Starts the product, and answers what stops it from starting in one clear line.</summary>
internal static class Startup
{
    /// <summary>Serves until stopped.</summary>
    /// <returns>The process' exit code.</returns>
    public static async Task<int> Serve(string[] args, bool demo)
    {
        try
        {
            await using var app = await ReviewHubHost.Build(args);
            await app.StartAsync();
            await Greeting.Print(app, demo);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (InWords(e) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 1;
        }
    }

    /// <summary>What went wrong, for a person; null when it is a fault of the program and deserves its stack trace.</summary>
    internal static string? InWords(Exception e) => e switch
    {
        DatabaseNewerException or DatabaseNotEmptyException or NewerEventException or StartupException => e.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{e.Message.TrimEnd('.')}. Stop what listens there, or choose another address with --urls http://localhost:5081",
        SocketException s => $"The address cannot be listened on: {s.Message}. Choose another with --urls http://localhost:5081",
        DbException d => $"The database cannot be used: {d.Message.TrimEnd('.')}.",
        LogUnavailableException l => l.Message,
        _ => null,
    };
}

/// <summary>Something about this machine or its settings keeps the product from starting; the message says what to do.</summary>
internal sealed class StartupException(string message) : Exception(message);
