namespace ReviewHub.Formats;
public static class MarkdownWriter { public static Task WriteAsync(ReviewRecord record, Stream output, CancellationToken cancellation) => Task.CompletedTask; }
