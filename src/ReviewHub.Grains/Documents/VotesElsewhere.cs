using System.Globalization;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>Writes the votes a document comes with into the streams of its paragraphs, which nobody else writes while the document is not there.</summary>
internal static class VotesElsewhere
{
    /// <summary>Appends under way at once: enough for the writer to commit many together, few beside those of everybody else.</summary>
    private const int AtOnce = 512;

    /// <summary>A vote's own command, in which the whole vote is: so that a repeat with other votes is not taken for the same.</summary>
    public static Func<VoteElsewhere, int, CommandId> CommandsOf(Command command) => (vote, version) => command.Then(string.Create(
        CultureInfo.InvariantCulture, $"{vote.Paragraph}/{version}/{vote.By}/{vote.At.ToUnixTimeMilliseconds()}/{vote.Stance.Key}")).Id;

    /// <param name="votes">Paragraph by paragraph. Those that an attempt before has written are passed over.</param>
    /// <exception cref="ReviewRuleException">That attempt had other votes.</exception>
    /// <exception cref="TryAgainException">Some may not have been recorded; the same request finishes it.</exception>
    public static async Task Write(IEventLog log, DocumentId document, IEnumerable<(int Paragraph, Recorded Recorded)> votes)
    {
        var underWay = new List<Task>(AtOnce);
        foreach (var onOne in votes.GroupBy(v => v.Paragraph, v => v.Recorded))
        {
            var stream = StreamId.Of(new ParagraphId(document, onOne.Key));
            var known = await TryAgainException.Unless(log.Read(stream, CancellationToken.None));
            CommandId? after = null;
            foreach (var vote in onOne)
            {
                if (vote.Version > known.Count) underWay.Add(log.Append(stream, vote, after));
                else if (known[vote.Version - 1].Command != vote.Command)
                    throw ReviewRuleException.Conflict("This request id was used before with other votes; choose another.");
                after = vote.Command;
                if (underWay.Count == AtOnce) await Landed(underWay);
            }
        }

        await Landed(underWay);
    }

    private static async Task Landed(List<Task> underWay)
    {
        try
        {
            await Task.WhenAll(underWay);
        }
        catch (Exception e)
        {
            throw new TryAgainException(e.Message);
        }

        underWay.Clear();
    }
}
