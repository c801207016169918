namespace ReviewHub.Load;

/// <summary>One command of one reviewer, from the moment it was due.</summary>
internal sealed class Sent(int id, int screen, int paragraph, bool isComment)
{
    private static int _count;

    /// <summary>A command under an id that no other of this process has.</summary>
    public Sent(int screen, int paragraph, bool isComment) : this(Interlocked.Increment(ref _count), screen, paragraph, isComment)
    {
    }

    public int Id => id;

    /// <summary>Null on a screen that shows one document only.</summary>
    public string? Document { get; init; }

    public int Screen => screen;
    public int Paragraph => paragraph;
    public bool IsComment => isComment;

    /// <summary>When it should have been sent, whether or not this program or the server was ready (Stopwatch ticks).</summary>
    public long Due { get; set; }

    /// <summary>When the server said it was done; 0 until then.</summary>
    public long Acknowledged { get; set; }

    /// <summary>Of the paragraph, as the receipt says.</summary>
    public int Version { get; set; }

    public string? Refused { get; set; }

    /// <summary>What a comment says.</summary>
    public string Text => $"A remark of ordinary length on this paragraph, number {id}.";

    public string Stance { get; init; } = (id % 3) switch { 0 => "accept", 1 => "revise", _ => "reject" };
}
