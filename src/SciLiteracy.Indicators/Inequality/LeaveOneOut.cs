using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>What is left of sums over a sample without each one of its observations, in O(n) for all of them.</summary>
/// <remarks>
/// Nothing is ever taken off a sum: what comes before and what comes after an observation are added. Deviations are taken from the mean of all, m; without observation k the mean is
/// m (1 + δ). A measure that is a mean of remainders about m is then that mean, less the remainder of the shift. Where the shift takes more than half of it away, or the observation holds
/// most of the total, digits would be lost, and the replicate is computed from the beginning. That is so for few observations: such a one outweighs all the others together.
/// </remarks>
internal sealed class LeaveOneOut
{
    private readonly InequalityMeasure _measure;
    private readonly double[] _x;
    private readonly double[] _w;
    private readonly double[] _weights;
    private readonly double[] _shifts;

    public LeaveOneOut(InequalityMeasure measure, ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        _measure = measure;
        _x = x.ToArray();
        _w = w.ToArray();
        Mean = WeightedMoments.Mean(x, w);
        Deviations = new double[x.Length];
        var weighted = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            Deviations[i] = (x[i] - Mean) / Mean;
            weighted[i] = w[i] * Deviations[i];
        }

        _weights = Sums(w);
        _shifts = Sums(weighted);
    }

    /// <summary>Gets the mean of all observations.</summary>
    public double Mean { get; }

    /// <summary>Gets the deviations from it, as shares of it.</summary>
    public double[] Deviations { get; }

    /// <summary>Returns the weight of the others.</summary>
    public double Weight(int k) => _weights[k];

    /// <summary>Returns δ: how far the mean of the others is from that of all, as a share of it.</summary>
    public double Shift(int k) => _shifts[k] / _weights[k];

    /// <summary>Returns the sums of terms without each one in turn.</summary>
    public static double[] Sums(ReadOnlySpan<double> terms)
    {
        var sums = new double[terms.Length];
        var after = default(CompensatedSum);
        for (var k = terms.Length - 1; k >= 0; k--)
        {
            sums[k] = after.Value;
            after.Add(terms[k]);
        }

        var before = default(CompensatedSum);
        for (var k = 0; k < terms.Length; k++)
        {
            sums[k] += before.Value;
            before.Add(terms[k]);
        }

        return sums;
    }

    /// <summary>Computes measures that are a mean of remainders about the mean, less that of its shift.</summary>
    /// <param name="remainder">The remainder of an observation, of its value and deviation; of one sign.</param>
    /// <param name="shifted">Of the mean remainder of the others and δ: the part that stays and the part that the shift takes away.</param>
    /// <param name="value">The measure of the difference of the parts.</param>
    /// <param name="replicates">Receives the measure without each observation.</param>
    /// <returns>False if one is undefined.</returns>
    public bool TryCompute(
        Func<double, double, double> remainder, Func<double, double, (double Stays, double Goes)> shifted, Func<double, double> value, Span<double> replicates)
    {
        var terms = new double[_x.Length];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = _w[i] * remainder(_x[i], Deviations[i]);
        var sums = Sums(terms);
        for (var k = 0; k < terms.Length; k++)
        {
            var shift = Shift(k);
            var (stays, goes) = shift > -0.5 ? shifted(sums[k] / Weight(k), shift) : (0, 1);
            if (Math.Abs(goes) <= 0.5 * Math.Abs(stays) || (stays == 0 && goes == 0))
                replicates[k] = value(stays - goes);
            else if (!TryFromBeginning(k, out replicates[k]))
                return false;
        }

        return true;
    }

    /// <summary>Computes the measure of the others from the beginning.</summary>
    public bool TryFromBeginning(int k, out double replicate)
    {
        double[] x = [.. _x.AsSpan(0, k), .. _x.AsSpan(k + 1)];
        double[] w = [.. _w.AsSpan(0, k), .. _w.AsSpan(k + 1)];
        var result = _measure.Compute(x, w).Value;
        replicate = result ?? double.NaN;
        return result is not null;
    }
}
