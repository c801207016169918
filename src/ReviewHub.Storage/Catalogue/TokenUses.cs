using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReviewHub.Storage;

/// <summary>
/// Remembers when tokens were last used and writes it down now and then, in one transaction: a meeting that signs in at once
/// should not queue a thousand writes before its first vote.
/// </summary>
public sealed partial class TokenUses(IDbContextFactory<CatalogueDb> databases, TimeProvider clock, ILogger<TokenUses> log) : BackgroundService
{
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
        var uses = _uses.ToArray();
        if (uses.Length == 0)
            return;
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var (token, at) in uses)
                await db.AccessTokens.Where(t => t.Id == token).ExecuteUpdateAsync(row => row.SetProperty(t => t.LastUsedAt, at), ct);
            await transaction.CommitAsync(ct);
            foreach (var use in uses)
                _uses.TryRemove(use);
        }
        catch (DbException failure)
        {
            NotWritten(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last uses of tokens could not be written down; they are tried again.")]
    private static partial void NotWritten(ILogger log, Exception failure);
}
