using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <param name="New">False when the person was on the board already.</param>
public sealed record Admission(ReviewerId Person, string Name, BoardRole Role, bool New);

/// <summary>Lets the holders of an invitation onto its board.</summary>
public sealed class Admissions(IDbContextFactory<CatalogueDb> databases, TimeProvider clock)
{
    /// <summary>How long after a guest joined the same request may be repeated; a lost answer is asked for again within seconds.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(10);

    /// <summary>A member keeps the role he has, so that an old link cannot undo what a chair decided.</summary>
    public async Task<Admission> AdmitAsync(Invitation invitation, ReviewerId person, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginAloneAsync(invitation.BoardId, ct);
        var row = await db.Users.SingleAsync(p => p.Id == person.Value, ct);
        var admission = await JoinAsync(db, invitation, row, ct);
        await transaction.CommitAsync(ct);
        return admission;
    }

    /// <summary>
    /// Makes a guest. With a <paramref name="key"/> the guest's id follows from invitation and key, so that a repeat of the
    /// request finds the guest it made. Since the answer carries a token, a key is only good for a while and for the same name.
    /// </summary>
    public async Task<Admission> AdmitGuestAsync(Invitation invitation, string name, string? key, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = key is null ? Guid.CreateVersion7(now) : CommandId.For(new ReviewerId(invitation.Id), key).Value;
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginAloneAsync(invitation.BoardId, ct);
        var guest = await db.Users.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (guest is null)
            db.Users.Add(guest = Person.Named(name, id, now));
        else if (guest.Name != name || guest.PasswordHash is not null || now - guest.CreatedAt > RepeatWindow)
            throw ReviewRuleException.Conflict("This request id was used before; choose another.");
        var admission = await JoinAsync(db, invitation, guest, ct);
        await transaction.CommitAsync(ct);
        return admission;
    }

    private async Task<Admission> JoinAsync(CatalogueDb db, Invitation invitation, Person person, CancellationToken ct)
    {
        var present = await db.Memberships.SingleOrDefaultAsync(m => m.BoardId == invitation.BoardId && m.PersonId == person.Id, ct);
        if (present is not null)
            return new(new(person.Id), person.Name, present.Role, New: false);
        var former = await db.FormerMembers.SingleOrDefaultAsync(m => m.BoardId == invitation.BoardId && m.PersonId == person.Id, ct);
        if (former is { Removed: true } && former.LeftAt >= invitation.CreatedAt)
            throw ReviewRuleException.NotAllowed("You were removed from this board. Ask a chair for a new invitation.");
        if (former is not null)
            db.FormerMembers.Remove(former);
        db.Memberships.Add(new Membership
        {
            BoardId = invitation.BoardId,
            PersonId = person.Id,
            Role = invitation.Role,
            JoinedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
        await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(row => row.SetProperty(i => i.Uses, i => i.Uses + 1), ct);
        return new(new(person.Id), person.Name, invitation.Role, New: true);
    }
}
