using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Targets;

/// <summary>How far the regions of one level lie apart in an indicator.</summary>
public static class PeerSpread
{
    /// <summary>Returns the standard deviation of an indicator over the regions of the level of an entity, itself among them.</summary>
    /// <param name="observations">The observations, each in the unit of its indicator.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="breakdown">The part of the entities.</param>
    /// <param name="period">The period.</param>
    /// <returns>
    /// sqrt(Σ (x - x̄)² / n) over the regions that have a value, in the unit of the indicator; null if the entity is no region with a level, fewer than two have a value,
    /// or all values are the same.
    /// </returns>
    public static double? Of(Dataset observations, RegionHierarchy regions, string indicator, string entity, Breakdown breakdown, ReferencePeriod period)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(regions);
        if (regions.Find(entity)?.Level is not { } level)
            return null;
        var values = regions.OfLevel(level).Select(r => observations.Find(indicator, r.Code, breakdown, period)).Where(o => o is { IsMissing: false }).Select(o => o!.Value).ToArray();
        if (values.Length < 2)
            return null;
        var spread = Math.Sqrt(WeightedMoments.Variance(values, [], VarianceDefinition.Population));
        return spread > 0 && double.IsFinite(spread) ? spread : null;
    }
}
