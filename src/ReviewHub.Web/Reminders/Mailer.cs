using System.Threading.Channels;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ReviewHub.Web;

internal sealed record Letter(string To, string Subject, string Text);

/// <summary>
/// Hands letters to the mail server, one after another, while nobody waits. What the server refuses is logged and not tried again:
/// a reminder that came too late would be worse than none.
/// </summary>
internal sealed partial class Mailer(IOptions<MailSettings> options, ILogger<Mailer> logger) : BackgroundService
{
    private const int MostWaiting = 10_000;

    private readonly MailSettings _settings = options.Value;
    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(MostWaiting);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(_settings.Host);

    /// <returns>Whether it will be tried: mail is configured, and not too much waits already.</returns>
    public bool Post(Letter letter) => IsConfigured && _letters.Writer.TryWrite(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _letters.Reader.WaitToReadAsync(stoppingToken))
            await Deliver(stoppingToken);
    }

    /// <summary>All that wait, over one connection.</summary>
    private async Task Deliver(CancellationToken cancellation)
    {
        using var server = new SmtpClient();
        try
        {
            await server.ConnectAsync(_settings.Host!, _settings.Port, Security(), cancellation);
            if (!string.IsNullOrEmpty(_settings.User)) await server.AuthenticateAsync(_settings.User, _settings.Password ?? "", cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var lost = 0;
            while (_letters.Reader.TryRead(out _)) lost++;
            LogUnreachable(logger, _settings.Host, lost, e.Message);
            return;
        }

        while (_letters.Reader.TryRead(out var letter)) await Deliver(server, letter, cancellation);
        await server.DisconnectAsync(quit: true, cancellation);
    }

    private async Task Deliver(SmtpClient server, Letter letter, CancellationToken cancellation)
    {
        try
        {
            using var message = new MimeMessage();
            message.From.Add(MailboxAddress.Parse(_settings.From));
            message.To.Add(MailboxAddress.Parse(letter.To));
            message.Subject = letter.Subject;
            message.Body = new TextPart("plain") { Text = letter.Text };
            await server.SendAsync(message, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogRefused(logger, e.Message);
        }
    }

    private SecureSocketOptions Security() => _settings switch
    {
        { AllowPlain: true } => SecureSocketOptions.StartTlsWhenAvailable,
        { Port: 465 } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server {Host} could not be used, and {Lost} letters were not sent: {Why}")]
    private static partial void LogUnreachable(ILogger logger, string? host, int lost, string why);

    // Without the address: a log is read by more people than a mailbox.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter was not sent: {Why}")]
    private static partial void LogRefused(ILogger logger, string why);
}
