namespace ReviewHub.Domain;

/// <summary>Why a command was refused; each doorway has one answer for each of them.</summary>
public enum RefusalKind
{
    /// <summary>What the command names does not exist, or not for this caller.</summary>
    NotFound,

    /// <summary>The caller may see it but may not do this.</summary>
    NotAllowed,

    /// <summary>The command is malformed or breaks a stated limit.</summary>
    Invalid,

    /// <summary>The command is well formed, but the state of the review does not admit it.</summary>
    Conflict,
}

/// <summary>A rule of the review refused a command. The message is written for the person who sent it.</summary>
[GenerateSerializer, Alias("rh.review-rule-exception")]
public sealed class ReviewRuleException(RefusalKind kind, string message) : Exception(message)
{
    [Id(0)]
    public RefusalKind Kind { get; } = kind;

    public static ReviewRuleException NotFound(string message) => new(RefusalKind.NotFound, message);

    public static ReviewRuleException NotAllowed(string message) => new(RefusalKind.NotAllowed, message);

    public static ReviewRuleException Invalid(string message) => new(RefusalKind.Invalid, message);

    public static ReviewRuleException Conflict(string message) => new(RefusalKind.Conflict, message);
}
