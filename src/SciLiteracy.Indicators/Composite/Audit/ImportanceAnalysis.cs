using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Main effects: the importance that members have in the index, against the weights they were given.</summary>
/// <remarks>
/// The main effect of a member x on the index y is V(E(y | x)) / V(y), the correlation ratio. E(y | x) is estimated by local straight lines whose reach is chosen by
/// leaving out each entity; the squared correlation is its linear part. Members that correlate share their effects, so effects need not add up to 1. Source: Paruolo,
/// Saisana and Saltelli (2013), "Ratings and rankings: voodoo or science?", Journal of the Royal Statistical Society A 176(3), sections 3 and 4. Checked
/// against: exact functions, independent columns, lines.
/// </remarks>
public static class ImportanceAnalysis
{
    /// <summary>Compares the importance of the members of a level with their weights.</summary>
    /// <param name="table">The members with their values, those of the index included.</param>
    /// <param name="weights">The weights as they were used.</param>
    /// <param name="level">The level of the members, 1 for the indicators.</param>
    /// <exception cref="ArgumentException">There are no scores of the index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<MemberImportance> Of(AuditTable table, IReadOnlyList<EffectiveWeight> weights, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(weights);
        var effective = weights.ToDictionary(w => w.Code, w => w.Effective, StringComparer.Ordinal);
        var index = table.Column(table.Index).ToArray();
        MemberImportance[] effects = [.. table.Members(level)
            .Select(code => Of(code, effective.GetValueOrDefault(code, double.NaN), table.Column(code), index))];
        var total = effects.Where(e => !double.IsNaN(e.CorrelationRatio)).Sum(e => e.CorrelationRatio);
        return [.. effects.Select(e => e with { ImportanceShare = e.CorrelationRatio / total })];
    }

    /// <summary>Returns the share of the variance of y that a smooth curve in x explains.</summary>
    /// <param name="x">One column; shape [rows], NaN is missing.</param>
    /// <param name="y">Another; shape [rows], NaN is missing.</param>
    /// <returns>From 0 to 1; NaN for fewer than 4 complete pairs, or where a column is constant over them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double CorrelationRatio(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{y.Length} values for {x.Length}.", nameof(y));
        List<double> places = [];
        List<double> values = [];
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
                continue;
            places.Add(x[i]);
            values.Add(y[i]);
        }

        double[] complete = [.. values];
        return SmoothedRelation.Fit([.. places], complete) is { } curve
            ? Math.Min(Variance(curve) / Variance(complete), 1)
            : double.NaN;
    }

    private static MemberImportance Of(string code, double weight, ReadOnlySpan<double> values, ReadOnlySpan<double> index)
    {
        var pearson = Correlation.Of(values, index, CorrelationMethod.Pearson);
        return new MemberImportance(
            code, weight, pearson.Count, pearson.Coefficient * pearson.Coefficient, CorrelationRatio(values, index), double.NaN);
    }

    private static double Variance(double[] values) => WeightedMoments.Variance(values, default, VarianceDefinition.Population);
}
