namespace ReviewHub.Storage;

/// <summary>A personal access token for scripts and guests. The token itself is shown once and never stored.</summary>
public sealed class AccessToken
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public required string Label { get; set; }
    public required byte[] Hash { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The one-time code with which the first chair takes a new installation over.</summary>
public sealed class SetupLink
{
    public Guid Id { get; set; }
    public required byte[] CodeHash { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A key that seals sign-in cookies; in the database so that every node and every restart reads the same cookies.</summary>
public sealed class SealingKey
{
    public int Id { get; set; }
    public required string Xml { get; set; }
}
