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

    [Fact]
    public async Task One_that_is_killed_and_disposed_at_once_is_gone_with_its_children()
    {
        for (var time = 0; time < 20; time++)
        {
            var server = new ServerProcess("bash", ["-c", "sleep 60 & echo child $!; wait"], core: null);
            var child = $"/proc/{await server.Says("child ", TimeSpan.FromSeconds(10))}";

            Parallel.Invoke(server.Kill, server.Dispose);

            Assert.True(SpinWait.SpinUntil(() => !Runs(child), TimeSpan.FromSeconds(10)), "the child lives on");
        }
    }

    /// <summary>One that is dead and not yet collected has no command line any more.</summary>
    private static bool Runs(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").Contains("sleep", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
