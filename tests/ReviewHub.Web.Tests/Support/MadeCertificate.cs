using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReviewHub.Web.Tests;

/// <summary>A certificate that signs itself, and its key, as PEM files in a folder.</summary>
internal sealed class MadeCertificate
{
    public MadeCertificate(string folder, string host, TimeSpan? validFrom = null, TimeSpan? validFor = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(key, host, validFrom ?? TimeSpan.FromDays(-1), validFor ?? TimeSpan.FromDays(2));
        var name = Guid.NewGuid().ToString("N");
        (Path, KeyPath) = (System.IO.Path.Combine(folder, $"{name}.pem"), System.IO.Path.Combine(folder, $"{name}.key"));
        File.WriteAllText(Path, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    public string Path { get; }
    public string KeyPath { get; }

    /// <summary>For this machine, with its key.</summary>
    public static X509Certificate2 InMemory()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(key, "127.0.0.1", TimeSpan.FromDays(-1), TimeSpan.FromDays(2));
    }

    private static X509Certificate2 Sign(ECDsa key, string host, TimeSpan validFrom, TimeSpan validFor)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var from = TimeProvider.System.GetUtcNow() + validFrom;
        return request.CreateSelfSigned(from, from + validFor);
    }
}
