namespace SciLiteracy.Indicators.Numerics;

/// <summary>Sample quantiles of sorted values.</summary>
public static class Quantile
{
    // R's allowance for n p being a whole number but for rounding.
    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <summary>Tells whether a definition is made for weighted values: R types 1 and 2.</summary>
    public static bool TakesWeights(QuantileDefinition definition) => definition is QuantileDefinition.R1 or QuantileDefinition.R2;

    /// <summary>Returns the quantile of level p.</summary>
    /// <param name="sorted">Values in ascending order, none missing; shape [n], n at least 1.</param>
    /// <param name="p">Level, from 0 to 1.</param>
    /// <param name="definition">Which of the nine.</param>
    /// <returns>The quantile, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not from 0 to 1, or there is no such definition.</exception>
    /// <remarks>
    /// (1 - g) x[j] + g x[j+1], with j + rest = n p + m, counted from 1 and kept within 1..n; m and g by the definition. Whole numbers n p are
    /// recognised with the allowance that R 4 makes (4 machine epsilons). Source: Hyndman and Fan (1996). Checked against: the printed values of
    /// R's <c>quantile</c> for types 1 to 9.
    /// </remarks>
    public static double Of(ReadOnlySpan<double> sorted, double p, QuantileDefinition definition)
    {
        var n = sorted.Length;
        if (n == 0)
            throw new ArgumentException("A quantile needs a value.", nameof(sorted));
        var (below, above, g) = Place(n, p, definition);
        return Between(sorted[below], sorted[above], g);
    }

    /// <summary>Returns which two of n sorted values the quantile of level p lies between, from 0, and the share of the upper one.</summary>
    internal static (int Below, int Above, double Share) Place(int n, double p, QuantileDefinition definition)
    {
        RequireLevel(p);
        var m = definition switch
        {
            QuantileDefinition.R1 or QuantileDefinition.R2 or QuantileDefinition.R4 => 0,
            QuantileDefinition.R3 => -0.5,
            QuantileDefinition.R5 => 0.5,
            QuantileDefinition.R6 => p,
            QuantileDefinition.R7 => 1 - p,
            QuantileDefinition.R8 => (p + 1) / 3,
            QuantileDefinition.R9 => (p / 4) + 0.375,
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "Expected one of the nine definitions R1 to R9."),
        };
        var position = (n * p) + m;
        var j = Math.Floor(position + (Fuzz * Math.Max(1, Math.Abs(position))));
        var rest = position - j;
        if (Math.Abs(rest) <= Fuzz * Math.Max(1, Math.Abs(position)))
            rest = 0;
        var g = definition switch
        {
            QuantileDefinition.R1 => rest > 0 ? 1 : 0,
            QuantileDefinition.R2 => rest > 0 ? 1 : 0.5,
            QuantileDefinition.R3 => rest == 0 && j % 2 == 0 ? 0 : 1,
            _ => rest,
        };
        return ((int)Math.Clamp(j - 1, 0, n - 1), (int)Math.Clamp(j, 0, n - 1), g);
    }

    /// <summary>Returns the value between two sorted ones, with a share of the upper one.</summary>
    internal static double Between(double lower, double upper, double share) =>
        // Shares are taken of each value, so that two large values do not overflow; equal ones stay as they are.
        share == 0 || lower == upper ? lower : share == 1 ? upper : ((1 - share) * lower) + (share * upper);

    /// <summary>Returns the weighted quantile of level p.</summary>
    /// <param name="sorted">Values in ascending order, none missing; shape [n], n at least 1.</param>
    /// <param name="weights">Positive weights; shape [n]. Only their proportions matter.</param>
    /// <param name="p">Level, from 0 to 1.</param>
    /// <param name="definition"><see cref="QuantileDefinition.R1"/> or <see cref="QuantileDefinition.R2"/>.</param>
    /// <returns>The quantile, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no value, or the definition takes no weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not from 0 to 1.</exception>
    /// <remarks>
    /// R1: the least value whose cumulated weight is at least p W. R2: the mean of that value and the next one where it is p W exactly (with an
    /// allowance of 4 machine epsilons). With equal weights the same as without. The other definitions interpolate between observations as if there
    /// were no others of the same kind, which has no single extension to weights.
    /// </remarks>
    public static double Of(ReadOnlySpan<double> sorted, ReadOnlySpan<double> weights, double p, QuantileDefinition definition)
    {
        var n = sorted.Length;
        if (n == 0)
            throw new ArgumentException("A quantile needs a value.", nameof(sorted));
        if (weights.Length != n)
            throw new ArgumentException($"{weights.Length} weights for {n} values.", nameof(weights));
        RequireLevel(p);
        if (!TakesWeights(definition))
            throw new ArgumentException($"The definition {definition} takes no weights; expected R1 or R2.", nameof(definition));

        var total = Summation.Compensated(weights);
        var level = p * total;
        var allowance = Fuzz * total;
        var below = default(CompensatedSum);
        for (var i = 0; i < n; i++)
        {
            below.Add(weights[i]);
            if (below.Value < level - allowance)
                continue;
            if (definition == QuantileDefinition.R2 && below.Value <= level + allowance && i + 1 < n)
                return sorted[i] == sorted[i + 1] ? sorted[i] : (sorted[i] / 2) + (sorted[i + 1] / 2);
            return sorted[i];
        }

        return sorted[n - 1];
    }

    private static void RequireLevel(double p)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The level of a quantile is from 0 to 1.");
    }
}
