namespace ReviewHub.Web;

/// <summary>How many live connections this process has.</summary>
internal sealed class LivePages
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Came()
    {
        Interlocked.Increment(ref _count);
        LiveMeter.Connected();
    }

    public void Went()
    {
        Interlocked.Decrement(ref _count);
        LiveMeter.Disconnected();
    }
}
