using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Whether a token or a cookie is still good. Asked at every request and hub call, so the answers are kept for a moment.</summary>
internal sealed class SignIns(AccessTokens tokens, IDbContextFactory<CatalogueDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>Longer than between two votes of one person who reads a list of short paragraphs.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(30);

    private readonly Recent<string, TokenOwner?> _owners = new(clock, Moment, async hashes =>
    {
        var owners = await tokens.OwnersOfAsync([.. hashes.Select(Convert.FromHexString)], CancellationToken.None);
        return owners.ToDictionary(o => Convert.ToHexString(o.Hash), TokenOwner? (o) => o.Owner);
    }, Together);

    private readonly Recent<ReviewerId, string?> _stamps = new(clock, Moment, async people =>
    {
        var ids = people.Select(p => p.Value).ToList();
        await using var db = await databases.CreateDbContextAsync();
        return await db.Users.Where(p => EF.Parameter(ids).Contains(p.Id))
            .ToDictionaryAsync(p => new ReviewerId(p.Id), p => p.SecurityStamp);
    }, Together);

    /// <param name="hash">SHA-256 of the token, hexadecimal.</param>
    public async ValueTask<ReviewerId?> OwnerOf(string hash) =>
        await _owners.Get(hash) is { } owner && !(owner.ExpiresAt <= clock.GetUtcNow()) ? owner.Person : null;

    public async ValueTask<bool> StillGood(ClaimsPrincipal caller)
    {
        if (caller.ReviewerOrNone() is not { } person)
            return false;
        if (caller.FindFirst(Caller.TokenClaim) is { } token)
            return await OwnerOf(token.Value) == person;
        return caller.FindFirst(Caller.StampClaim) is { } stamp && stamp.Value == await _stamps.Get(person);
    }

    public void ForgetToken(byte[] hash) => _owners.Forget(Convert.ToHexString(hash));

    public void ForgetPassword(ReviewerId person) => _stamps.Forget(person);
}
