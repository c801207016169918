using System.Globalization;

namespace ReviewHub.Formats;

/// <summary>Sentences for people, written the same on every machine whatever its culture.</summary>
internal static class Words
{
    public static string Of(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
