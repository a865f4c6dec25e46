using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy index audit</c>.</summary>
internal static class IndexAuditTables
{
    private static readonly (IndicatorConcerns Flag, string Word)[] Concerns =
    [
        (IndicatorConcerns.LowAvailability, "low_availability"), (IndicatorConcerns.ManyZeros, "many_zeros"),
        (IndicatorConcerns.FewDistinct, "few_distinct"), (IndicatorConcerns.Outliers, "outliers"),
    ];

    /// <summary>Returns a table.</summary>
    /// <exception cref="ArgumentException">The index has no such stage or level, does not aggregate, or its data have no periods.</exception>
    public static ResultTable Of(IndexInput input, IndexResult result, FrozenParameters? frozen, AuditRequest request, CancellationToken cancellation) => request.Table switch
    {
        "statistics" => Statistics(Members(result, request, "raw"), request),
        "correlations" => Correlations(Members(result, request, "raw"), request),
        "trends" => Trends(input, Members(result, request, "raw"), request),
        "reliability" => ReliabilityOf(Members(result, request, "normalized"), request),
        "pca" => Components(Members(result, request, "normalized"), request, cancellation),
        "removal" => Removal(RemovalAnalysis.Of(result, request.Level, frozen, cancellation)),
        _ when IndexFactorTables.Names.Contains(request.Table) =>
            IndexFactorTables.Of(input, result, Members(result, request, IndexFactorTables.UsualStage(request.Table)), request, cancellation),
        _ => RemovalScores(input, RemovalAnalysis.Of(result, request.Level, frozen, cancellation)),
    };

    private static AuditTable Members(IndexResult result, AuditRequest request, string usual)
    {
        if (request.Stage.Length > 0)
            return AuditTable.Of(result, IndexTables.StageOf(request.Stage));

        // An index that takes its values as they are has no normalized ones; what is aggregated stands in.
        var stage = IndexTables.StageOf(usual);
        while (result.Stage(stage) is null)
            stage--;
        return AuditTable.Of(result, stage);
    }

    private static ResultTable Statistics(AuditTable members, AuditRequest request)
    {
        var table = new ResultTable(
            "indicator", "min", "max", "mean", "median", "sd", "skew", "kurtosis", "available", "nonzero", "unique", "same", "available_share", "nonzero_share",
            "unique_share", "same_share", "flags");
        foreach (var s in DescriptiveStatistics.Of(members, request.Level))
        {
            table.Add(
                s.Code, s.Minimum, s.Maximum, s.Mean, s.Median, s.StandardDeviation, s.Skewness, s.Kurtosis, s.Available, s.NonZero, s.Unique, s.Same, s.AvailableShare,
                s.NonZeroShare, s.UniqueShare, s.SameShare, string.Join(' ', Concerns.Where(c => s.Flags.HasFlag(c.Flag)).Select(c => c.Word)));
        }

        return table;
    }

    private static ResultTable Correlations(AuditTable members, AuditRequest request)
    {
        var table = new ResultTable("a", "b", "correlation", "n", "p_value");
        foreach (var c in CorrelationAnalysis.Within(members, request.Level, request.Method))
            table.Add(c.A, c.B, c.Correlation, c.Count, c.PValue);
        return table;
    }

    private static ResultTable ReliabilityOf(AuditTable members, AuditRequest request)
    {
        // Each aggregate over the members of the level below it; a level can be asked for as well.
        var table = new ResultTable("code", "items", "alpha");
        foreach (var reliability in ReliabilityAnalysis.Of(members, request.Level))
            table.Add(reliability.Code, reliability.Items, reliability.Alpha);
        return table;
    }

    private static ResultTable Components(AuditTable members, AuditRequest request, CancellationToken cancellation)
    {
        var table = new ResultTable("group", "component", "eigenvalue", "explained", "code", "loading");
        foreach (var group in PrincipalComponentAnalysis.Of(members, request.Level, cancellationToken: cancellation))
        {
            foreach (var component in group.Components)
            {
                for (var i = 0; i < group.Members.Length; i++)
                    table.Add(group.Group, component.Number, component.Eigenvalue, component.Explained, group.Members[i], component.Loadings[i]);
            }
        }

        return table;
    }

    private static ResultTable Removal(RemovalAnalysis removal)
    {
        var table = new ResultTable("code", "mean_abs_rank_change", "max_abs_rank_change");
        foreach (var effect in removal.Effects)
            table.Add(effect.Code, effect.MeanAbsoluteRankChange, effect.MaximumAbsoluteRankChange);
        return table;
    }

    private static ResultTable RemovalScores(IndexInput input, RemovalAnalysis removal)
    {
        var table = new ResultTable([.. IndexTables.About(input), removal.Index, .. removal.Effects.Select(e => e.Code)]);
        foreach (var row in removal.InputOrder)
            table.Add([.. IndexTables.About(input, removal.Rows[row]), removal.Scores[row], .. removal.Effects.Select(e => (object?)e.Scores[row])]);
        return table;
    }

    private static ResultTable Trends(IndexInput input, AuditTable members, AuditRequest request)
    {
        var table = new ResultTable(input.Columns.Entity, "indicator", "n", "cagr", "percent_change");
        foreach (var trend in TrendAnalysis.Of(members, request.Level, request.Per))
            table.Add(trend.Entity, trend.Indicator, trend.Count, trend.CompoundGrowth, trend.PercentChange);
        return table;
    }
}
