using System.CommandLine;
using System.Data.Common;
using ReviewHub.Domain;
using ReviewHub.Storage;
using Command = System.CommandLine.Command;

namespace ReviewHub.Web;

/// <summary><c>setup</c>: takes a new installation over without a browser, for scripts and images.</summary>
internal static class SetupCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "The first chair's e-mail address", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "The first chair's name", Required = true };
    private static readonly Option<FileInfo> Password = new("--password-file")
    {
        Description = "A file with the password; one line end after it does not count",
        Required = true,
    };
    private static readonly Option<FileInfo> Token = new("--token-file")
    {
        Description = "Where to write an access token, readable by its owner only",
        Required = true,
    };

    /// <param name="services">Gives the services of a host over the same database; it need not be started.</param>
    public static Command Create(Func<ParseResult, IServiceProvider> services)
    {
        var command = new Command("setup", "Make the first chair and write an access token into a file") { Email, Name, Password, Token };
        command.SetAction((parsed, ct) => RunAsync(parsed, services, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, IServiceProvider> services, CancellationToken ct)
    {
        try
        {
            await using var scope = services(parsed).CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Catalogue>().MigrateAsync(ct);
            var person = await scope.ServiceProvider.GetRequiredService<FirstChair>().CreateAsync(
                parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Email), await ReadPasswordAsync(parsed.GetRequiredValue(Password), ct), ct);
            var (_, token) = await scope.ServiceProvider.GetRequiredService<AccessTokens>().IssueAsync(new(person.Id), "setup", null, ct);
            var file = parsed.GetRequiredValue(Token);
            await WriteTokenAsync(file, token, ct);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{person.Email} runs this installation; a token is in {file.FullName}.");
            return 0;
        }
        catch (Exception failure) when (failure is ReviewRuleException or DatabaseNewerException or DbException
            or StartupException or IOException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"setup: {failure.Message}");
            return 1;
        }
    }

    private static async Task<string> ReadPasswordAsync(FileInfo file, CancellationToken ct)
    {
        var text = await File.ReadAllTextAsync(file.FullName, ct);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>A new file, since an old one would keep the mode it has.</summary>
    private static async Task WriteTokenAsync(FileInfo file, string token, CancellationToken ct)
    {
        file.Delete();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file.FullName, options);
        await writer.WriteAsync(token.AsMemory(), ct);
    }
}
