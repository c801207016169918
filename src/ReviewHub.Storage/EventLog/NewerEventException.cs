namespace ReviewHub.Storage;

/// <summary>The log holds what this build cannot read. It stops there, since to go on without would be to lose it.</summary>
public sealed class NewerEventException(string message, Exception? inner = null) : NotSupportedException(message, inner);
