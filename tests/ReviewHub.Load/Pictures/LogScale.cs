namespace ReviewHub.Load;

/// <summary>Places positive values along a line, equal ratios at equal distances.</summary>
internal sealed class LogScale(double smallest, double largest, double from, double to)
{
    private readonly double _low = Math.Log(smallest);
    private readonly double _high = Math.Log(largest > smallest ? largest : smallest * 2);

    /// <summary>1, 2 and 5 times the powers of ten that lie on the line.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            for (var power = Math.Pow(10, Math.Floor(Math.Log10(smallest))); power <= largest; power *= 10)
                foreach (var tick in new[] { power, 2 * power, 5 * power })
                    if (tick >= smallest * 0.999 && tick <= largest * 1.001)
                        yield return tick;
        }
    }

    public double At(double value) => from + ((Math.Log(value) - _low) / (_high - _low) * (to - from));
}
