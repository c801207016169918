namespace ReviewHub.Load;

/// <summary>Makes many of something, several at a time.</summary>
internal static class Many
{
    /// <summary>Enough to be quick, few enough that connecting is not the load.</summary>
    private const int AtOnce = 16;

    /// <param name="done">Told how many there are so far.</param>
    public static async Task<T[]> Make<T>(int count, Func<int, Task<T>> make, Action<int>? done = null)
    {
        var (made, so) = (new T[count], 0);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            made[index] = await make(index);
            done?.Invoke(Interlocked.Increment(ref so));
        });
        return made;
    }
}
