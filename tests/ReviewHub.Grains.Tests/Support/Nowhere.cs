namespace ReviewHub.Grains.Tests.Support;

/// <summary>There is no proxy that knows the nodes.</summary>
public sealed class Nowhere : IDocumentHome
{
    public string? Name => null;

    public int Room => 0;
}
