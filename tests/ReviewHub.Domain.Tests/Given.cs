namespace ReviewHub.Domain.Tests;

/// <summary>States reached by events.</summary>
internal static class Given
{
    public static Paragraph Paragraph(params (ReviewerId By, ParagraphEvent Event)[] events) => Paragraph(Recorded(events));

    public static Paragraph Paragraph(IEnumerable<Recorded> recorded) =>
        recorded.Aggregate(Domain.Paragraph.Untouched, (paragraph, e) => paragraph.Apply(e));

    public static Document Document(params ReviewEvent[] events) =>
        events.Select((e, index) => Some.Recorded(index + 1, e)).Aggregate((Document?)null, Domain.Document.Apply)!;

    /// <summary>Ann began a thread as comment 1, Ben replied as comment 2.</summary>
    public static Paragraph ParagraphWithThread() => Paragraph(
        (Some.Ann, new ThreadStarted(new(1), 1, "Who is meant?", null)),
        (Some.Ben, new ReplyAdded(new(2), new(1), "Everyone.")));

    private static IEnumerable<Recorded> Recorded((ReviewerId By, ParagraphEvent Event)[] events) =>
        events.Select((e, index) => Some.Recorded(index + 1, e.Event, e.By));
}
