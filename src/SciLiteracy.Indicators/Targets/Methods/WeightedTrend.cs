using System.Globalization;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>
/// A straight line by weighted least squares in which recent observations weigh more: the weight is 2^(-age / half-life). Errors have variance σ² /
/// weight, with σ unknown; a new observation has that of the latest. Needs three observations.
/// </summary>
public sealed record WeightedTrend : ProjectionModel
{
    /// <summary>Makes the model.</summary>
    /// <param name="halfLife">After how many years back an observation weighs half; finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public WeightedTrend(double halfLife) => HalfLife = double.IsFinite(halfLife) && halfLife > 0
        ? halfLife
        : throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life is finite and above 0.");

    /// <summary>Gets after how many years back an observation weighs half.</summary>
    public double HalfLife { get; }

    /// <inheritdoc/>
    public override string Id => string.Create(CultureInfo.InvariantCulture, $"weighted({HalfLife})");

    internal override double WeightOf(SeriesPoint point, SeriesPoint latest) => Math.Pow(2, (point.Time - latest.Time) / HalfLife);
}
