namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The median of the values that are there, over the cross-section.</summary>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.3; COINr <c>i_median</c>.</remarks>
public sealed record MedianImputation : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "median";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.CrossSection;
}
