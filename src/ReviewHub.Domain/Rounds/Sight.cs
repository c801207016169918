namespace ReviewHub.Domain;

/// <summary>Somebody who may read the document.</summary>
[GenerateSerializer, Immutable, Alias("rh.viewer")]
public readonly record struct Viewer([property: Id(0)] ReviewerId Id, [property: Id(1)] BoardRole Role)
{
    /// <summary>A fellow reviewer whose identity does not matter.</summary>
    public static readonly Viewer Reviewer = new(default, BoardRole.Reviewer);

    /// <summary>A chair whose identity does not matter.</summary>
    public static readonly Viewer Chair = new(default, BoardRole.Chair);

    /// <summary>Whoever may see least: an observer, who never judges.</summary>
    public static readonly Viewer Anyone = new(default, BoardRole.Observer);
}

/// <summary>
/// The one rule of who may see what of a round. Every way out asks it, and what it forbids is not in the bytes that are sent. One's
/// own stances and how many have judged are never hidden.
/// </summary>
public readonly record struct Sight(Round Round, Viewer Viewer)
{
    public static Sight Of(Round round, Viewer viewer) => new(round, viewer);

    /// <summary>Whether everyone who may read the document sees the tallies, so that they may go to all at once.</summary>
    public static bool IsOpenToAll(Round round) => Of(round, Viewer.Anyone).MaySeeTally(hasJudged: false);

    /// <summary>Counts, shares, state and the stances behind them, on one paragraph.</summary>
    /// <param name="hasJudged">Whether the viewer has answered every question of the round on it.</param>
    public bool MaySeeTally(bool hasJudged) => Round.IsClosed || Round.Protocol.Visibility switch
    {
        Visibility.Open => true,
        Visibility.BlindUntilVoted => hasJudged || SeesAsChair,
        _ => SeesAsChair,
    };

    /// <summary>Whose stance is whose, on one paragraph.</summary>
    /// <param name="hasJudged">Whether the viewer has answered every question of the round on it.</param>
    public bool MaySeeWho(bool hasJudged) => IsNamed && MaySeeTally(hasJudged);

    /// <summary>
    /// Who has judged, not how. In an anonymous round names would lead to pseudonyms: by the tally that moves as one shows up and, once the
    /// round is closed, by what else each has judged.
    /// </summary>
    public bool MaySeeTurnoutNames => IsNamed;

    /// <summary>Whether people go under their names at all: in comments, presence and notes too.</summary>
    public bool IsNamed => Round.Protocol.Naming == Naming.Named;

    /// <summary>The id under which others know the person: their own, or one that leads nowhere.</summary>
    public ReviewerId NameOf(ReviewerId person, Pseudonyms pseudonyms) => IsNamed ? person : pseudonyms.Of(person);

    // Where a stance stands once the others' can be seen, whoever judges must not see them first.
    private bool SeesAsChair => Viewer.Role == BoardRole.Chair && Round.Protocol.ChairView == ChairView.Live
        && !(Round.Protocol.Changes == Changes.Locked && Round.Protocol.Expects(Viewer.Id));
}
