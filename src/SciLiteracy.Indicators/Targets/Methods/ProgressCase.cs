using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>What a method judges: a series of one indicator and entity, the direction that is wanted, and a target if there is one.</summary>
/// <remarks>All values are in one unit. All periods have one frequency.</remarks>
public sealed record ProgressCase
{
    private ProgressCase(ValueList<SeriesPoint> series, Direction direction)
    {
        Series = series;
        Direction = direction;
    }

    /// <summary>Gets the observations, in order of time; possibly none.</summary>
    public ValueList<SeriesPoint> Series { get; }

    /// <summary>Gets the direction that is wanted; <see cref="Direction.Context"/> leaves every method without a result.</summary>
    public Direction Direction { get; }

    /// <summary>Gets the target; null if only the direction is wanted.</summary>
    public SeriesPoint? Target { get; private init; }

    /// <summary>Gets where the target starts from; null to take an observation by the rule of the method.</summary>
    public SeriesPoint? Baseline { get; private init; }

    /// <summary>Gets the value that the indicator cannot pass, such as 100 %; null if there is none.</summary>
    public double? NaturalLimit { get; private init; }

    /// <summary>Gets whether the values are percentages, from 0 to 100: then 0 and 100 are ends for some methods.</summary>
    public bool IsPercentage { get; private init; }

    /// <summary>Gets whether values say yes (1) or no (0), such as whether there is a law: then there is no pace, and some methods say only whether it is achieved.</summary>
    public bool IsBinary { get; private init; }

    /// <summary>Gets the latest observation; null if there is none.</summary>
    public SeriesPoint? Latest => Series.Count > 0 ? Series[^1] : null;

    /// <summary>Makes a case.</summary>
    /// <param name="series">The observations, in any order; missing ones left out.</param>
    /// <param name="direction">The direction that is wanted.</param>
    /// <param name="target">The target; null if only the direction is wanted.</param>
    /// <param name="baseline">Where it starts from; null to take an observation by the rule of the method.</param>
    /// <param name="naturalLimit">The value that the indicator cannot pass; null if there is none.</param>
    /// <param name="isPercentage">Whether the values are percentages, from 0 to 100.</param>
    /// <param name="isBinary">Whether values say yes (1) or no (0). Without a target, 1 is wanted where higher is, and 0 where lower is.</param>
    /// <exception cref="ArgumentException">Two observations are of the same period, the periods differ in frequency, or a value of a binary case is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The natural limit is not finite.</exception>
    public static ProgressCase Of(
        IEnumerable<SeriesPoint> series,
        Direction direction,
        SeriesPoint? target = null,
        SeriesPoint? baseline = null,
        double? naturalLimit = null,
        bool isPercentage = false,
        bool isBinary = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (naturalLimit is { } limit && !double.IsFinite(limit))
            throw new ArgumentOutOfRangeException(nameof(naturalLimit), naturalLimit, "A natural limit is finite.");
        var points = series.OrderBy(p => p.Period).ToValueList();
        SeriesPoint[] all = [.. points, .. new[] { baseline, target }.OfType<SeriesPoint>()];
        foreach (var point in all)
        {
            if (point.Period.Frequency != all[0].Period.Frequency)
                throw new ArgumentException($"The periods '{all[0].Period}' and '{point.Period}' differ in frequency; expected one.", nameof(series));
        }

        if (isBinary && all.FirstOrDefault(p => p.Value is not (0 or 1)) is { } neither)
            throw new ArgumentException($"The value of '{neither.Period}' is {neither.Value:R}; expected 0 or 1.", nameof(series));
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Period == points[i - 1].Period)
                throw new ArgumentException($"The period '{points[i].Period}' has two values.", nameof(series));
        }

        return new ProgressCase(points, direction)
        {
            Target = target,
            Baseline = baseline,
            NaturalLimit = naturalLimit,
            IsPercentage = isPercentage,
            IsBinary = isBinary,
        };
    }

    /// <summary>Gets +1 or -1 for the direction; only for a case that has one.</summary>
    internal int Sign => Direction == Direction.Higher ? 1 : -1;

    /// <summary>Tells whether a value meets the target: at it or beyond it.</summary>
    internal bool Meets(double value) => Target is { } target && Sign * (value - target.Value) >= 0;

    /// <summary>The baseline, or else the first observation of the year or after it.</summary>
    internal SeriesPoint? BaseFrom(int year) => Baseline ?? Series.FirstOrDefault(p => p.Period.Year >= year);

    /// <summary>The same case without observations after a period.</summary>
    internal ProgressCase UpTo(ReferencePeriod period) =>
        new(Series.Where(p => p.Period <= period).ToValueList(), Direction)
        {
            Target = Target,
            Baseline = Baseline,
            NaturalLimit = NaturalLimit,
            IsPercentage = IsPercentage,
            IsBinary = IsBinary,
        };
}
