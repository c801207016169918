using ReviewHub.Domain;
using ReviewHub.Storage.Tests.Support;
using static ReviewHub.Storage.Tests.EventLog.Appending;

namespace ReviewHub.Storage.Tests.EventLog;

/// <summary>What happens to disks, made to happen.</summary>
public sealed class Faults
{
    private const int PageSize = 4096;

    private readonly DocumentId _document = NewDocument();

    [SkippableFact]
    public async Task A_full_disk_loses_nothing_acknowledged_and_needs_no_restart()
    {
        Machine.SkipUnlessOurs();
        using var disk = new SmallDisk(megabytes: 3);
        await using var place = new SqlitePlace(disk.Folder);
        await Append(place, 1, 50);
        disk.Fill();

        var acknowledged = await Append(place, 51, 100);
        var e = await Assert.ThrowsAsync<LogUnavailableException>(() => place.Log.Append(_document.Stream(1000), 1, LongText));

        Assert.Contains($"The disk is full that holds {place.File}.", e.Message, StringComparison.Ordinal);
        Assert.Equal(50 + acknowledged, (await place.Log.VersionsOf(_document)).Count);
        await using (var crashed = place.CopyAfterCrash())
            Assert.Equal(50 + acknowledged, (await crashed.Log.VersionsOf(_document)).Count);

        disk.Free();
        Assert.Equal(20, await Append(place, 2000, 20));
        Assert.Equal(70 + acknowledged, (await place.Log.VersionsOf(_document)).Count);
        Assert.All(ChainFile.Links(place), link => Assert.True(link.Holds));
    }

    [SkippableFact]
    public async Task A_file_that_cannot_be_written_can_be_read_and_is_written_again_without_a_restart()
    {
        Machine.SkipUnlessOurs();
        await using var place = new SqlitePlace();
        await place.Log.AppendAll(_document.Stream(1), 3);
        var answers = new List<string>();
        Machine.Lock(place.File, $"{place.File}-wal");
        try
        {
            for (var attempt = 0; attempt < 3; attempt++)
                answers.Add((await Assert.ThrowsAsync<LogUnavailableException>(() => place.Log.Append(_document.Stream(1), 4))).Message);
            Assert.Equal(3, (await place.Log.Read(_document.Stream(1), default)).Count);
        }
        finally
        {
            Machine.Unlock(place.File, $"{place.File}-wal");
        }

        Assert.Contains($"The file {place.File} is read-only.", answers[^1], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Contains(place.File, answer, StringComparison.Ordinal));
        await Eventually(() => place.Log.Append(_document.Stream(1), 4));
        Assert.Equal(4, (await place.Log.Read(_document.Stream(1), default)).Count);
    }

    [SkippableFact]
    public async Task A_file_that_is_read_only_from_the_start_is_opened_for_reading()
    {
        Machine.SkipUnlessOurs();
        await using var place = new SqlitePlace();
        await place.Log.AppendAll(_document.Stream(1), 3);
        await place.Close();
        Machine.Lock(place.File);
        try
        {
            var log = place.Open();
            Assert.Equal(3, (await log.Read(_document.Stream(1), default)).Count);
            var e = await Assert.ThrowsAsync<LogUnavailableException>(() => log.Append(_document.Stream(1), 4));
            Assert.Contains($"The file {place.File} is read-only.", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            Machine.Unlock(place.File);
        }
    }

    [Fact]
    public async Task A_damaged_page_is_named_and_what_is_not_on_it_can_be_read()
    {
        await using var place = new SqlitePlace();
        await Append(place, 1, 300);
        await place.Close();
        DamagePageOfEvents(place.File);
        var log = place.Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 300).Select(async paragraph => await Record.ExceptionAsync(async () =>
            Assert.Equal([Comment(1, LongText)], await log.Read(_document.Stream(paragraph), default)))));
        var whole = await Record.ExceptionAsync(() => log.VersionsOf(_document));

        Assert.InRange(outcomes.Count(e => e is not null), 1, 20);
        Assert.All(outcomes.OfType<Exception>().Append(whole), e => AssertDamaged(e, place));
        var lost = outcomes.Index().First(o => o.Item is not null).Index + 1;
        AssertDamaged(await Record.ExceptionAsync(() => log.Append(_document.Stream(lost), 2)), place);
        await log.Append(_document.Stream(outcomes.Index().First(o => o.Item is null).Index + 1), 2);
    }

    [Fact]
    public async Task A_file_whose_head_is_overwritten_is_not_opened()
    {
        await using var place = new SqlitePlace();
        await place.Log.AppendAll(_document.Stream(1), 3);
        await place.Close();
        using (var file = File.OpenWrite(place.File)) file.Write(new byte[100]);

        AssertDamaged(Record.Exception(place.Open), place);
    }

    private static string LongText { get; } = new('x', 1000);

    /// <summary>The first event of paragraphs from a number on. Returns how many were acknowledged.</summary>
    private async Task<int> Append(SqlitePlace place, int first, int count)
    {
        var appends = Enumerable.Range(first, count).Select(paragraph => place.Log.Append(_document.Stream(paragraph), 1, LongText));
        var outcomes = await Task.WhenAll(appends.Select(append => Record.ExceptionAsync(() => append)));
        Assert.All(outcomes.OfType<Exception>(), e => Assert.IsType<LogUnavailableException>(e));
        return outcomes.Count(e => e is null);
    }

    // A connection that a reader made meanwhile may have to fail once before it is given up.
    internal static async Task Eventually(Func<Task> append)
    {
        if (await Record.ExceptionAsync(append) is not null) await append();
    }

    private static void AssertDamaged(Exception? e, SqlitePlace place)
    {
        var words = Assert.IsType<LogUnavailableException>(e).Message;
        Assert.Contains($"The file {place.File} is damaged.", words, StringComparison.Ordinal);
        Assert.Contains("restore a backup", words, StringComparison.Ordinal);
    }

    private static void DamagePageOfEvents(string file)
    {
        const byte tableLeaf = 0x0D; // the first byte of a page of rows
        var bytes = File.ReadAllBytes(file);
        var page = Enumerable.Range(bytes.Length / PageSize / 2, 1000).First(number => bytes[number * PageSize] == tableLeaf);
        Array.Fill<byte>(bytes, 0xFF, page * PageSize, PageSize / 2);
        File.WriteAllBytes(file, bytes);
    }
}
