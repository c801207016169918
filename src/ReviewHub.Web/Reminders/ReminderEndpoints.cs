using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <param name="Reminded">People.</param>
/// <param name="Mailed">Those of them to whom a letter goes as well; 0 where no mail server is set.</param>
public sealed record RemindersMessage(int Reminded, int Mailed);

internal static class ReminderEndpoints
{
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<MailSettings>(configuration.GetSection("ReviewHub:Mail"));
        services.AddSingleton<Mailer>();
        return services.AddHostedService(s => s.GetRequiredService<Mailer>());
    }

    public static void MapReminders(this IEndpointRouteBuilder routes) => routes.MapPost("/api/documents/{document}/reminders", Remind).Needs(Right.RunRounds)
        .WithTags("Rounds").WithDescription("Reminds everybody who has not judged all they may in the open round: in the page, and by e-mail where a server is set.");

    private static async Task<Ok<RemindersMessage>> Remind(
        DocumentId document, CommandContext command, IGrainFactory grains, IAddresses addresses, Mailer mailer, HttpRequest request, CancellationToken cancellation)
    {
        await command.Send(document, (grain, c) => grain.Remind(c));
        var view = (await grains.GetGrain<IDocumentGrain>(document.ToString()).Read())!;
        var reminder = view.Reminder!;
        if (!mailer.IsConfigured) return TypedResults.Ok(new RemindersMessage(reminder.Reviewers.Length, 0));
        var known = await addresses.AddressesOf(reminder.Reviewers, cancellation);
        var text = TextOf(view, reminder.Round, $"{request.Scheme}://{request.Host}/documents/{document}");
        var mailed = known.Values.Count(to => mailer.Post(new(to, $"Waiting for you: {OneLine(view.Title)}", text)));
        return TypedResults.Ok(new RemindersMessage(reminder.Reviewers.Length, mailed));
    }

    // The same for everybody: how much of it somebody has judged is between them and the page.
    private static string TextOf(DocumentView view, int round, string link)
    {
        var deadline = view.Round?.Protocol.Deadline is { } at ? string.Create(CultureInfo.InvariantCulture, $" It closes on {at.ToUniversalTime():yyyy-MM-dd} at {at.ToUniversalTime():HH:mm} UTC.") : "";
        return $"""
            Your board is reviewing "{OneLine(view.Title)}", and round {round} waits for paragraphs that you have not judged yet.{deadline}

            {link}

            A chair of the board asked ReviewHub to send this to everyone who has not finished.
            """;
    }

    private static string OneLine(string title) => string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
