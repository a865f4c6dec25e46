using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Weighted arithmetic, geometric, harmonic and power means of children, row by row.</summary>
/// <remarks>
/// Missing children, and children of weight 0, are left out with their weights; a row without any is missing. Each row is summed in the order of the
/// children, all rows by the same operations: the scores have the same bits wherever a row stands and however wide the vectors are. Children are few,
/// so plain sums do. Nothing is allocated.
/// Source: Hardy, Littlewood and Pólya (1934), Inequalities, chapter 2. Checked against: COINr 1.1.14 <c>a_amean</c>, <c>a_gmean</c>, <c>a_hmean</c>,
/// <c>a_genmean</c>.
/// </remarks>
public static class GeneralizedMean
{
    // exp of less is 0 beside the 1 of the greatest value, and is computed another way
    private const double LeastExponent = -700;

    private interface IMean
    {
        /// <summary>The scale of a row: what its values are divided by before.</summary>
        bool IsScaled { get; }

        /// <summary>Whether the scale is the greatest value of a row; else it is the least.</summary>
        bool ByGreatest { get; }

        Vector<double> Forward(Vector<double> x);

        Vector<double> Back(Vector<double> mean);
    }

    /// <summary>Computes Σ w x / Σ w.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="scores">Receives the means, in the unit of the children; shape [rows]. May not be a child.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Arithmetic(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores)
    {
        Check(children, weights, scores);
        Compute(default(ArithmeticTransform), children, weights, scores);
    }

    /// <summary>Computes the mean of an exponent: (Σ w x^p / Σ w)^(1/p), or exp(Σ w ln x / Σ w) for p = 0.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="exponent">p, finite: 1 arithmetic, 0 geometric, -1 harmonic.</param>
    /// <param name="scores">Receives the means, in the unit of the children; shape [rows]. A row with a value that the mean does not take is NaN.</param>
    /// <returns>The first value that the mean does not take: 0 or below for p of at most 0, below 0 for other p but 1.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is not finite.</exception>
    /// <remarks>Powers are of values over the greatest of their row, the least where p is negative, so that none leaves the range of doubles.</remarks>
    public static AggregationFault Power(ColumnSet children, ReadOnlySpan<double> weights, double exponent, Span<double> scores)
    {
        if (!double.IsFinite(exponent))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The exponent of a power mean is finite.");
        Check(children, weights, scores);
        switch (exponent)
        {
            case 1:
                Compute(default(ArithmeticTransform), children, weights, scores);
                return AggregationFault.None;
            case 0:
                Compute(default(GeometricTransform), children, weights, scores);
                break;
            case -1:
                Compute(default(HarmonicTransform), children, weights, scores);
                break;
            default:
                Compute(new PowerTransform(exponent), children, weights, scores);
                break;
        }

        return RejectOutside(children, weights, exponent, scores);
    }

    /// <summary>Finds the next value that the mean of an exponent does not take.</summary>
    /// <param name="children">The children; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="exponent">The exponent of the mean.</param>
    /// <param name="after">The one found before, to go on after it; <see cref="AggregationFault.None"/> to begin.</param>
    /// <returns>The next one by row, then by child.</returns>
    public static AggregationFault NextFault(ColumnSet children, ReadOnlySpan<double> weights, double exponent, AggregationFault after)
    {
        if (exponent == 1)
            return AggregationFault.None;
        var child = after.Child + 1;
        for (var row = Math.Max(after.Row, 0); row < children.Rows; row++, child = 0)
        {
            for (; child < children.Count; child++)
            {
                var x = children[child][row];
                if (weights[child] > 0 && (exponent > 0 ? x < 0 : x <= 0))
                    return new(exponent > 0 ? AggregationFaultKind.Negative : AggregationFaultKind.NotPositive, row, child);
            }
        }

        return AggregationFault.None;
    }

    internal static void Check(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores)
    {
        if (weights.Length != children.Count)
            throw new ArgumentException($"{weights.Length} weights for {children.Count} children.", nameof(weights));
        if (scores.Length != children.Rows)
            throw new ArgumentException($"{scores.Length} scores for {children.Rows} rows.", nameof(scores));
    }

    /// <summary>
    /// Replaces what has no logarithm by 1. A vector with one such lane may be computed another way, and the other rows in it would differ in their last bits.
    /// </summary>
    private static Vector<double> PositiveOr1(Vector<double> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero), x, Vector<double>.One);

    private static void Compute<TMean>(TMean mean, ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores)
        where TMean : struct, IMean
    {
        for (var row = 0; row < scores.Length; row += Vector<double>.Count)
        {
            var scale = Vector<double>.One;
            if (mean.IsScaled)
            {
                scale = mean.ByGreatest ? Vector.Create(double.Epsilon) : Vector.Create(double.MaxValue);
                for (var child = 0; child < weights.Length; child++)
                {
                    if (weights[child] == 0)
                        continue;
                    var x = RowVectors.Load(children[child], row);
                    var better = mean.ByGreatest ? Vector.GreaterThan(x, scale) : Vector.LessThan(x, scale);
                    scale = Vector.ConditionalSelect(better, x, scale);
                }
            }

            var sum = Vector<double>.Zero;
            var weight = Vector<double>.Zero;
            for (var child = 0; child < weights.Length; child++)
            {
                if (weights[child] == 0)
                    continue;
                var x = RowVectors.Load(children[child], row);
                var w = Vector.Create(weights[child]);
                var present = RowVectors.Present(x);
                sum += (w * mean.Forward(mean.IsScaled ? x / scale : x)) & present;
                weight += w & present;
            }

            // 0 / 0 is NaN: a row without children
            var score = mean.Back(sum / weight);
            RowVectors.Store(mean.IsScaled ? score * scale : score, scores, row);
        }
    }

    private static AggregationFault RejectOutside(ColumnSet children, ReadOnlySpan<double> weights, double exponent, Span<double> scores)
    {
        var outside = Vector<long>.Zero;
        for (var child = 0; child < weights.Length; child++)
        {
            if (weights[child] == 0)
                continue;
            var column = children[child];
            for (var row = 0; row < column.Length; row += Vector<double>.Count)
            {
                var x = RowVectors.Load(column, row);
                outside |= exponent > 0 ? Vector.LessThan(x, Vector<double>.Zero) : Vector.LessThanOrEqual(x, Vector<double>.Zero);
            }
        }

        if (outside == Vector<long>.Zero)
            return AggregationFault.None;
        var first = NextFault(children, weights, exponent, AggregationFault.None);
        for (var fault = first; fault.Kind != AggregationFaultKind.None; fault = NextFault(children, weights, exponent, fault))
            scores[fault.Row] = double.NaN;
        return first;
    }

    private readonly struct ArithmeticTransform : IMean
    {
        public bool IsScaled => false;

        public bool ByGreatest => false;

        public Vector<double> Forward(Vector<double> x) => x;

        public Vector<double> Back(Vector<double> mean) => mean;
    }

    private readonly struct GeometricTransform : IMean
    {
        public bool IsScaled => false;

        public bool ByGreatest => false;

        public Vector<double> Forward(Vector<double> x) => Vector.Log(PositiveOr1(x));

        public Vector<double> Back(Vector<double> mean)
        {
            var isThere = Vector.Equals(mean, mean);
            return Vector.ConditionalSelect(isThere, Vector.Exp(Vector.ConditionalSelect(isThere, mean, Vector<double>.Zero)), mean);
        }
    }

    private readonly struct HarmonicTransform : IMean
    {
        public bool IsScaled => false;

        public bool ByGreatest => false;

        public Vector<double> Forward(Vector<double> x) => Vector<double>.One / x;

        public Vector<double> Back(Vector<double> mean) => Vector<double>.One / mean;
    }

    private readonly struct PowerTransform(double exponent) : IMean
    {
        public bool IsScaled => true;

        public bool ByGreatest => exponent > 0;

        public Vector<double> Forward(Vector<double> x) =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero), Power(PositiveOr1(x), exponent), Vector<double>.Zero);

        // a mean of 0 is 0, and none is none
        public Vector<double> Back(Vector<double> mean) =>
            Vector.ConditionalSelect(Vector.GreaterThan(mean, Vector<double>.Zero), Power(PositiveOr1(mean), 1 / exponent), mean);

        private static Vector<double> Power(Vector<double> x, double p) => Vector.Exp(Vector.Max(Vector.Log(x) * p, Vector.Create(LeastExponent)));
    }
}
