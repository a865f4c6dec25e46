using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>How scores of the SDG Index become one: the family of means with constant elasticity of substitution.</summary>
/// <remarks>
/// I = (Σ xᵢ^(-ρ) / n)^(-1/ρ): ρ = -1 the arithmetic mean, which the index takes for goals and for the whole; ρ = 0 the geometric (Cobb-Douglas); ρ
/// = ∞ the least (Leontief). Source: Sachs et al. (2018), SDG Index and Dashboards Report 2018, methodology. Checked against: the published goal
/// scores and index.
/// </remarks>
public static class SdgIndexAggregation
{
    /// <summary>Returns the mean of scores.</summary>
    /// <param name="scores">Scores, at least 0; shape [n]. NaN is missing and left out.</param>
    /// <param name="rho">ρ, at least -1; infinite for the least.</param>
    /// <returns>The mean, in points; null if there is no score. From ρ = 0 on, a score of 0 makes it 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">ρ is below -1 or NaN, or a score is negative.</exception>
    public static double? Mean(ReadOnlySpan<double> scores, double rho = -1)
    {
        if (!(rho >= -1))
            throw new ArgumentOutOfRangeException(nameof(rho), rho, "Substitution is from -1, the arithmetic mean, to infinity, the least.");
        var n = 0;
        var least = double.PositiveInfinity;
        foreach (var score in scores)
        {
            if (score < 0)
                throw new ArgumentOutOfRangeException(nameof(scores), score, "A score is at least 0.");
            if (double.IsNaN(score))
                continue;
            n++;
            least = Math.Min(least, score);
        }

        if (n == 0)
            return null;
        if (double.IsPositiveInfinity(rho) || (least == 0 && rho >= 0))
            return least;
        var sum = default(CompensatedSum);
        foreach (var score in scores)
        {
            // Relative to the least, so that high powers stay between 0 and 1 for positive ρ.
            if (!double.IsNaN(score))
                sum.Add(rho == -1 ? score : rho == 0 ? Math.Log(score) : Math.Pow(least > 0 ? score / least : score, -rho));
        }

        var mean = sum.Value / n;
        return rho == -1 ? mean : rho == 0 ? Math.Exp(mean) : (least > 0 ? least : 1) * Math.Pow(mean, -1 / rho);
    }
}
