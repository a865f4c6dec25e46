using System.Globalization;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>A high quantile over a low one, such as P90/P10.</summary>
/// <remarks>
/// Q(upper) / Q(lower); 1 or more. A definition other than R1 and R2 takes no weights: with differing ones the ratio is undefined. Values below 0
/// are allowed as long as the lower quantile is above 0; otherwise the ratio is undefined (<see cref="InequalityUndefinedReason.ZeroValue"/> or
/// <see cref="InequalityUndefinedReason.NegativeValue"/>). Source of the quantiles: <see cref="Numerics.QuantileDefinition"/>.
/// </remarks>
public sealed record QuantileRatio : InequalityMeasure
{
    /// <summary>Makes the ratio of two quantiles.</summary>
    /// <param name="upper">Level of the numerator, from 0 to 1.</param>
    /// <param name="lower">Level of the denominator, from 0 to 1, below the upper one.</param>
    /// <param name="definition">Which sample quantile.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not 0 ≤ lower &lt; upper ≤ 1, or there is no such definition.</exception>
    public QuantileRatio(double upper, double lower, QuantileDefinition definition)
    {
        if (!(lower >= 0 && lower <= 1))
            throw new ArgumentOutOfRangeException(nameof(lower), lower, "The level of a quantile is from 0 to 1.");
        if (!(upper > lower && upper <= 1))
            throw new ArgumentOutOfRangeException(nameof(upper), upper, "The upper level is above the lower one and at most 1.");
        if (!Enum.IsDefined(definition))
            throw new ArgumentOutOfRangeException(nameof(definition), definition, "Expected one of the nine definitions R1 to R9.");
        Upper = upper;
        Lower = lower;
        Definition = definition;
    }

    /// <summary>Gets the level of the numerator.</summary>
    public double Upper { get; }

    /// <summary>Gets the level of the denominator.</summary>
    public double Lower { get; }

    /// <summary>Gets which sample quantile.</summary>
    public QuantileDefinition Definition { get; }

    /// <inheritdoc/>
    public override string Id => string.Create(CultureInfo.InvariantCulture, $"quantile-ratio({Upper}, {Lower}, {Definition})");

    /// <inheritdoc/>
    public override double Equality => 1;

    internal override bool NeedsOrder => true;

    internal override InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        double upper;
        double lower;
        if (AreEqual(w))
        {
            upper = Quantile.Of(x, Upper, Definition);
            lower = Quantile.Of(x, Lower, Definition);
        }
        else if (Quantile.TakesWeights(Definition))
        {
            upper = Quantile.Of(x, w, Upper, Definition);
            lower = Quantile.Of(x, w, Lower, Definition);
        }
        else
        {
            return InequalityResult.Undefined(InequalityUndefinedReason.WeightsNotSupported, x.Length);
        }

        return lower switch
        {
            < 0 => InequalityResult.Undefined(InequalityUndefinedReason.NegativeValue, x.Length),
            0 => InequalityResult.Undefined(InequalityUndefinedReason.ZeroValue, x.Length),
            _ => InequalityResult.Of(upper / lower, x.Length),
        };
    }
}
