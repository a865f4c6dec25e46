namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The mean of the values that are there, over the cross-section.</summary>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.3; COINr <c>i_mean</c>.</remarks>
public sealed record MeanImputation : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "mean";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.CrossSection;
}
