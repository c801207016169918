using System.IO.Hashing;
using System.Text;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace ReviewHub.Grains;

/// <summary>
/// Puts a document and its paragraphs, feed and figures on one node, so that what they say to each other does not travel. What is active
/// already stays where it is when nodes come and go; nothing depends on it but the cost.
/// </summary>
[Serializable, GenerateSerializer, Immutable, SuppressReferenceTracking]
public sealed class DocumentPlacement : PlacementStrategy;

/// <summary>Marks the grains whose key is, or begins with, the id of their document.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
internal sealed class BesideItsDocumentAttribute() : PlacementAttribute(new DocumentPlacement());

/// <summary>
/// Of the nodes there are, each document has a highest one, by a hash of both (rendezvous hashing, Thaler and Ravishankar 1998): all nodes
/// know it without asking, and one that comes or goes moves only what is its own.
/// </summary>
public sealed class DocumentPlacementDirector : IPlacementDirector
{
    /// <exception cref="SiloUnavailableException">No node may have the grain now.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);
        return silos.Length > 0
            ? Task.FromResult(HomeOf(target.GrainIdentity.Key.ToString()!, silos))
            : throw new SiloUnavailableException($"There is no node for {target.GrainIdentity}.");
    }

    internal static SiloAddress HomeOf(string key, IReadOnlyCollection<SiloAddress> silos)
    {
        var document = Encoding.UTF8.GetBytes(key.Split('/')[0]);
        return silos.MaxBy(silo => (XxHash3.HashToUInt64(document, silo.GetConsistentHashCode()), silo))!;
    }
}
