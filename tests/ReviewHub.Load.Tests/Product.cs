namespace ReviewHub.Load.Tests;

/// <summary>The product in a process of its own, and a board of reviewers on it.</summary>
public sealed class Product : IAsyncLifetime
{
    internal const int Reviewers = 60;

    private ReviewHubServer? _server;

    internal LoadBoard Board { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _server = await ReviewHubServer.Start();
        Board = await LoadBoard.Make(_server, Reviewers, new());
    }

    public Task DisposeAsync()
    {
        _server?.Dispose();
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class ProductCollection : ICollectionFixture<Product>
{
    public const string Name = "one product process";
}
