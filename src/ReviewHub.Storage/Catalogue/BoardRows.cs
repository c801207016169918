using ReviewHub.Domain;

namespace ReviewHub.Storage;

public sealed class BoardRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

public sealed class Membership
{
    public Guid BoardId { get; set; }
    public Guid PersonId { get; set; }
    public BoardRole Role { get; set; }
    public DateTimeOffset JoinedAt { get; set; }
    public Person Person { get; set; } = null!;
}

/// <summary>
/// Someone who was on the board. Kept so that what they wrote still has a name beside it; in a table of its own so that no
/// query about members can mistake them for one.
/// </summary>
public sealed class FormerMember
{
    public Guid BoardId { get; set; }
    public Guid PersonId { get; set; }
    public DateTimeOffset LeftAt { get; set; }

    /// <summary>A chair removed them, so an invitation from before that does not let them back in.</summary>
    public bool Removed { get; set; }

    public Person Person { get; set; } = null!;
}

public sealed class Invitation
{
    public Guid Id { get; set; }
    public Guid BoardId { get; set; }
    public BoardRole Role { get; set; }
    public required byte[] CodeHash { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public int Uses { get; set; }
    public BoardRow Board { get; set; } = null!;
}

public sealed class DocumentRow
{
    public Guid Id { get; set; }
    public Guid BoardId { get; set; }
    public required string Title { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
