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
        ["get_stats"] = AuditOperations.Statistics,
        ["get_data_avail"] = AuditOperations.Availability,
        ["get_corr"] = AuditOperations.Correlations,
        ["get_pvals"] = AuditOperations.PValues,
        ["get_corr_flags"] = AuditOperations.Flags,
        ["get_denom_corr"] = AuditOperations.Denominators,
        ["get_cronbach"] = AuditOperations.Cronbach,
        ["get_PCA"] = AuditOperations.Components,
        ["remove_elements"] = AuditOperations.Removal,
        ["CAGR"] = AuditOperations.Trends,
        ["prc_change"] = AuditOperations.Trends,
        ["get_results"] = ResultOperations.Results,
        ["get_unit_summary"] = ResultOperations.Summary,
        ["get_str_weak"] = ResultOperations.Strengths,
        ["compare_coins"] = ResultOperations.Comparison,
        ["change_ind"] = ResultOperations.Dropped,
        ["purse"] = ResultOperations.Panel,
        ["get_opt_weights"] = ResultOperations.Optimized,
        ["get_sensitivity"] = SensitivityOperations.Sensitivity,
        ["SA_estimate"] = SensitivityOperations.Estimator,
    };

    /// <summary>Answers a case and compares the answer; fails if it differs, and if the operation is not known.</summary>
    public static void Check(GoldenCase golden)
    {
        Assert.True(All.TryGetValue(golden.Operation, out var check), $"The operation '{golden.Operation}' is not known.");
        check!(golden);
    }
}
