using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>
/// Has rounds closed whose deadline has passed, also while no grain of their document was awake, or no server. A stance that comes
/// between the deadline and the closing is refused all the same: its paragraph looks at the deadline too.
/// </summary>
public sealed partial class Deadlines(IDeadlines deadlines, IGrainFactory grains, TimeProvider clock, ILogger<Deadlines> log) : BackgroundService
{
    /// <summary>A round closes this late at most, while the server runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do await CloseDue(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CloseDue(CancellationToken stopping)
    {
        foreach (var document in await Due(stopping))
        {
            try
            {
                await grains.GetGrain<IDocumentGrain>(document.ToString()).CloseDue();
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogNotClosed(document, e); // it is due still, and so the next time
            }
        }
    }

    private async Task<IReadOnlyList<DocumentId>> Due(CancellationToken stopping)
    {
        try
        {
            return await deadlines.Due(clock.GetUtcNow(), stopping);
        }
        catch (LogUnavailableException e)
        {
            LogUnanswered(e);
            return [];
        }
    }

    [LoggerMessage(LogLevel.Warning, "A round of document {Document} is due and could not be closed.")]
    private partial void LogNotClosed(DocumentId document, Exception e);

    [LoggerMessage(LogLevel.Warning, "The deadlines could not be read.")]
    private partial void LogUnanswered(Exception e);
}
