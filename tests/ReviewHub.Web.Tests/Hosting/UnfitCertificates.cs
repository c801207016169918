using System.Globalization;
using Npgsql;
using ReviewHub.Storage.Tests.Support;

namespace ReviewHub.Web.Tests;

/// <summary>Certificates that do not fit, of the pages' side and of the database's.</summary>
public sealed class UnfitCertificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reviewhub-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_expired_one_is_one_clear_line()
    {
        var old = new MadeCertificate(_folder, "localhost", validFrom: TimeSpan.FromDays(-30), validFor: TimeSpan.FromDays(20));

        Assert.Contains("cannot be used for HTTPS: it expired on", await Refusal(old.Path, old.KeyPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_the_future_is_one_clear_line()
    {
        var early = new MadeCertificate(_folder, "localhost", validFrom: TimeSpan.FromDays(3));

        Assert.Contains("it is not valid before", await Refusal(early.Path, early.KeyPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_with_anothers_key_is_one_clear_line() => Assert.Contains(
        "the private key in", await Refusal(new MadeCertificate(_folder, "localhost").Path, new MadeCertificate(_folder, "localhost").KeyPath), StringComparison.Ordinal);

    [Fact]
    public async Task One_that_is_none_is_one_clear_line()
    {
        var text = Path.Combine(_folder, "text.pem");
        await File.WriteAllTextAsync(text, "Not a certificate.");

        Assert.Contains($"{text} cannot be used for HTTPS", await Refusal(text, text), StringComparison.Ordinal);
        Assert.Contains("cannot be used for HTTPS", await Refusal(Path.Combine(_folder, "none.pem"), null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_is_one_clear_line() => Assert.Contains("There is no certificate for HTTPS", await Refusal(null, null), StringComparison.Ordinal);

    [SkippableFact]
    public async Task A_database_whose_certificate_is_for_another_name_is_one_clear_line()
    {
        PostgresServer.SkipUnlessInstalled();
        var certificate = new MadeCertificate(_folder, "db.example.org");
        PostgresServer.Own(_folder);
        using var server = new PostgresServer("ssl=on", $"ssl_cert_file={certificate.Path}", $"ssl_key_file={certificate.KeyPath}");
        var trusted = new NpgsqlConnectionStringBuilder(server.NewDatabase()) { SslMode = SslMode.VerifyFull, RootCertificate = certificate.Path };

        var (code, said, error) = await TheProgram.RunOn(trusted.ConnectionString, "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, ""), (code, said));
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"The certificate of the server 127.0.0.1:{server.Port} does not fit"), line, StringComparison.Ordinal);
        Assert.Equal(0L, PostgresServer.Ask(server.ConnectionString(trusted.Database!), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    /// <summary>What the product says instead of starting.</summary>
    private async Task<string> Refusal(string? certificate, string? key)
    {
        List<string> settings = ["--urls", "https://127.0.0.1:0"];
        if (certificate is not null) settings.AddRange(["--Kestrel:Certificates:Default:Path", certificate]);
        if (key is not null) settings.AddRange(["--Kestrel:Certificates:Default:KeyPath", key]);
        var folder = Path.Combine(_folder, "data");
        var refused = await Assert.ThrowsAsync<StartupException>(() => ReviewHubHost.Build([.. settings, "--ReviewHub:DataDirectory", folder]));
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }
}
