namespace ReviewHub.Domain.Tests;

internal static class Refused
{
    /// <returns>What the person is told.</returns>
    public static string For(RefusalKind kind, Func<object?> decide)
    {
        var refusal = Assert.Throws<ReviewRuleException>(decide);
        Assert.Equal(kind, refusal.Kind);
        return refusal.Message;
    }
}
