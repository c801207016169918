using System.Collections.Immutable;
using System.Text.Json;
using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Events in shapes they are no longer written in, and what each of them means today. They stay on people's disks as they are.</summary>
internal static class FormerEvents
{
    internal interface IFormer
    {
        /// <exception cref="NotSupportedException">It names something that this build does not know.</exception>
        ReviewEvent Now();
    }

    /// <summary>When a document had one round, which was open from the start and asked one question on a ready-made scale.</summary>
    internal sealed record DocumentImported(
        BoardId Board, string Title, ImmutableArray<ParagraphText> Paragraphs, Protocol? Protocol, ImmutableArray<ReviewerId> Eligible) : IFormer
    {
        public ReviewEvent Now() => new Domain.DocumentImported(
            Board, Title, Paragraphs, (Protocol ?? throw new JsonException("It has no protocol.")).Now(), Eligible);
    }

    internal sealed record Protocol(string Scale, ConsensusRule Rule, Visibility Visibility)
    {
        public Domain.Protocol Now() => Domain.Protocol.On(Domain.Scale.Named(Scale), Rule) with { Visibility = Visibility };
    }
}
