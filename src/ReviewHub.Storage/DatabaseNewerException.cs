namespace ReviewHub.Storage;

/// <summary>A newer build has written this database; running an older one on it could harm it.</summary>
public sealed class DatabaseNewerException(string message) : Exception(message);
