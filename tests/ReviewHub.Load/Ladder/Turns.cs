namespace ReviewHub.Load;

/// <summary>Has each reviewer go through the paragraphs, from one of their own on, and judge none twice before all are judged.</summary>
internal sealed class Turns(int reviewers, int paragraphs)
{
    private const int Apart = 7; // reviewers who sit side by side begin that far apart, so that every paragraph has some
    private readonly int[] _judged = new int[reviewers];

    public int Next(int reviewer) => (((reviewer * Apart) + _judged[reviewer]++) % paragraphs) + 1;
}
