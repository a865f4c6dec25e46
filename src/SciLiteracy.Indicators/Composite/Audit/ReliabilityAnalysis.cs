using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Internal consistency: Cronbach's α and McDonald's ω of the members below each aggregate.</summary>
/// <remarks>
/// α = k² c̄ / Σ S with k members, S their covariances (each of the rows in which both have a value) and c̄ the mean of those off the diagonal.
/// ω = (Σ σλ)² / ((Σ σλ)² + Σ σ²ψ) with standard deviations σ and the one-factor model (λ, ψ) of the correlations. Both are of the plain sum of the members,
/// whatever their weights. Sources: Cronbach (1951), "Coefficient alpha and the internal structure of tests", Psychometrika 16; McDonald (1999), Test
/// Theory, chapter 6. Checked against: COINr 1.1.14 <c>get_cronbach</c>; exact one-factor matrices.
/// </remarks>
public static class ReliabilityAnalysis
{
    /// <summary>Judges each aggregate by all the members of a level below it.</summary>
    /// <param name="table">The members with their values; directions should have been applied, as in normalized data.</param>
    /// <param name="level">The level of the members, 1 for the indicators.</param>
    /// <returns>Every aggregate above the level that has such members, in the order of the structure, the index first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<Reliability> Of(AuditTable table, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.AggregatesAbove(level)
            .Select(code => (Code: code, Members: table.MembersUnder(code, level)))
            .Where(a => a.Members.Length > 0)
            .Select(a => OfCovariances(a.Code, MomentMatrix.PairwiseCovariances(table, a.Members), a.Members.Length))];
    }

    /// <summary>Judges a group of members by their covariances.</summary>
    /// <param name="code">The code that the result will have.</param>
    /// <param name="covariances">S, symmetric; shape [k, k], NaN where it is not defined.</param>
    /// <param name="items">k, the number of members.</param>
    /// <exception cref="ArgumentException">The shape does not fit.</exception>
    public static Reliability OfCovariances(string code, ReadOnlySpan<double> covariances, int items)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (covariances.Length != items * items)
            throw new ArgumentException($"{covariances.Length} covariances of {items} members.", nameof(covariances));
        var deviations = new double[items];
        for (var i = 0; i < items; i++)
            deviations[i] = Math.Sqrt(covariances[(i * items) + i]);
        var correlations = new double[items * items];
        var total = 0.0;
        var apart = 0.0;
        for (var i = 0; i < items; i++)
        {
            for (var j = 0; j < items; j++)
            {
                var s = covariances[(i * items) + j];
                total += s;
                apart += i == j ? 0 : s;
                correlations[(i * items) + j] = i == j && s > 0 ? 1 : s / deviations[i] / deviations[j];
            }
        }

        var factor = OneFactorModel.Fit(correlations);
        return new Reliability
        {
            Code = code,
            Items = items,
            // k² c̄ = k² Σ / (k (k - 1))
            Alpha = items < 2 ? double.NaN : (double)items / (items - 1) * apart / total,
            Omega = factor is { Converged: true } ? Omega(factor, deviations) : double.NaN,
            Factor = factor,
        };
    }

    private static double Omega(OneFactorModel factor, double[] deviations)
    {
        double common = 0, unique = 0;
        for (var i = 0; i < deviations.Length; i++)
        {
            common += deviations[i] * factor.Loadings[i];
            unique += deviations[i] * deviations[i] * factor.Uniquenesses[i];
        }

        return common * common / ((common * common) + unique);
    }
}
