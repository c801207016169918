using ReviewHub.Domain;

namespace ReviewHub.Storage;

/// <summary>Who is on a board, as those need to know who count its stances or write its names.</summary>
public interface IRoster
{
    ValueTask<BoardRole?> RoleOf(ReviewerId person, BoardId board, CancellationToken ct);

    /// <summary>All members at once, for callers who soon ask for many of them.</summary>
    ValueTask<IReadOnlyDictionary<ReviewerId, BoardRole>> RolesOf(BoardId board, CancellationToken ct);

    /// <summary>The members whose role lets them take a stance.</summary>
    ValueTask<IReadOnlyList<ReviewerId>> VotersOf(BoardId board, CancellationToken ct);
}

/// <summary>The names of people, to the letter as they gave them. Ids nobody bears are absent from the answer.</summary>
public interface INames
{
    ValueTask<IReadOnlyDictionary<ReviewerId, string>> Of(IReadOnlyCollection<ReviewerId> people, CancellationToken ct);

    /// <summary>Members and former members.</summary>
    ValueTask<IReadOnlyDictionary<ReviewerId, string>> OfBoard(BoardId board, CancellationToken ct);
}

/// <summary>Where mail for people goes. Nothing else leaves the product by it.</summary>
public interface IAddresses
{
    ValueTask<IReadOnlyDictionary<ReviewerId, string>> AddressesOf(IReadOnlyCollection<ReviewerId> people, CancellationToken ct);
}
