namespace ReviewHub.Web;

/// <summary>The settings under <c>ReviewHub:Mail</c>. Without a host no mail is sent, and reminders show in the page alone.</summary>
internal sealed class MailSettings
{
    public string? Host { get; set; }

    /// <summary>587 for a connection that is encrypted after it began, 465 for one that is from the start.</summary>
    public int Port { get; set; } = 587;

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The address that mail comes from, with or without a name before it.</summary>
    public string From { get; set; } = "ReviewHub <reviewhub@localhost>";

    /// <summary>Whether to speak to a server that offers no encryption; for one on this machine.</summary>
    public bool AllowPlain { get; set; }
}
