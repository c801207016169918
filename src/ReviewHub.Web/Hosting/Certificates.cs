using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReviewHub.Web;

/// <summary>
/// The certificates for HTTPS that the framework's settings name, looked at before anything is started: it would serve an expired one
/// without a word, and speak of others in words for programmers.
/// </summary>
internal static class Certificates
{
    // Marks the certificate that the framework makes for a developer's machine.
    private const string DevelopersOwn = "1.3.6.1.4.1.311.84.1.1";

    /// <exception cref="StartupException">One cannot be read, its key is not its own, it is not valid now, or there is none.</exception>
    public static void RequireFit(IConfiguration configuration, string folder, DateTimeOffset now)
    {
        var kestrel = configuration.GetSection("Kestrel");
        if (IsForHttps(configuration[WebHostDefaults.ServerUrlsKey]) && !kestrel.GetSection("Certificates:Default").Exists() && !IsOnADevelopersMachine())
            throw new StartupException("There is no certificate for HTTPS. Name one in PEM with Kestrel__Certificates__Default__Path, and its private key with Kestrel__Certificates__Default__KeyPath.");
        var settings = kestrel.GetSection("Certificates").GetChildren()
            .Concat(kestrel.GetSection("Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Certificate")));
        foreach (var setting in settings)
        {
            if (setting["Path"] is not { Length: > 0 } path) continue;
            using var certificate = Read(setting, Path.Combine(folder, path), folder);
            if (certificate.NotAfter.ToUniversalTime() < now) throw Unfit(path, $"it expired on {Day(certificate.NotAfter)}");
            if (certificate.NotBefore.ToUniversalTime() > now) throw Unfit(path, $"it is not valid before {Day(certificate.NotBefore)}");
            if (!certificate.HasPrivateKey) throw Unfit(path, $"there is no private key in it; name the key's file with {NameOf(setting)}__KeyPath");
        }
    }

    private static bool IsForHttps(string? urls) => urls?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsOnADevelopersMachine()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        return store.Certificates.Any(certificate => certificate.Extensions.Any(extension => extension.Oid?.Value == DevelopersOwn));
    }

    private static X509Certificate2 Read(IConfigurationSection setting, string path, string folder)
    {
        var key = setting["KeyPath"] is { Length: > 0 } given ? Path.Combine(folder, given) : null;
        var password = setting["Password"];
        try
        {
            if (key is null && X509Certificate2.GetCertContentType(path) == X509ContentType.Cert) return X509CertificateLoader.LoadCertificateFromFile(path);
            if (key is null) return X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return password is null ? X509Certificate2.CreateFromPemFile(path, key) : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
        }
        catch (ArgumentException)
        {
            throw Unfit(path, $"the private key in {key} is another's");
        }
        catch (CryptographicException e) when (key is not null)
        {
            throw Unfit(path, $"it and its private key in {key} cannot be read: {e.Message.TrimEnd('.')}");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Unfit(path, $"it cannot be read: {e.Message.TrimEnd('.')}");
        }
    }

    private static StartupException Unfit(string path, string why) => new($"The certificate {path} cannot be used for HTTPS: {why.ReplaceLineEndings(" ")}. Nothing was started.");

    private static string NameOf(IConfigurationSection setting) => setting.Path.Replace(":", "__", StringComparison.Ordinal);

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
