namespace ReviewHub.Domain;

/// <summary>
/// The generator SplitMix64 (Steele, Lea and Flood 2014), written out: the framework's own may change from version to version, and an
/// interval that is printed has to come out again years later.
/// </summary>
public struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Evenly from 0 to below the bound: Lemire's multiplication (2019), which throws away the few draws that would tilt it.</summary>
    /// <param name="bound">Above 0.</param>
    public int Below(int bound)
    {
        var range = (ulong)bound;
        while (true)
        {
            var high = Math.BigMul(Next(), range, out var low);
            if (low >= range || low >= unchecked(0 - range) % range) return (int)high;
        }
    }

    /// <summary>From 0 to below 1, in steps of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));
}
