namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The loadings of the first principal component of the children: the most weight to what varies together.</summary>
/// <param name="Negative">What becomes of a negative loading.</param>
/// <remarks>
/// Of the correlations over the rows that have all children. The sign of a component is free; here the loadings have a sum of at least 0, where other
/// tools leave it to chance. A negative loading then says that the child runs against the others.
/// Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 6.1; COINr <c>get_PCA</c>.
/// </remarks>
public sealed record PrincipalComponentWeights(NegativeLoading Negative = NegativeLoading.Reject) : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "pca";

    /// <inheritdoc/>
    public override bool DependsOnData => true;
}
