using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>How an indicator of an entity changed over the periods.</summary>
/// <param name="Entity">The code of the entity.</param>
/// <param name="Indicator">The code of the indicator or aggregate.</param>
/// <param name="Count">The number of periods with a value.</param>
/// <param name="CompoundGrowth">The growth a year that leads from the first value to the last, as a share; NaN for fewer than two values, or where the first is not
/// above 0 or the last is below 0.</param>
/// <param name="PercentChange">The change along the fitted line, in percent of its first value; NaN for fewer than two values, or where that is 0.</param>
/// <param name="First">The first period with a value; null if there is none.</param>
/// <param name="Last">The last period with a value; null if there is none.</param>
public sealed record EntityTrend(
    string Entity, string Indicator, int Count, double CompoundGrowth, double PercentChange, ReferencePeriod? First, ReferencePeriod? Last);
