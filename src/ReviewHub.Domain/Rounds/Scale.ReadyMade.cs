using System.Collections.Immutable;

namespace ReviewHub.Domain;

public sealed partial record Scale
{
    public static readonly Scale AcceptReviseReject = new("accept-revise-reject",
    [
        new("accept", "Accept", Side.For),
        new("revise", "Needs work", Side.Neutral),
        new("reject", "Reject", Side.Against),
    ]);

    /// <summary>To pass is to have weighed a statement and to lean neither way; who has not weighed it abstains.</summary>
    public static readonly Scale AgreeDisagreePass = new("agree-disagree-pass",
    [
        new("agree", "Agree", Side.For),
        new("pass", "Pass", Side.Neutral),
        new("disagree", "Disagree", Side.Against),
    ]);

    public static readonly Scale Likert5 = new("likert-5",
    [
        new("strongly-agree", "Strongly agree", Side.For),
        new("agree", "Agree", Side.For),
        new("neither", "Neither agree nor disagree", Side.Neutral),
        new("disagree", "Disagree", Side.Against),
        new("strongly-disagree", "Strongly disagree", Side.Against),
    ]);

    /// <summary>The nine points of RAND/UCLA appropriateness panels and of core outcome sets. What the ends mean is for the question to say.</summary>
    public static readonly Scale Rand9 = new("rand-9",
    [
        new("9", "9", Side.For),
        new("8", "8", Side.For),
        new("7", "7", Side.For),
        new("6", "6", Side.Neutral),
        new("5", "5", Side.Neutral),
        new("4", "4", Side.Neutral),
        new("3", "3", Side.Against),
        new("2", "2", Side.Against),
        new("1", "1", Side.Against),
    ]);

    /// <summary>The scales that go by their key alone. Their keys and categories are frozen.</summary>
    public static readonly ImmutableArray<Scale> ReadyMade = [AcceptReviseReject, AgreeDisagreePass, Likert5, Rand9];

    public static bool IsKnown(string key) => Find(key) is not null;

    /// <exception cref="NotSupportedException">No scale has this key; a newer build wrote it.</exception>
    public static Scale Named(string key) => Find(key) ?? throw new NotSupportedException($"This build knows no scale '{key}'.");

    private static Scale? Find(string key) => ReadyMade.FirstOrDefault(s => s.Key == key);
}
