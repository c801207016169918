using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>What a fresh installation prints, so that whoever started it can take it over.</summary>
internal sealed class FirstRun(SetupLinks links)
{
    /// <returns>A link that works once and makes earlier ones worthless; null when somebody runs this installation already.</returns>
    public async Task<string?> LinkAsync(string address, CancellationToken ct) =>
        await links.NewCodeAsync(ct) is { } code ? $"{address.TrimEnd('/')}/setup/{code}" : null;
}
