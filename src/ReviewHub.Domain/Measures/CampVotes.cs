namespace ReviewHub.Domain;

/// <summary>How the people of one camp see one paragraph.</summary>
/// <param name="Seen">Who voted on it at all, passes included; at least <paramref name="Agree"/> and <paramref name="Disagree"/> together.</param>
[GenerateSerializer, Immutable, Alias("rh.camp-votes")]
public readonly record struct CampVotes([property: Id(0)] int Agree, [property: Id(1)] int Disagree, [property: Id(2)] int Seen)
{
    /// <summary>The share that agrees, drawn to one half as if two more had voted, one each way: few votes claim little.</summary>
    /// <remarks>Times the reciprocal rather than divided, as Polis does it: so what is made of it equals what Polis publishes to the last bit.</remarks>
    public double AgreeShare => (Agree + 1.0) * (1.0 / (Seen + 2.0));

    /// <summary>As <see cref="AgreeShare"/>.</summary>
    public double DisagreeShare => (Disagree + 1.0) * (1.0 / (Seen + 2.0));

    public static CampVotes operator +(CampVotes one, CampVotes other) => one.Add(other);

    public CampVotes Add(CampVotes other) => new(Agree + other.Agree, Disagree + other.Disagree, Seen + other.Seen);
}
