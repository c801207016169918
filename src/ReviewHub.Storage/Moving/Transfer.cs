using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ReviewHub.Storage;

/// <summary>Carries everything from one database into another, empty one, of whatever kinds, to the letter.</summary>
internal static class Transfer
{
    private const int RowsAtOnce = 500;

    /// <summary>The tables of the catalogue, each after those it refers to.</summary>
    private static readonly (Type Row, Action<CatalogueDb, CatalogueDb, CancellationToken> Carry)[] Tables =
    [
        Table<Person>(),
        Table<IdentityUserClaim<Guid>>(claim => claim.Id = 0), // numbered by each database for itself
        Table<IdentityUserLogin<Guid>>(),
        Table<IdentityUserToken<Guid>>(),
        Table<BoardRow>(),
        Table<Membership>(),
        Table<FormerMember>(),
        Table<Invitation>(),
        Table<DocumentRow>(),
        Table<AccessToken>(),
        Table<SetupLink>(),
        Table<SealingKey>(key => key.Id = 0),
    ];

    public static IEnumerable<Type> Carried => Tables.Select(table => table.Row);

    /// <returns>What was found in the new place, which is what was found in the old one.</returns>
    /// <exception cref="DatabaseNotEmptyException">There is something in the new place.</exception>
    /// <exception cref="BrokenLogException">The log is not what was recorded.</exception>
    public static LogVerdict Carry(Contents from, Contents to, CancellationToken ct)
    {
        RequireEmpty(to);
        var sent = LogVerifier.Verify(from.Events());
        to.Write(from.Events());
        to.Write(from.Rounds());
        to.WriteSecret(from.Secret());
        foreach (var (_, carry) in Tables) carry(from.Catalogue, to.Catalogue, ct);
        var arrived = LogVerifier.Verify(to.Events());
        if (arrived != sent) throw new InvalidOperationException($"What arrived ({arrived}) is not what was sent ({sent}); nothing was kept of it.");
        to.Commit();
        return arrived;
    }

    private static void RequireEmpty(Contents to)
    {
        if (to.Events().Any() || to.Catalogue.Users.Any() || to.Catalogue.Boards.Any()) throw new DatabaseNotEmptyException(to.Where);
        // A server that was started once on the empty database left a key and a link, which nobody holds anything of.
        to.Catalogue.SealingKeys.ExecuteDelete();
        to.Catalogue.SetupLinks.ExecuteDelete();
    }

    private static (Type, Action<CatalogueDb, CatalogueDb, CancellationToken>) Table<T>(Action<T>? renumber = null)
        where T : class => (typeof(T), (from, to, ct) => Carry(from, to, renumber, ct));

    private static void Carry<T>(CatalogueDb from, CatalogueDb to, Action<T>? renumber, CancellationToken ct)
        where T : class
    {
        foreach (var rows in from.Set<T>().AsNoTracking().AsEnumerable().Chunk(RowsAtOnce))
        {
            ct.ThrowIfCancellationRequested();
            if (renumber is not null) Array.ForEach(rows, renumber);
            to.Set<T>().AddRange(rows);
            to.SaveChanges();
            to.ChangeTracker.Clear();
        }
    }
}
