using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReviewHub.Domain;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>The rules of names, e-mail addresses and passwords, over Identity's store.</summary>
internal sealed class Accounts(UserManager<Person> users)
{
    private const int MaxEmail = 254;
    private const int MaxPassword = 1000;

    public async Task<Person> FindAsync(ReviewerId person) =>
        await users.FindByIdAsync(person.ToString()) ?? throw ReviewRuleException.NotFound("There is no such person.");

    public async Task<Person?> FindByEmailAsync(string? email) =>
        await users.FindByEmailAsync(ReviewText.Require(email, MaxEmail, "The e-mail address"));

    public static string RequirePassword(string? password) => ReviewText.Require(password, MaxPassword, "The password");

    public static void Rename(Person person, string name) => person.Name = ReviewText.Require(name, ReviewText.MaxName, "The name");

    public async Task GiveEmailAsync(Person person, string? email)
    {
        var holder = await FindByEmailAsync(email);
        if (holder is not null && holder.Id != person.Id)
            throw ReviewRuleException.Conflict("Another account has this e-mail address.");
        if (email!.IndexOf('@', StringComparison.Ordinal) <= 0 || email.EndsWith('@') || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            throw ReviewRuleException.Invalid("This is not an e-mail address.");
        person.Email = email;
    }

    /// <summary>Also ends every sign-in by cookie that was made with the former password, once the person is saved.</summary>
    public async Task GivePasswordAsync(Person person, string? password)
    {
        RequirePassword(password);
        foreach (var validator in users.PasswordValidators)
            Require(await validator.ValidateAsync(users, person, password));
        person.PasswordHash = users.PasswordHasher.HashPassword(person, password!);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public Task AddAsync(Person person) => SaveAsync(() => users.CreateAsync(person));

    public Task SaveAsync(Person person) => SaveAsync(() => users.UpdateAsync(person));

    /// <summary>Two requests at once can pass every check above; the database has the last word.</summary>
    private static async Task SaveAsync(Func<Task<IdentityResult>> save)
    {
        try
        {
            Require(await save());
        }
        catch (DbUpdateException)
        {
            throw ReviewRuleException.Conflict("Another account has this e-mail address.");
        }
    }

    private static void Require(IdentityResult result)
    {
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw ReviewRuleException.Conflict("The account was changed by another request just now.");
        if (!result.Succeeded)
            throw ReviewRuleException.Invalid(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
