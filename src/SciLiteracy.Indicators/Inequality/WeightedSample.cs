using System.Buffers;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>
/// The observations that count, gathered in rented arrays: neither value nor weight missing, weight above 0. Extreme magnitudes are scaled by a
/// power of two, which changes no bit of a ratio, so that products stay in range.
/// </summary>
internal readonly ref struct WeightedSample : IDisposable
{
    private const int ModerateValueExponent = 400;
    private const int ModerateWeightExponent = 100;

    private readonly double[] _values;
    private readonly double[] _weights;

    private WeightedSample(double[] values, double[] weights, int count, InequalityUndefinedReason? problem, int exponent)
    {
        _values = values;
        _weights = weights;
        Count = count;
        Problem = problem;
        Exponent = exponent;
    }

    public int Count { get; }

    public InequalityUndefinedReason? Problem { get; }

    /// <summary>Gets the power of two that a value here is to be multiplied by to be in the caller's unit again.</summary>
    public int Exponent { get; }

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Count);

    /// <summary>Gathers; sorted by value and then weight if asked for, so that sums do not depend on the order of the input.</summary>
    public static WeightedSample Gather(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, bool sort)
    {
        RequireSameLength(values, weights);
        var x = ArrayPool<double>.Shared.Rent(Math.Max(values.Length, 1));
        var w = ArrayPool<double>.Shared.Rent(Math.Max(values.Length, 1));
        InequalityUndefinedReason? problem = null;
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsNaN(values[i]) || double.IsNaN(weight) || weight == 0)
                continue;
            if (weight < 0 || double.IsInfinity(weight))
                problem ??= InequalityUndefinedReason.InvalidWeight;
            else if (double.IsInfinity(values[i]))
                problem ??= InequalityUndefinedReason.InfiniteValue;
            x[count] = values[i];
            w[count] = weight;
            count++;
        }

        if (count == 0)
            problem = InequalityUndefinedReason.NoObservations;
        if (problem is not null)
            return new WeightedSample(x, w, count, problem, 0);

        if (!TryModerate(w.AsSpan(0, count), ModerateWeightExponent, out _) || !TryModerate(x.AsSpan(0, count), ModerateValueExponent, out var exponent))
            return new WeightedSample(x, w, count, InequalityUndefinedReason.NotRepresentable, 0);
        if (sort)
            Sort(x.AsSpan(0, count), w.AsSpan(0, count));
        return new WeightedSample(x, w, count, null, exponent);
    }

    public static void RequireSameLength(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (!weights.IsEmpty && weights.Length != values.Length)
            throw new ArgumentException($"{weights.Length} weights for {values.Length} values.", nameof(weights));
    }

    public static void Sort(Span<double> x, Span<double> w)
    {
        x.Sort(w);
        for (var start = 0; start < x.Length;)
        {
            var end = start + 1;
            while (end < x.Length && x[end] == x[start])
                end++;
            if (end - start > 1)
                w[start..end].Sort();
            start = end;
        }
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<double>.Shared.Return(_weights);
    }

    /// <summary>Brings the largest magnitude into a moderate range if it is extreme, unless the smallest would be lost.</summary>
    /// <param name="x">Finite numbers.</param>
    /// <param name="moderate">The exponent that is still moderate.</param>
    /// <param name="exponent">The power of two that undoes it.</param>
    private static bool TryModerate(Span<double> x, int moderate, out int exponent)
    {
        const double LeastNormal = 2.2250738585072014e-308;
        exponent = 0;
        var largest = 0.0;
        foreach (var value in x)
            largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0)
            return true;
        var magnitude = Math.ILogB(largest);
        if (Math.Abs(magnitude) <= moderate)
            return true;
        exponent = magnitude > 0 ? magnitude - moderate : magnitude + moderate;
        foreach (ref var value in x)
        {
            var scaled = Math.ScaleB(value, -exponent);
            if (exponent > 0 && value != 0 && Math.Abs(scaled) < LeastNormal)
                return false;
            value = scaled;
        }

        return true;
    }
}
