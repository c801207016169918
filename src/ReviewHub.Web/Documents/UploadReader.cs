using System.Globalization;
using System.Text.Json;
using ReviewHub.Domain;
using ReviewHub.Formats;

namespace ReviewHub.Web;

/// <summary>What somebody wants imported, read and parsed.</summary>
/// <param name="Conversation">With the votes that were taken on it elsewhere; null when it comes without.</param>
internal sealed record Upload(string Title, IReadOnlyList<Block> Blocks, Protocol? Protocol, PolisConversation? Conversation = null);

/// <summary>Reads an import from either of its two shapes: a multipart form with a file, or JSON with the text in it.</summary>
internal static class UploadReader
{
    /// <exception cref="ReviewRuleException">Too large, unsupported, without text, or under a rule that cannot hold.</exception>
    public static Task<Upload> Read(HttpRequest request, ImportLimits limits, CancellationToken cancellation) => request switch
    {
        { HasFormContentType: true } => ReadForm(request, limits, cancellation),
        _ when request.HasJsonContentType() => ReadJson(request, limits, cancellation),
        _ => throw ReviewRuleException.Invalid("Send a document as multipart/form-data with a part 'file', or as application/json with 'format' and 'text'."),
    };

    private static async Task<Upload> ReadForm(HttpRequest request, ImportLimits limits, CancellationToken cancellation)
    {
        var form = await Form(request, cancellation);
        if (IsPolis(form)) return await ReadPolis(form, limits, cancellation);
        var file = form.Files["file"] ?? throw ReviewRuleException.Invalid("The form has no file in a part named 'file'.");
        if (file.Length > limits.MaxBytes)
            throw ReviewRuleException.Invalid(string.Create(CultureInfo.InvariantCulture, $"The file has {file.Length:N0} bytes; the limit is {limits.MaxBytes:N0}."));
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var format = DocumentFormats.Choose(form["format"], file.FileName);
        var document = DocumentImporter.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), format, limits);
        return Make(Given(form["title"]), Path.GetFileNameWithoutExtension(file.FileName), document,
            ProtocolOf(Protocol(form["protocol"]), Percent(form["threshold"], "threshold"), Percent(form["quorum"], "quorum")));
    }

    private static bool IsPolis(IFormCollection form) => string.IsNullOrEmpty(form["format"])
        ? form.Files.GetFiles("file").Any(f => Path.GetExtension(f.FileName).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        : string.Equals(form["format"], "polis", StringComparison.OrdinalIgnoreCase);

    private static async Task<Upload> ReadPolis(IFormCollection form, ImportLimits limits, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(form["protocol"]))
            throw ReviewRuleException.Invalid("The votes of a Polis set were taken under Polis' own protocol; give a threshold and a quorum at most.");
        var files = new PolisFiles(limits.MaxBytes);
        foreach (var file in form.Files.GetFiles("file"))
        {
            await using var content = file.OpenReadStream();
            await files.Add(file.FileName, content, cancellation);
        }

        var set = PolisReader.Read(files, limits);
        var rule = ProtocolOf(null, Percent(form["threshold"], "threshold"), Percent(form["quorum"], "quorum")).Rule;
        return Make(Given(form["title"]), null, new(Given(set.Topic), [.. set.Blocks]), Domain.Protocol.On(Scale.AgreeDisagreePass, rule)) with { Conversation = set };
    }

    private static async Task<IFormCollection> Form(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw ReviewRuleException.Invalid($"The form could not be read: {e.Message}");
        }
    }

    private static async Task<Upload> ReadJson(HttpRequest request, ImportLimits limits, CancellationToken cancellation)
    {
        var body = await request.ReadFromJsonAsync<ImportRequest>(cancellation) ?? throw new JsonException("The body is null.");
        var format = DocumentFormats.Choose(body.Format ?? "text", null);
        var protocol = ProtocolOf(body.Protocol, body.Threshold, body.Quorum);
        return Make(body.Title, null, DocumentImporter.Read(body.Text ?? "", format, limits), body.Round == false ? null : protocol);
    }

    // A title given by hand goes before the document's own, that before the file's name, that before the first words.
    private static Upload Make(string? title, string? fileName, ImportedDocument document, Protocol? protocol)
    {
        var first = document.Blocks.Count > 0 ? document.Blocks[0].Text : "";
        return new(
            Given(title) ?? Given(document.Title) ?? Given(fileName) ?? (first.Length <= 120 ? first : string.Concat(first.AsSpan(0, 119), "…")),
            document.Blocks,
            protocol);
    }

    // A threshold and a quorum alone are settings of the usual rule.
    private static Protocol ProtocolOf(ProtocolRequest? request, decimal? threshold, decimal? quorum)
    {
        if (request is null)
        {
            var usual = PercentAgreement.Default;
            return Domain.Protocol.On(Scale.AcceptReviseReject, usual with { Threshold = threshold ?? usual.Threshold, Quorum = quorum ?? usual.Quorum });
        }

        return threshold is null && quorum is null
            ? request.ToProtocol()
            : throw ReviewRuleException.Invalid("Give either a protocol or a threshold and a quorum: the protocol's rule has its own.");
    }

    private static ProtocolRequest? Protocol(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<ProtocolRequest>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException e)
        {
            throw ReviewRuleException.Invalid($"The protocol is not the JSON that is taken here (at {e.Path ?? "its start"}).");
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static decimal? Percent(string? text, string name) => string.IsNullOrEmpty(text)
        ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ReviewRuleException.Invalid($"The {name} is not a number.");
}
