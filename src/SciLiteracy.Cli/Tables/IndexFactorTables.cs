using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy index audit</c> on factors, importance, flagged correlations and availability.</summary>
internal static class IndexFactorTables
{
    /// <summary>Gets the names of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } = ["consistency", "adequacy", "parallel", "importance", "parents", "flags", "denominators", "availability"];

    // The limits of COINr's get_corr_flags and get_denom_corr.
    private const double HighCorrelation = 0.9;
    private const double HighWithDenominator = 0.6;

    /// <summary>Returns the stage a table is usually of.</summary>
    public static string UsualStage(string table) => table is "availability" or "denominators" ? "raw" : "normalized";

    /// <summary>Returns a table.</summary>
    /// <exception cref="ArgumentException">The index has no such level, or is not aggregated where scores are needed.</exception>
    public static ResultTable Of(IndexInput input, IndexResult result, AuditTable members, AuditRequest request, CancellationToken cancellation) => request.Table switch
    {
        "consistency" => Consistency(members, request.Level),
        "adequacy" => Adequacy(members, request.Level),
        "parallel" => Parallel(members, request.Level, cancellation),
        "importance" => Importance(result, members, request.Level),
        "parents" => Parents(members, request.Level, request.Method),
        "flags" => Flags(result, members, request),
        "denominators" => Denominators(input, members, request),
        _ => Availability(input, members),
    };

    private static ResultTable Consistency(AuditTable members, int level)
    {
        var table = new ResultTable("code", "items", "alpha", "omega", "improper");
        foreach (var r in ReliabilityAnalysis.Of(members, level))
            table.Add(r.Code, r.Items, r.Alpha, r.Omega, r.Factor?.IsImproper);
        return table;
    }

    private static ResultTable Adequacy(AuditTable members, int level)
    {
        var table = new ResultTable("group", "items", "rows", "kmo", "bartlett_chi_square", "df", "p_value");
        foreach (var a in SamplingAdequacy.Of(members, level))
            table.Add(a.Code, a.Items, a.Rows, a.Overall, a.BartlettChiSquare, a.BartlettDegreesOfFreedom, a.BartlettPValue);
        return table;
    }

    private static ResultTable Parallel(AuditTable members, int level, CancellationToken cancellation)
    {
        var table = new ResultTable("group", "component", "eigenvalue", "random_eigenvalue", "retained");
        foreach (var group in PrincipalComponentAnalysis.Of(members, level, new ParallelAnalysis(), cancellation))
        {
            foreach (var (component, random) in group.Components.Zip(group.RandomEigenvalues))
                table.Add(group.Group, component.Number, component.Eigenvalue, random, component.Number <= group.Retained);
        }

        return table;
    }

    private static ResultTable Importance(IndexResult result, AuditTable members, int level)
    {
        var table = new ResultTable("code", "effective_weight", "n", "squared_correlation", "correlation_ratio", "importance_share");
        foreach (var m in ImportanceAnalysis.Of(members, result.Weights, level))
            table.Add(m.Code, m.EffectiveWeight, m.Count, m.SquaredCorrelation, m.CorrelationRatio, m.ImportanceShare);
        return table;
    }

    private static ResultTable Parents(AuditTable members, int level, CorrelationMethod method)
    {
        var table = new ResultTable("a", "b", "correlation", "n", "p_value");
        foreach (var c in CorrelationAnalysis.WithParents(members, level, wholeLine: true, method))
            table.Add(c.A, c.B, c.Correlation, c.Count, c.PValue);
        return table;
    }

    // Pairs of a group that say the same or cancel each other; then members that their parent does not follow, or goes against.
    private static ResultTable Flags(IndexResult result, AuditTable members, AuditRequest request)
    {
        var table = new ResultTable("group", "a", "b", "correlation", "n", "p_value", "flag");
        void Add(string group, MemberCorrelation c, string flag) => table.Add(group, c.A, c.B, c.Correlation, c.Count, c.PValue, flag);

        var (level, groups) = (request.Level, request.GroupLevel ?? request.Level + 1);
        foreach (var (group, c) in CorrelationAnalysis.Flagged(members, request.Above ?? HighCorrelation, CorrelationLimit.Above, level, groups, request.Method))
            Add(group, c, "high");
        foreach (var (group, c) in CorrelationAnalysis.Flagged(members, request.Below, CorrelationLimit.Below, level, groups, request.Method))
            Add(group, c, "low");
        if (result.Scores is null)
            return table;
        foreach (var c in CorrelationAnalysis.WithParents(members, level, wholeLine: false, request.Method).Where(c => c.Correlation < Math.Max(request.WithParent, 0)))
            Add(c.B, c, c.Correlation < 0 ? "negative_with_parent" : "low_with_parent");
        return table;
    }

    private static ResultTable Denominators(IndexInput input, AuditTable members, AuditRequest request)
    {
        if (input.Denominators.IsEmpty)
            throw new ArgumentException($"The index '{input.Document.Spec.Id}' has no denominators.");
        var table = new ResultTable("a", "b", "correlation", "n", "p_value", "flag");
        var limit = request.Above ?? HighWithDenominator;
        foreach (var c in CorrelationAnalysis.WithDenominators(members, input.Data, input.Denominators, request.Method))
            table.Add(c.A, c.B, c.Correlation, c.Count, c.PValue, Math.Abs(c.Correlation) > limit ? "high" : null);
        return table;
    }

    private static ResultTable Availability(IndexInput input, AuditTable members)
    {
        var table = new ResultTable([.. IndexTables.About(input), "code", "available", "cells", "share"]);
        var rows = DataAvailability.ByRow(members);
        foreach (var row in members.InputOrder)
        {
            foreach (var aggregate in rows[row].Aggregates)
                table.Add([.. IndexTables.About(input, rows[row].Row), aggregate.Code, aggregate.Available, aggregate.Cells, aggregate.Share]);
        }

        return table;
    }
}
