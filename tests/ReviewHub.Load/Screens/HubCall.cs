using System.Text.Json;

namespace ReviewHub.Load;

/// <summary>A command as the product's hub takes it.</summary>
internal readonly record struct HubCall(string Method, object?[] Arguments)
{
    /// <param name="run">Told apart from that of other runs, so that no two commands share an id.</param>
    public static HubCall Of(Sent command, string document, string run) => command.IsComment
        ? new("StartThread", [document, command.Paragraph, command.Text, null, null, $"{run}-{command.Id}"])
        : new("TakeStance", [document, command.Paragraph, command.Stance, null, $"{run}-{command.Id}"]);

    public static string NewRun() => Guid.NewGuid().ToString("N")[..8];

    public (string Target, string Arguments) Encoded() => (Method, JsonSerializer.Serialize(Arguments));
}
