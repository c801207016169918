using System.Text.Json.Serialization;

namespace ReviewHub.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<ConsensusState>))]
public enum ConsensusState
{
    [JsonStringEnumMemberName("no-quorum")] NoQuorum,
    [JsonStringEnumMemberName("contested")] Contested,
    [JsonStringEnumMemberName("consensus-for")] For,
    [JsonStringEnumMemberName("consensus-against")] Against,
}

/// <summary>What the declared rule makes of a tally. The figures it came from are a question of their own: <see cref="ConsensusRule.Explain"/>.</summary>
/// <param name="Judged">Stances for, neutral and against: what the quorum counts.</param>
/// <param name="Denominator">The stances that the rule's shares, median and quartiles are of.</param>
/// <param name="Eligible">People admitted to judge who are not recused: what the quorum is a percentage of.</param>
[GenerateSerializer, Immutable, Alias("rh.consensus")]
public readonly record struct Consensus(
    [property: Id(0)] ConsensusState State,
    [property: Id(1)] int Judged,
    [property: Id(2)] int Denominator,
    [property: Id(3)] int Eligible);
