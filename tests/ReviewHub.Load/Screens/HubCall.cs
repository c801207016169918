using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>A command as the product's hub takes it.</summary>
internal readonly record struct HubCall(string Method, object?[] Arguments)
{
    public static HubCall Of(Sent command, string document) => command.IsComment
        ? new("StartThread", [document, command.Paragraph, command.Text, null, null, NewId()])
        : new("TakeStance", [document, command.Paragraph, command.Stance, null, NewId()]);

    /// <summary>The id of a command, as the product's page makes it.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");

    public (string Target, string Arguments) Encoded() => (Method, JsonSerializer.Serialize(Arguments));
}
