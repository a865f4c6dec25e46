using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>A factor analysis with one factor, by maximum likelihood: R = λ λᵀ + diag(ψ).</summary>
/// <remarks>
/// The likelihood is raised by expectation and maximization until no loading moves by more than 1e-12, from the first principal component; it does not
/// depend on the scales of the items. The sum of the loadings is not negative. Source: Rubin and Thayer (1982), "EM algorithms for ML factor analysis",
/// Psychometrika 47(1). Checked against: the closed form for three items, exact one-factor matrices, the score equations.
/// </remarks>
public sealed record OneFactorModel
{
    private const int MostIterations = 100_000;
    private const double Tolerance = 1e-12;

    // R's factanal has the same least uniqueness.
    private const double LeastUniqueness = 0.005;

    private OneFactorModel(ImmutableArray<double> loadings, ImmutableArray<double> uniquenesses, int iterations, bool converged)
    {
        Loadings = loadings;
        Uniquenesses = uniquenesses;
        Iterations = iterations;
        Converged = converged;
    }

    /// <summary>Gets λ, the correlations of the items with the factor.</summary>
    public ImmutableArray<double> Loadings { get; }

    /// <summary>Gets ψ, the shares of the variances of the items that the factor leaves unexplained.</summary>
    public ImmutableArray<double> Uniquenesses { get; }

    /// <summary>Gets the number of iterations.</summary>
    public int Iterations { get; }

    /// <summary>Gets whether the iterations came to an end before their greatest number.</summary>
    public bool Converged { get; }

    /// <summary>Gets whether an item is all but the factor itself, with the least uniqueness, 0.005: the model is at the edge of what makes sense (a
    /// Heywood case).</summary>
    public bool IsImproper => Uniquenesses.Any(u => u <= LeastUniqueness);

    /// <summary>Fits the model to correlations; null for fewer than three items, or where one is not finite.</summary>
    /// <param name="correlations">R, symmetric with a diagonal of 1; shape [k, k].</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static OneFactorModel? Fit(ReadOnlySpan<double> correlations)
    {
        var k = (int)Math.Sqrt(correlations.Length);
        if (k * k != correlations.Length)
            throw new ArgumentException($"{correlations.Length} correlations are no square matrix.", nameof(correlations));
        foreach (var r in correlations)
        {
            if (!double.IsFinite(r))
                return null;
        }

        if (k < 3)
            return null;
        var values = new double[k];
        var vectors = new double[k * k];
        Numerics.SymmetricEigen.Decompose(correlations.ToArray(), values, vectors);
        var loadings = new double[k];
        var uniquenesses = new double[k];
        for (var i = 0; i < k; i++)
        {
            loadings[i] = Math.Clamp(vectors[i] * Math.Sqrt(Math.Max(values[0], 0)), -0.99, 0.99);
            uniquenesses[i] = 1 - (loadings[i] * loadings[i]);
        }

        var iterations = 0;
        var converged = false;
        var beta = new double[k];
        var product = new double[k];
        while (!converged && iterations < MostIterations)
        {
            iterations++;
            converged = Step(correlations, loadings, uniquenesses, beta, product) <= Tolerance;
        }

        if (loadings.Sum() < 0)
        {
            for (var i = 0; i < k; i++)
                loadings[i] = -loadings[i];
        }

        return new([.. loadings], [.. uniquenesses], iterations, converged);
    }

    /// <summary>One expectation and maximization; returns how far a loading moved.</summary>
    private static double Step(ReadOnlySpan<double> r, Span<double> loadings, Span<double> uniquenesses, Span<double> beta, Span<double> product)
    {
        var k = loadings.Length;
        // β = Σ⁻¹ λ, with Σ = λ λᵀ + Ψ inverted by the formula for a change of rank one
        var strength = 0.0;
        for (var i = 0; i < k; i++)
            strength += loadings[i] * loadings[i] / uniquenesses[i];
        var expected = 1.0;
        for (var i = 0; i < k; i++)
        {
            beta[i] = loadings[i] / uniquenesses[i] / (1 + strength);
            expected -= beta[i] * loadings[i];
        }

        for (var i = 0; i < k; i++)
        {
            product[i] = 0;
            for (var j = 0; j < k; j++)
                product[i] += r[(i * k) + j] * beta[j];
            expected += beta[i] * product[i];
        }

        var moved = 0.0;
        for (var i = 0; i < k; i++)
        {
            var loading = product[i] / expected;
            moved = Math.Max(moved, Math.Abs(loading - loadings[i]));
            loadings[i] = loading;
            uniquenesses[i] = Math.Max(r[(i * k) + i] - (loading * product[i]), LeastUniqueness);
        }

        return moved;
    }
}
