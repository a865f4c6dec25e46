using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>The Lorenz curve: which share of the total the share p of the population with the least has. Straight between its points,
/// convex.</summary>
/// <remarks>Source: Lorenz (1905), "Methods of measuring the concentration of wealth", Publications of the American Statistical Association
/// 9(70).</remarks>
public sealed record LorenzCurve
{
    private LorenzCurve(int count, InequalityUndefinedReason? reason)
    {
        Count = count;
        Reason = reason;
    }

    /// <summary>Gets the points, from (0, 0) to (1, 1), one after each distinct value; empty if undefined.</summary>
    public ImmutableArray<LorenzPoint> Points { get; private init; } = [];

    /// <summary>Gets n, the number of observations that count.</summary>
    public int Count { get; }

    /// <summary>Gets why there are no points; null if there are.</summary>
    public InequalityUndefinedReason? Reason { get; }

    /// <summary>Makes the curve.</summary>
    /// <param name="values">Values of one unit, at least 0 and not all 0; shape [n]. NaN is missing: the observation is left out.</param>
    /// <param name="weights">Populations, finite and at least 0; shape [n], or empty for equal weights. NaN is missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static LorenzCurve Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        using var sample = WeightedSample.Gather(values, weights, sort: true);
        if (sample.Problem is { } problem)
            return new LorenzCurve(sample.Count, problem);
        var x = sample.Values;
        var w = sample.Weights;
        if (x[0] < 0)
            return new LorenzCurve(sample.Count, InequalityUndefinedReason.NegativeValue);
        if (x[^1] == 0)
            return new LorenzCurve(sample.Count, InequalityUndefinedReason.MeanNotPositive);

        var population = Summation.Compensated(w);
        var sum = Summation.Weighted(w, x);
        var people = default(CompensatedSum);
        var value = default(CompensatedSum);
        var points = ImmutableArray.CreateBuilder<LorenzPoint>();
        points.Add(default);
        for (var i = 0; i < x.Length; i++)
        {
            people.Add(w[i]);
            value.Add(w[i] * x[i]);
            if (i + 1 == x.Length)
                points.Add(new LorenzPoint(1, 1));
            else if (x[i] != x[i + 1])
                points.Add(new LorenzPoint(people.Value / population, value.Value / sum));
        }

        return new LorenzCurve(sample.Count, null) { Points = points.ToImmutable() };
    }

    /// <summary>Returns the share of the total that the share <paramref name="p"/> of the population with the least has; null if undefined.</summary>
    /// <param name="p">A share of the population, from 0 to 1: 0.4 for the bottom 40 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public double? ValueShareOf(double p)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share of the population is from 0 to 1.");
        if (Points.IsEmpty)
            return null;
        var low = 0;
        var high = Points.Length - 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Points[middle].PopulationShare <= p)
                low = middle;
            else
                high = middle;
        }

        var (from, to) = (Points[low], Points[high]);
        var part = (p - from.PopulationShare) / (to.PopulationShare - from.PopulationShare);
        return part >= 1 ? to.ValueShare : from.ValueShare + (part * (to.ValueShare - from.ValueShare));
    }
}
