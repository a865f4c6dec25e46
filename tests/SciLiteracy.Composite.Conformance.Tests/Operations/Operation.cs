using SciLiteracy.Composite.Conformance.Tests.Oracle;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Which operation of the oracle is done by what here.</summary>
internal static class Operation
{
    private static readonly Dictionary<string, Action<GoldenCase>> All = new(StringComparer.Ordinal)
    {
        ["new_coin.lineage"] = DataOperations.Lineage,
        ["new_coin.weights"] = DataOperations.Weights,
        ["new_coin.raw"] = DataOperations.Raw,
        ["get_eff_weights"] = DataOperations.Weights,
        ["Screen"] = DataOperations.Screen,
        ["Denominate"] = DataOperations.Denominate,
        ["Impute"] = DataOperations.Impute,
        ["impute_panel"] = DataOperations.ImputePanel,
        ["Treat"] = ScaleOperations.Treat,
        ["transforms"] = ScaleOperations.Transforms,
        ["n_minmax"] = ScaleOperations.Normalize,
        ["n_zscore"] = ScaleOperations.Normalize,
        ["n_scaled"] = ScaleOperations.Normalize,
        ["n_rank"] = ScaleOperations.Normalize,
        ["n_prank"] = ScaleOperations.Normalize,
        ["n_borda"] = ScaleOperations.Normalize,
        ["n_fracmax"] = ScaleOperations.Normalize,
        ["n_dist2max"] = ScaleOperations.Normalize,
        ["n_dist2ref"] = ScaleOperations.Normalize,
        ["n_dist2targ"] = ScaleOperations.Normalize,
        ["n_goalposts"] = ScaleOperations.Normalize,
        ["mixed"] = ScaleOperations.Mixed,
        ["normalise edge cases"] = ScaleOperations.Vectors,
        ["skew,kurt"] = ScaleOperations.Shapes,
        ["Aggregate"] = AggregateOperations.Aggregate,
        ["outrankMatrix"] = AggregateOperations.Outranking,
    };

    static Operation()
    {
        foreach (var (operation, check) in AuditCases.ByOperation)
            All.Add(operation, check);
    }

    public static bool IsBuilt(GoldenCase golden) => All.ContainsKey(golden.Operation);

    /// <summary>Answers a case and compares the answer; fails if it differs.</summary>
    public static void Check(GoldenCase golden) => All[golden.Operation](golden);
}
