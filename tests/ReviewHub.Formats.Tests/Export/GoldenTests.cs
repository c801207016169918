using System.Text;

namespace ReviewHub.Formats.Tests;

/// <summary>
/// The exports of a small review in one round and of a panel in three, to the byte. After a change that is meant, write them anew with REVIEWHUB_WRITE_GOLDEN=1 and read
/// the difference before it is committed.
/// </summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("review.jsonld")]
    [InlineData("stances.csv")]
    [InlineData("review.md")]
    [InlineData("panel.jsonld")]
    [InlineData("panel-stances.csv")]
    [InlineData("panel-rounds.csv")]
    [InlineData("panel-recusals.csv")]
    [InlineData("panel.md")]
    [InlineData("panel.html")]
    public async Task An_export_is_what_it_was(string file)
    {
        var written = await Write.Bytes(WriterOf(file), RecordOf(file));
        var path = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("REVIEWHUB_WRITE_GOLDEN") == "1") await File.WriteAllBytesAsync(path, written);

        Assert.Equal(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path)), Encoding.UTF8.GetString(written));
    }

    [Theory]
    [InlineData("review.jsonld")]
    [InlineData("stances.csv")]
    [InlineData("review.md")]
    [InlineData("panel.jsonld")]
    [InlineData("panel-stances.csv")]
    [InlineData("panel-rounds.csv")]
    [InlineData("panel-recusals.csv")]
    [InlineData("panel.md")]
    [InlineData("panel.html")]
    public async Task The_same_record_gives_the_same_bytes(string file) =>
        Assert.Equal(await Write.Bytes(WriterOf(file), RecordOf(file)), await Write.Bytes(WriterOf(file), RecordOf(file)));

    private static Writer WriterOf(string file) => file switch
    {
        "review.jsonld" or "panel.jsonld" => AnnotationsWriter.WriteAsync,
        "stances.csv" or "panel-stances.csv" => StancesWriter.WriteAsync,
        "panel-rounds.csv" => RoundsWriter.WriteAsync,
        "panel.html" => ReportWriter.WriteAsync,
        "panel-recusals.csv" => RecusalsWriter.WriteAsync,
        _ => MarkdownWriter.WriteAsync,
    };

    private static ReviewRecord RecordOf(string file) => file.StartsWith("panel", StringComparison.Ordinal) ? Given.Panel() : Given.Review();

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string? here = null)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "Golden");
        return Environment.GetEnvironmentVariable("REVIEWHUB_WRITE_GOLDEN") == "1"
            ? Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden") : beside;
    }
}
