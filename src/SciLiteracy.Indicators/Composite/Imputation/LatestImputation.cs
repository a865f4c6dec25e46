namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The last value of the entity before the gap, carried forward.</summary>
/// <param name="MaxGap">From how many periods away a value may be taken, at least 1; null for any.</param>
/// <remarks>A gap at the start stays. Source: COINr <c>impute_panel("latest")</c>.</remarks>
public sealed record LatestImputation(int? MaxGap = null) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "latest";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Time;

    internal override string? Problem => ProblemOfGap(MaxGap);
}
