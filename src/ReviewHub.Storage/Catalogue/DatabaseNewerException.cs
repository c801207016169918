namespace ReviewHub.Storage;

/// <summary>The database was written by a later build, whose changes this one cannot know how to respect.</summary>
public sealed class DatabaseNewerException(string migration)
    : Exception($"The database was brought up to '{migration}' by a newer version of ReviewHub; start that version, or restore a backup from before it.");
