namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The straight line in time between the values before and after the gap; at the ends the nearest value. Needs two values.</summary>
/// <param name="MaxGap">From how many periods away a value may be taken, at least 1; null for any.</param>
/// <remarks>A series with one value stays as it is. Where one of the two values is too far, nothing is filled. Source: COINr
/// <c>impute_panel("linear")</c>.</remarks>
public sealed record LinearImputation(int? MaxGap = null) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "linear";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Time;

    internal override string? Problem => ProblemOfGap(MaxGap);
}
