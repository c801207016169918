using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Makes the person who runs an installation: there is one way in per installation, and it closes behind them.</summary>
internal sealed class FirstChair(CatalogueDb db, Accounts accounts, SetupLinks links, TimeProvider clock)
{
    /// <exception cref="ReviewRuleException">The code is wrong or used, or what is given does not make an account.</exception>
    public async Task<Person> TakeOverAsync(string code, string? name, string? email, string? password, CancellationToken ct)
    {
        await links.RequireAsync(code, ct);
        var person = await MakeAsync(name, email, password);
        await using var transaction = await db.BeginAloneAsync(Guid.Empty, ct);
        await links.UseAsync(db, code, ct);
        await accounts.AddAsync(person);
        await transaction.CommitAsync(ct);
        return person;
    }

    /// <summary>Without a code, for those who hold the machine. The same e-mail address again finds the same person.</summary>
    /// <exception cref="ReviewRuleException">Somebody else was first.</exception>
    public async Task<Person> CreateAsync(string name, string email, string password, CancellationToken ct)
    {
        if (await accounts.FindByEmailAsync(email) is { MayCreateBoards: true } known)
            return known;
        if (await db.Users.AnyAsync(p => p.MayCreateBoards, ct))
            throw ReviewRuleException.Conflict("This installation has its first chair already, under another e-mail address.");
        var person = await MakeAsync(name, email, password);
        await accounts.AddAsync(person);
        return person;
    }

    private async Task<Person> MakeAsync(string? name, string? email, string? password)
    {
        var now = clock.GetUtcNow();
        var person = Person.Named("", Guid.CreateVersion7(now), now);
        person.MayCreateBoards = true;
        Accounts.Rename(person, name!);
        await accounts.GiveEmailAsync(person, email);
        await accounts.GivePasswordAsync(person, password);
        return person;
    }
}
