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
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var from = TimeProvider.System.GetUtcNow() + (validFrom ?? TimeSpan.FromDays(-1));
        using var certificate = request.CreateSelfSigned(from, from + (validFor ?? TimeSpan.FromDays(2)));
        var name = Guid.NewGuid().ToString("N");
        (Path, KeyPath) = (System.IO.Path.Combine(folder, $"{name}.pem"), System.IO.Path.Combine(folder, $"{name}.key"));
        File.WriteAllText(Path, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    public string Path { get; }
    public string KeyPath { get; }
}
