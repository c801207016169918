using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>
/// People, boards, membership, invitations, tokens and the list of documents. The model is neutral; each database has a
/// subclass of its own, which its migrations belong to.
/// </summary>
public abstract class CatalogueDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<BoardRow> Boards => Set<BoardRow>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<FormerMember> FormerMembers => Set<FormerMember>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();
    public DbSet<SealingKey> SealingKeys => Set<SealingKey>();

    /// <summary>Fixed here, so that the tables do not depend on how a host configures Identity.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <summary>
    /// A transaction beside which no other about the same board, document or such runs, so that what it looked at first still holds when it
    /// writes. Where the database has one writer, there is none beside any.
    /// </summary>
    public virtual Task<IDbContextTransaction> BeginAloneAsync(Guid about, CancellationToken ct) => Database.BeginTransactionAsync(ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<BoardRole>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        MapIdentity(builder);
        MapBoards(builder);
        MapCredentials(builder);
    }

    private static void MapIdentity(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("PersonClaims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("PersonLogins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("PersonTokens");
    }

    private static void MapBoards(ModelBuilder model)
    {
        model.Entity<Membership>(member =>
        {
            member.HasKey(m => new { m.BoardId, m.PersonId });
            member.HasOne<BoardRow>().WithMany().HasForeignKey(m => m.BoardId);
        });
        model.Entity<FormerMember>(former =>
        {
            former.HasKey(m => new { m.BoardId, m.PersonId });
            former.HasOne<BoardRow>().WithMany().HasForeignKey(m => m.BoardId);
        });
        model.Entity<Invitation>().HasIndex(i => i.CodeHash).IsUnique();
        model.Entity<DocumentRow>().HasOne<BoardRow>().WithMany().HasForeignKey(d => d.BoardId);
    }

    private static void MapCredentials(ModelBuilder model)
    {
        model.Entity<AccessToken>().HasIndex(t => t.Hash).IsUnique();
        model.Entity<AccessToken>().HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
        model.Entity<SetupLink>().HasIndex(l => l.CodeHash).IsUnique();
    }

    /// <summary>SQLite cannot order a DateTimeOffset; a number it can, and the log keeps whole milliseconds too.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        number => DateTimeOffset.FromUnixTimeMilliseconds(number));
}
