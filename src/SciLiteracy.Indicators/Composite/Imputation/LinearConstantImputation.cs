namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>As <see cref="LinearImputation"/>, but a single value is taken for all periods.</summary>
/// <param name="MaxGap">From how many periods away a value may be taken, at least 1; null for any.</param>
/// <remarks>Source: COINr <c>impute_panel("linear-constant")</c>.</remarks>
public sealed record LinearConstantImputation(int? MaxGap = null) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "linear_constant";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Time;

    internal override string? Problem => ProblemOfGap(MaxGap);
}
