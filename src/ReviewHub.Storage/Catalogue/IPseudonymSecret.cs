namespace ReviewHub.Storage;

/// <summary>
/// What pseudonyms of anonymous rounds are made from. Whoever has it can lead them back to people, so it is in no log and no export; and
/// it never changes, or everybody would change their pseudonym.
/// </summary>
public interface IPseudonymSecret
{
    /// <summary>At least 32 random bytes.</summary>
    ReadOnlyMemory<byte> Value { get; }
}
