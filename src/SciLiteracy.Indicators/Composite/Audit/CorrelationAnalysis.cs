using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Correlations of the members of an index, among themselves and with what they are made into and divided by.</summary>
/// <remarks>
/// Pairwise complete; p-values as <see cref="Correlation.Of"/>. Nothing is masked: <see cref="MemberCorrelation.IsSignificant"/> tells what chance explains.
/// Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4. Checked against: COINr 1.1.14 <c>get_corr</c>, <c>get_corr_flags</c>,
/// <c>get_denom_corr</c>.
/// </remarks>
public static class CorrelationAnalysis
{
    /// <summary>Correlates each pair of members of a level once, the first in the structure first.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <param name="method">How correlation is measured.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<MemberCorrelation> Within(AuditTable table, int level = 1, CorrelationMethod method = CorrelationMethod.Pearson)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Pairs(table, table.Members(level), method);
    }

    /// <summary>Correlates each member of a level with each of another.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="level">The level of the first of each pair.</param>
    /// <param name="otherLevel">The level of the second, a different one.</param>
    /// <param name="method">How correlation is measured.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level, or both are the same.</exception>
    public static ImmutableArray<MemberCorrelation> Between(
        AuditTable table, int level, int otherLevel, CorrelationMethod method = CorrelationMethod.Pearson)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (level == otherLevel)
            throw new ArgumentOutOfRangeException(nameof(otherLevel), otherLevel, "Expected two different levels.");
        var others = table.Members(otherLevel);
        return [.. table.Members(level).SelectMany(a => others.Select(b => Of(table, a, b, method)))];
    }

    /// <summary>Correlates each member of a level with the aggregates above it: its parent alone, or its whole line up to the index.</summary>
    /// <param name="table">The members with their values, aggregates included.</param>
    /// <param name="level">The level, 1 for the indicators.</param>
    /// <param name="wholeLine">Whether the aggregates above the parent count as well.</param>
    /// <param name="method">How correlation is measured.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<MemberCorrelation> WithParents(
        AuditTable table, int level = 1, bool wholeLine = false, CorrelationMethod method = CorrelationMethod.Pearson)
    {
        ArgumentNullException.ThrowIfNull(table);
        var correlations = ImmutableArray.CreateBuilder<MemberCorrelation>();
        foreach (var code in table.Members(level))
        {
            for (var parent = table.ParentOf(code); parent is not null; parent = wholeLine ? table.ParentOf(parent) : null)
            {
                if (table.Has(parent))
                    correlations.Add(Of(table, code, parent, method));
            }
        }

        return correlations.ToImmutable();
    }

    /// <summary>Finds pairs of members, below the same aggregate, that correlate more or less than a limit.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="limit">The correlation.</param>
    /// <param name="side">Whether pairs above or below the limit are flagged.</param>
    /// <param name="level">The level of the members, 1 for the indicators.</param>
    /// <param name="groupLevel">The level of the aggregates that are the groups, above <paramref name="level"/>.</param>
    /// <param name="method">How correlation is measured.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level, or the groups are not above the members.</exception>
    public static ImmutableArray<FlaggedCorrelation> Flagged(
        AuditTable table,
        double limit,
        CorrelationLimit side,
        int level = 1,
        int groupLevel = 2,
        CorrelationMethod method = CorrelationMethod.Pearson)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (groupLevel <= level || groupLevel > table.Levels)
            throw new ArgumentOutOfRangeException(nameof(groupLevel), groupLevel, $"Groups are on a level from {level + 1} to {table.Levels}.");
        return [.. table.AggregatesAbove(level)
            .Where(group => table.LevelOf(group) == groupLevel)
            .SelectMany(group => Pairs(table, table.MembersUnder(group, level), method)
                .Where(c => side == CorrelationLimit.Above ? c.Correlation > limit : c.Correlation < limit)
                .Select(c => new FlaggedCorrelation(group, c)))];
    }

    /// <summary>Correlates each indicator with columns it could be divided by: where the size of an entity drives an indicator, it should be.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="data">The data with the denominators.</param>
    /// <param name="denominators">The codes of the denominators.</param>
    /// <param name="method">How correlation is measured.</param>
    /// <returns>Each indicator, in the order of the structure, with each denominator.</returns>
    /// <exception cref="ArgumentException">There is no column of a code.</exception>
    public static ImmutableArray<MemberCorrelation> WithDenominators(
        AuditTable table, IndexData data, IReadOnlyList<string> denominators, CorrelationMethod method = CorrelationMethod.Pearson)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(denominators);
        var places = new Dictionary<IndexRow, int>(data.Rows.Length);
        for (var i = 0; i < data.Rows.Length; i++)
            places.Add(data.Rows[i], i);
        var columns = denominators.Select(code =>
        {
            if (!data.TryGetColumn(code, out var values))
                throw new ArgumentException($"The data have no column '{code}'.", nameof(denominators));
            var aligned = new double[table.Rows.Length];
            for (var i = 0; i < aligned.Length; i++)
                aligned[i] = places.TryGetValue(table.Rows[i], out var place) ? values[place] : double.NaN;
            return (Code: code, Values: aligned);
        }).ToList();
        return [.. table.Members(1).SelectMany(a => columns.Select(d => Of(a, d.Code, Correlation.Of(table.Column(a), d.Values, method))))];
    }

    private static ImmutableArray<MemberCorrelation> Pairs(AuditTable table, ImmutableArray<string> codes, CorrelationMethod method) =>
        [.. codes.SelectMany((a, i) => codes.Skip(i + 1).Select(b => Of(table, a, b, method)))];

    private static MemberCorrelation Of(AuditTable table, string a, string b, CorrelationMethod method) =>
        Of(a, b, Correlation.Of(table.Column(a), table.Column(b), method));

    private static MemberCorrelation Of(string a, string b, CorrelationEstimate estimate) =>
        new(a, b, estimate.Coefficient, estimate.Count, estimate.PValue);
}
