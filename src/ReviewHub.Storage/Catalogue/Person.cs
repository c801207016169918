using Microsoft.AspNetCore.Identity;

namespace ReviewHub.Storage;

/// <summary>
/// Someone who reviews. A guest has a name only and comes back by token; an account also has an e-mail address and a password.
/// </summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The name others see, to the letter as given. The user name Identity asks for is the id, since names need not be unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>Given to whoever set this installation up.</summary>
    public bool MayCreateBoards { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public static Person Named(string name, Guid id, DateTimeOffset now) => new()
    {
        Id = id,
        Name = name,
        CreatedAt = now,
        UserName = id.ToString("N"),
        NormalizedUserName = id.ToString("N").ToUpperInvariant(),
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };
}
