namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The last value of the entity before the gap; at the start, the first value after it.</summary>
/// <param name="MaxGap">From how many periods away a value may be taken, at least 1; null for any.</param>
/// <remarks>Source: COINr <c>impute_panel("constant")</c>.</remarks>
public sealed record ConstantImputation(int? MaxGap = null) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "constant";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Time;

    internal override string? Problem => ProblemOfGap(MaxGap);
}
