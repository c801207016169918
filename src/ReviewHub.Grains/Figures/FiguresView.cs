using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>What the judgments on one question come to, on one paragraph.</summary>
/// <param name="Rule">The figures that the round's rule decided by.</param>
[GenerateSerializer, Immutable, Alias("rh.question-figures")]
public sealed record QuestionFigures(
    [property: Id(0)] string Question,
    [property: Id(1)] ConsensusState State,
    [property: Id(2)] ParagraphMeasures Measures,
    [property: Id(3)] ImmutableArray<Figure> Rule);

/// <param name="Round">Null before the first.</param>
/// <param name="Judged">People who have answered every question.</param>
/// <param name="Questions">Null where the viewer may not see the tally.</param>
[GenerateSerializer, Immutable, Alias("rh.paragraph-figures")]
public sealed record ParagraphFigures(
    [property: Id(0)] int Number,
    [property: Id(1)] int? Round,
    [property: Id(2)] int Judged,
    [property: Id(3)] int Eligible,
    [property: Id(4)] ImmutableArray<QuestionFigures>? Questions);

/// <summary>What became of the stances of the whole-document round before in the newest.</summary>
[GenerateSerializer, Immutable, Alias("rh.round-comparison")]
public sealed record RoundComparison([property: Id(0)] int From, [property: Id(1)] int To, [property: Id(2)] RoundChange Change);

/// <summary>Of the newest round of the whole document, on one question.</summary>
/// <param name="MostContested">Paragraphs, the one with the least agreement first.</param>
/// <param name="Change">Null when there is no round before it that asked the same.</param>
[GenerateSerializer, Immutable, Alias("rh.document-figures-of-question")]
public sealed record DocumentFigures(
    [property: Id(0)] string Question,
    [property: Id(1)] DocumentMeasures Measures,
    [property: Id(2)] ImmutableArray<int> MostContested,
    [property: Id(3)] RoundComparison? Change);

/// <param name="Of">Paragraphs that the person may judge.</param>
[GenerateSerializer, Immutable, Alias("rh.person-turnout")]
public readonly record struct PersonTurnout([property: Id(0)] ReviewerId Person, [property: Id(1)] int Judged, [property: Id(2)] int Of);

/// <param name="Finished">People who have judged all they may.</param>
/// <param name="People">Who has judged least first; null where it may not be told, or the viewer is no chair.</param>
[GenerateSerializer, Immutable, Alias("rh.turnout")]
public sealed record Turnout(
    [property: Id(0)] int Finished, [property: Id(1)] int Eligible, [property: Id(2)] ImmutableArray<PersonTurnout>? People);

/// <summary>What one viewer may see of a document's figures.</summary>
/// <param name="Epoch">Of the feed, as <paramref name="Moment"/> is: what they were made from.</param>
/// <param name="MapMoment">Of the same epoch: what the map, and the groups that were found by it, were made from. It may be some seconds behind.</param>
/// <param name="Round">The newest of the whole document; null before the first.</param>
/// <param name="Document">Null where the viewer may not see every tally; so are the camps and the map.</param>
/// <param name="Base">
/// Null where this is all. Otherwise paragraphs, and those of the camps, are only there if they are not as they were at that moment, and the map
/// only if its moment is another; all else is there.
/// </param>
[GenerateSerializer, Immutable, Alias("rh.figures-view")]
public sealed record FiguresView(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Moment,
    [property: Id(8)] long MapMoment,
    [property: Id(2)] int? Round,
    [property: Id(3)] ImmutableArray<ParagraphFigures> Paragraphs,
    [property: Id(4)] DocumentFigures? Document,
    [property: Id(5)] Turnout Turnout,
    [property: Id(6)] CampFigures? Camps,
    [property: Id(7)] OpinionMap? Map,
    [property: Id(9)] FiguresStamp? Base = null)
{
    public FiguresStamp Stamp => new(Epoch, Moment, MapMoment);
}

/// <summary>What figures were made from; the same stamp, the same figures.</summary>
[GenerateSerializer, Immutable, Alias("rh.figures-stamp")]
public readonly record struct FiguresStamp([property: Id(0)] Guid Epoch, [property: Id(1)] long Moment, [property: Id(2)] long MapMoment);
