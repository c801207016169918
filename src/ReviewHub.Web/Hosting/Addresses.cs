using System.Net;
using System.Net.Sockets;

namespace ReviewHub.Web;

/// <summary>Ports of this machine.</summary>
internal static class Addresses
{
    /// <summary>Looks before anything is started, since a half-started host has more to say about a taken port than anybody wants to read.</summary>
    /// <param name="urls">As ASP.NET takes them, separated by semicolons.</param>
    /// <exception cref="StartupException">Something listens on one of them.</exception>
    public static void RequireFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (!address.IsUnixPipe && address.Port != 0 && IsTaken(address))
                throw new StartupException($"Something else listens on {url} already. Stop it, or choose another address, such as --urls http://localhost:5081");
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsTaken(BindingAddress address)
    {
        var where = IPAddress.TryParse(address.Host, out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var listener = new TcpListener(where, address.Port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}
