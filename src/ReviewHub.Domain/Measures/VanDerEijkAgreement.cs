namespace ReviewHub.Domain;

/// <summary>
/// How far judgments gather at one place of an ordered scale (van der Eijk 2001, Quality and Quantity 35, 325-341): 1 when all are in one
/// category, 0 when they are spread evenly, -1 when they are parted between the two ends. The counts are taken apart into layers of
/// categories that are filled alike; each layer is judged by whether its filled categories lie together.
/// </summary>
public static class VanDerEijkAgreement
{
    /// <param name="counts">Per category in the order of the scale, abstentions left out.</param>
    /// <returns>-1 to 1.</returns>
    public static Measure Of(ReadOnlySpan<int> counts)
    {
        if (counts.Length < 3) return Measure.Undefined("Agreement A needs a scale of at least three categories.");
        Span<int> left = stackalloc int[counts.Length];
        counts.CopyTo(left);
        var (sum, total) = (0.0, 0);
        while (Take(left) is { Depth: > 0 } layer)
        {
            var people = layer.Depth * layer.Filled;
            sum += people * layer.Agreement;
            total += people;
        }

        return total == 0 ? Measure.Undefined("Nobody has judged.") : Measure.Of(sum / total);
    }

    // Takes the smallest count that is left from every category that has any.
    private static Layer Take(Span<int> left)
    {
        Span<bool> filled = stackalloc bool[left.Length];
        var (depth, size) = (0, 0);
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == 0) continue;
            filled[i] = true;
            size++;
            depth = depth == 0 ? left[i] : Math.Min(depth, left[i]);
        }

        for (var i = 0; i < left.Length; i++)
            if (filled[i]) left[i] -= depth;
        return new(depth, size, size == 0 ? 0 : AgreementOf(filled, size));
    }

    private static double AgreementOf(ReadOnlySpan<bool> filled, int size)
    {
        if (size == 1) return 1;
        var (unimodal, multimodal) = Triples(filled);
        if (unimodal + multimodal == 0) return 0;
        double categories = filled.Length;
        var unimodality = (((categories - 2) * unimodal) - ((categories - 1) * multimodal)) / ((categories - 2) * (unimodal + multimodal));
        return unimodality * (1 - ((size - 1) / (categories - 1)));
    }

    // Of any three categories in order: two neighbours and an empty one at an end speak for one peak, an empty one between two against it.
    private static (int Unimodal, int Multimodal) Triples(ReadOnlySpan<bool> filled)
    {
        var (unimodal, multimodal) = (0, 0);
        for (var i = 0; i < filled.Length - 2; i++)
            for (var j = i + 1; j < filled.Length - 1; j++)
                for (var m = j + 1; m < filled.Length; m++)
                {
                    if ((filled[i] && filled[j] && !filled[m]) || (!filled[i] && filled[j] && filled[m])) unimodal++;
                    if (filled[i] && !filled[j] && filled[m]) multimodal++;
                }

        return (unimodal, multimodal);
    }

    private readonly record struct Layer(int Depth, int Filled, double Agreement);
}
