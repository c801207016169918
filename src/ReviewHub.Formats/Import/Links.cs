namespace ReviewHub.Formats;

/// <summary>Which links survive an import: those that go to one known place from wherever the text is shown, and run nothing.</summary>
internal static class Links
{
    private const int MaxLength = 2_000;

    /// <returns>The address as written, or null when it is relative, of another scheme, or over 2,000 characters.</returns>
    public static string? Accept(string? href)
    {
        var address = href?.Trim();
        return address is { Length: > 0 and <= MaxLength }
            && !address.Any(c => char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c))
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeMailto)
                ? address
                : null;
    }
}
