using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>A change of weights after which known totals are met, or weights are within limits. The hierarchy is closed.</summary>
public abstract record CalibrationStep : Located
{
    private CalibrationStep()
    {
    }

    /// <summary>Weights are multiplied by one factor in every cell, so that its total is met.</summary>
    /// <param name="By">The variables whose crossed levels are the cells.</param>
    /// <param name="Totals">The total of every cell that has rows.</param>
    public sealed record PostStratification(ValueList<SourceText> By, ValueList<CalibrationTotal> Totals) : CalibrationStep;

    /// <summary>Post-stratification by one margin after the other, until all are met.</summary>
    /// <param name="Margins">The margins.</param>
    public sealed record Rake(ValueList<CalibrationMargin> Margins) : CalibrationStep;

    /// <summary>Weights nearest to the old ones that meet all totals.</summary>
    /// <param name="Distance">What nearest means.</param>
    /// <param name="Margins">The totals of variables.</param>
    public sealed record Distanced(CalibrationDistance Distance, ValueList<CalibrationMargin> Margins) : CalibrationStep
    {
        /// <summary>Gets the size of the population; null for the sum of the first levels, or no such total.</summary>
        public double? Population { get; init; }

        /// <summary>Gets the least ratio of new to old weights; null for none.</summary>
        public double? LowerBound { get; init; }

        /// <summary>Gets the largest ratio of new to old weights; null for none.</summary>
        public double? UpperBound { get; init; }
    }

    /// <summary>Weights outside of limits are put on them, and what is cut off goes to the others in equal parts.</summary>
    /// <param name="Lower">The least weight.</param>
    /// <param name="Upper">The largest weight.</param>
    /// <param name="IsStrict">Whether this is repeated until no weight is outside.</param>
    public sealed record Trim(double Lower, double Upper, bool IsStrict) : CalibrationStep;
}
