namespace ReviewHub.Grains;

/// <summary>Where the pages of the documents on this node are best connected.</summary>
public interface IDocumentHome
{
    /// <summary>The name under which the proxy knows this node; null where it does not, or when there should come no more pages.</summary>
    string? Name { get; }

    /// <summary>How many more pages it takes.</summary>
    int Room { get; }
}
