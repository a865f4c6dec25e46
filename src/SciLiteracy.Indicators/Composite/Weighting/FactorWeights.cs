namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>
/// Weights by factor analysis: principal components rotated by varimax; each child takes the share of variance that the factor it loads on most explains of it,
/// times the share that the factor explains of all.
/// </summary>
/// <param name="MinEigenvalue">The least eigenvalue of a factor that is kept; 1 is Kaiser's rule.</param>
/// <param name="MinExplained">The least share of the variance that a factor explains to be kept, from 0 to 1.</param>
/// <param name="MinCumulative">Factors of lower eigenvalue are kept until this share of the variance is explained, from 0 to 1.</param>
/// <remarks>
/// Squared loadings divided by the sum of squares of their factor, the largest of each child times that factor's explained share, rescaled to sum 1.
/// Over the rows that have all children. At least one factor is kept.
/// Source: Nicoletti, Scarpetta and Boylaud (2000), OECD Economics Department Working Papers 226; OECD/JRC (2008), Handbook on Constructing Composite
/// Indicators, section 6.1, whose limits are the defaults.
/// </remarks>
public sealed record FactorWeights(double MinEigenvalue = 1, double MinExplained = 0.1, double MinCumulative = 0.6) : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "factor";

    /// <inheritdoc/>
    public override bool DependsOnData => true;

    internal override string? Problem =>
        !(double.IsFinite(MinEigenvalue) && MinEigenvalue >= 0)
            ? FormattableString.Invariant($"The least eigenvalue is '{MinEigenvalue}', but must be at least 0.")
        : !(MinExplained >= 0 && MinExplained <= 1) ? FormattableString.Invariant($"The least explained share is '{MinExplained}', but a share is from 0 to 1.")
        : !(MinCumulative >= 0 && MinCumulative <= 1)
            ? FormattableString.Invariant($"The explained share to be reached is '{MinCumulative}', but a share is from 0 to 1.")
        : null;
}
