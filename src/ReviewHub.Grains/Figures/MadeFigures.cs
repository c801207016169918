using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>The figures of one question as they were made last, and some of those before.</summary>
internal sealed class MadeFigures
{
    /// <summary>Some seconds' worth. Who comes back with older ones is told everything anew.</summary>
    private const int Kept = 8;

    private readonly Queue<AllFigures> _former = [];

    /// <summary>Null before they are made first, and where there is no such document.</summary>
    public AllFigures? Newest { get; private set; }

    /// <summary>Whether nothing that they are made from has changed, as far as is known.</summary>
    public bool IsCurrent { get; private set; }

    public void Put(AllFigures? made)
    {
        if (Newest is { } former)
        {
            former.Forget();
            _former.Enqueue(former);
        }

        while (_former.Count > Kept) _former.Dequeue();
        (Newest, IsCurrent) = (made, true);
    }

    public void Expire() => IsCurrent = false;

    /// <returns>Null where they are not kept any more.</returns>
    public AllFigures? At(FiguresStamp? stamp) => Newest?.Stamp == stamp ? Newest : _former.LastOrDefault(f => f.Stamp == stamp);
}
