using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>What came of rolling up a dataset.</summary>
public sealed record RollupResult
{
    internal RollupResult(Dataset dataset, ImmutableArray<RollupCell> cells)
    {
        Dataset = dataset;
        Cells = cells;
    }

    /// <summary>Gets the observations with the rolled-up values beside them.</summary>
    public Dataset Dataset { get; }

    /// <summary>Gets the coverage report: every cell of a parent for which a child has an observation, by indicator, entity, breakdown and period.</summary>
    public ImmutableArray<RollupCell> Cells { get; }
}
