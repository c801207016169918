using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Who may judge on a board, as its membership stands now.</summary>
public interface IRoster
{
    ValueTask<IReadOnlyList<ReviewerId>> VotersOf(BoardId board, CancellationToken cancellation);
}
