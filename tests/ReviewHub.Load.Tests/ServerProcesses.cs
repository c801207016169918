namespace ReviewHub.Load.Tests;

public sealed class ServerProcesses
{
    [Fact]
    public void One_that_is_disposed_by_two_owners_is_ended_once()
    {
        var server = new ServerProcess("sleep", ["60"], core: null);
        var folder = $"/proc/{server.Id}";

        server.Dispose();
        server.Dispose();

        Assert.False(Directory.Exists(folder));
    }
}
