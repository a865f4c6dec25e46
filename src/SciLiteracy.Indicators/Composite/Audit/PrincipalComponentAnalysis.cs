using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Principal components of the members of an index: whether the groups of the structure are groups in the data.</summary>
/// <remarks>
/// Eigenvectors of the correlations, over the rows in which every member has a value. Constant members have no correlation and are left out. Source:
/// Jolliffe (2002), Principal Component Analysis, second edition. Checked against: COINr 1.1.14 <c>get_PCA</c> (R <c>prcomp</c>), but for signs.
/// </remarks>
public static class PrincipalComponentAnalysis
{
    /// <summary>Takes the components of the children of each aggregate that are on a level.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="level">The level of the members, 1 for the indicators.</param>
    /// <param name="parallel">How large eigenvalues get by chance; null to leave that open.</param>
    /// <param name="cancellationToken">Stops between two draws of the parallel analysis.</param>
    /// <returns>Every aggregate with such children, in the order of the structure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static ImmutableArray<PrincipalComponents> Of(
        AuditTable table, int level = 1, ParallelAnalysis? parallel = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.AggregatesAbove(level)
            .Select(code => (Code: code, Members: table.ChildrenOf(code, level)))
            .Where(a => a.Members.Length > 0)
            .Select(a => OfGroup(table, a.Code, a.Members, parallel, cancellationToken))];
    }

    /// <summary>Takes the components of members that need not be of one group.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="group">The code that the result will have.</param>
    /// <param name="members">The codes of the members.</param>
    /// <param name="parallel">How large eigenvalues get by chance; null to leave that open.</param>
    /// <param name="cancellationToken">Stops between two draws of the parallel analysis.</param>
    /// <exception cref="ArgumentException">There are no values of a member.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static PrincipalComponents OfGroup(
        AuditTable table,
        string group,
        ImmutableArray<string> members,
        ParallelAnalysis? parallel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = MomentMatrix.CompleteColumns(table, members);
        var rows = columns.Length == 0 ? 0 : columns[0].Length;
        bool[] varies = [.. columns.Select(c => c.AsSpan().ContainsAnyExcept(c.Length == 0 ? 0 : c[0]))];
        ImmutableArray<string> used = [.. members.Where((_, i) => varies[i])];
        var components = Components([.. columns.Where((_, i) => varies[i])], rows);
        return new PrincipalComponents
        {
            Group = group,
            Rows = rows,
            Members = used,
            Constant = [.. members.Where((_, i) => !varies[i])],
            Components = components,
            RandomEigenvalues = parallel is null || components.IsEmpty
                ? []
                : [.. parallel.Eigenvalues(rows, used.Length, cancellationToken).Take(components.Length)],
        };
    }

    private static ImmutableArray<PrincipalComponent> Components(double[][] columns, int rows)
    {
        var p = columns.Length;
        var values = new double[p];
        var vectors = new double[p * p];
        SymmetricEigen.Decompose(MomentMatrix.Correlations(columns), values, vectors);
        var components = ImmutableArray.CreateBuilder<PrincipalComponent>();
        var before = 0.0;
        for (var k = 0; k < Math.Min(p, rows); k++)
        {
            // What is below 0 is rounding.
            var eigenvalue = Math.Max(values[k], 0);
            var explained = eigenvalue / p;
            before += explained;
            components.Add(new PrincipalComponent(k + 1, eigenvalue, explained, before, [.. vectors.AsSpan(k * p, p)]));
        }

        return components.ToImmutable();
    }
}
