using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReviewHub.Storage;

/// <summary>
/// Remembers when tokens were last used and writes it down now and then, many in one statement: a meeting that signs in at once should
/// not queue a thousand writes before its first vote, nor keep the votes waiting while each is written. What is written is true to a minute.
/// </summary>
public sealed partial class TokenUses(IDbContextFactory<CatalogueDb> databases, TimeProvider clock, ILogger<TokenUses> log) : BackgroundService
{
    /// <summary>Tokens in one statement: it holds the database's one write lock for about a millisecond.</summary>
    private const int AtOnce = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _uses = new();

    public void Note(Guid token) => _uses[token] = clock.GetUtcNow();

    public DateTimeOffset? LastUse(Guid token) => _uses.TryGetValue(token, out var at) ? at : null;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            // Copied by the dictionary itself: sorting it as it is fails when somebody signs in meanwhile.
            foreach (var uses in _uses.ToArray().OrderBy(use => use.Value).Chunk(AtOnce))
            {
                var (tokens, at) = (uses.Select(use => use.Key).ToList(), uses[^1].Value);
                await db.AccessTokens.Where(t => EF.Parameter(tokens).Contains(t.Id)).ExecuteUpdateAsync(row => row.SetProperty(t => t.LastUsedAt, at), ct);
                foreach (var use in uses) _uses.TryRemove(use);
            }
        }
        catch (DbException failure)
        {
            NotWritten(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last uses of tokens could not be written down; they are tried again.")]
    private static partial void NotWritten(ILogger log, Exception failure);
}
