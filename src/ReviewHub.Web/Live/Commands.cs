using System.Diagnostics;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>The one way from a doorway to a paragraph or a document, for HTTP and hub alike.</summary>
internal static class Commands
{
    private const int Attempts = 5;

    /// <summary>So long at most a command waits for another node to take over from one that is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends a command; when its outcome is unknown, or its node gone, sends it again under the same id, which is safe.</summary>
    /// <exception cref="TryAgainException">The outcome is still unknown after some tries.</exception>
    public static async Task<Receipt> Send(
        this IGrainFactory grains, ParagraphId paragraph, Command command, Func<IParagraphGrain, Command, Task<Receipt>> send)
    {
        if (paragraph.Number < 1) throw ReviewRuleException.NotFound($"The document has no paragraph {paragraph.Number}.");
        return await Repeat(grains.GetGrain<IParagraphGrain>(paragraph.ToString()), command, send);
    }

    /// <summary>Sends a command to the document itself, in the same way.</summary>
    /// <exception cref="TryAgainException">The outcome is still unknown after some tries.</exception>
    public static Task<Receipt> Send(
        this IGrainFactory grains, DocumentId document, Command command, Func<IDocumentGrain, Command, Task<Receipt>> send) =>
        Repeat(grains.GetGrain<IDocumentGrain>(document.ToString()), command, send);

    private static async Task<Receipt> Repeat<TGrain>(TGrain grain, Command command, Func<TGrain, Command, Task<Receipt>> send)
        where TGrain : IGrainWithStringKey
    {
        using var traced = LiveTraces.Command()?.SetTag("reviewhub.stream", grain.GetPrimaryKeyString());
        var begun = Stopwatch.GetTimestamp();
        for (int attempt = 1, unreached = 1; ;)
        {
            try
            {
                var answer = await send(grain, command);
                LiveMeter.Answered(begun);
                return answer;
            }
            catch (TryAgainException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10 << attempt++));
            }
            catch (Exception e) when (Unreached.Is(e))
            {
                if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TryAgainException(Unreached.InWords);
                await Task.Delay(TimeSpan.FromMilliseconds(10 << Math.Min(unreached++, 4)));
            }
        }
    }
}
