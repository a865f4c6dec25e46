namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>Missing values stay missing.</summary>
public sealed record NoImputation : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "none";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.None;
}
