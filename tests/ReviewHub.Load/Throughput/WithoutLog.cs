using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReviewHub.Domain;
using ReviewHub.Storage;
using ReviewHub.Web;

namespace ReviewHub.Load;

/// <summary>The product, whole but for its log.</summary>
internal static class WithoutLog
{
    public static async Task Serve(string[] args)
    {
        await using var app = await ReviewHubHost.Build(args, services => services.Replace(ServiceDescriptor.Singleton<IEventLog, Forgetful>()));
        await app.StartAsync();
        await Greeting.Print(app, demo: false);
        await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(app);
    }

    /// <summary>Acknowledges at once. Keeps what documents say of themselves, without which no paragraph would be known.</summary>
    private sealed class Forgetful : IEventLog
    {
        private readonly ConcurrentDictionary<string, List<Recorded>> _documents = [];
        private long _position;

        public Task<long> Append(StreamId stream, Recorded recorded, CommandId? after)
        {
            if (stream.Paragraph is null) _documents.GetOrAdd(stream.Name, _ => []).Add(recorded);
            return Task.FromResult(Interlocked.Increment(ref _position));
        }

        public Task<IReadOnlyList<Recorded>> Read(StreamId stream, int after, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Recorded>>(_documents.GetValueOrDefault(stream.Name)?.Where(r => r.Version > after).ToList() ?? []);

        public Task<Recorded?> Find(StreamId stream, CommandId command, CancellationToken cancellation) => Task.FromResult<Recorded?>(null);

        public Task<IDocumentLog> Open(DocumentId document, long? position, CancellationToken cancellation) =>
            Task.FromResult<IDocumentLog>(new View(_documents.GetValueOrDefault(StreamId.Of(document).Name)?.ToList() ?? [], StreamId.Of(document)));

        private sealed class View(List<Recorded> known, StreamId document) : IDocumentLog
        {
            public long Position => known.Count;
            public DateTimeOffset LastEventAt => known.Count > 0 ? known[^1].At : default;
            public void RequireKnown()
            {
            }

            public IEnumerable<Recorded> Read(StreamId stream) => stream == document ? known : [];
            public IEnumerable<(StreamId Stream, Recorded Recorded)> ReadAll() => known.Select(r => (document, r));
            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
