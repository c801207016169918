using System.CommandLine;
using System.Net;

namespace ReviewHub.Web.Tests.People;

public sealed class SetupCommandTests : IAsyncLifetime
{
    private readonly PeopleHost _host = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewhub-setup-");
    private readonly StringWriter _said = new();

    private string TokenFile => Path.Combine(_folder.FullName, "token");

    [Fact]
    public async Task It_makes_the_first_chair_and_writes_a_token_only_its_owner_can_read()
    {
        var code = await _host.SetupCodeAsync();

        Assert.Equal(0, await Run("ann@board.example"));

        var me = await _host.Script(await File.ReadAllTextAsync(TokenFile)).GetAsync("/api/me");
        Assert.Equal("ann@board.example", me.Json("email"));
        Assert.Single(_said.ToString().TrimEnd().Split('\n'));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TokenFile));
        using var late = new StringContent($$"""{"code":"{{code}}","name":"B","email":"b@c.d","password":"long enough, really"}""",
            null, "application/json");
        await _host.Browser().PostAsync("/api/setup", late).RefusedAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_gives_a_new_token_to_the_same_person_and_nothing_to_another()
    {
        await Run("ann@board.example");
        var first = await File.ReadAllTextAsync(TokenFile);

        Assert.Equal(0, await Run("ann@board.example"));
        Assert.NotEqual(first, await File.ReadAllTextAsync(TokenFile));
        Assert.NotEqual(0, await Run("bob@board.example"));
        Assert.Contains("first chair already", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_refuses_a_short_password()
    {
        Assert.NotEqual(0, await Run("ann@board.example", "short\n"));
        Assert.False(File.Exists(TokenFile));
    }

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _host.DisposeAsync();
    }

    private async Task<int> Run(string email, string password = "long enough, really\n")
    {
        var passwordFile = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(passwordFile, password);
        var root = new RootCommand { SetupCommand.Create(_ => _host.Services) };
        return await root.Parse(["setup", "--email", email, "--name", "Ann", "--password-file", passwordFile, "--token-file", TokenFile])
            .InvokeAsync(new InvocationConfiguration { Output = _said, Error = _said });
    }
}
