namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - low) / (high - low) with the goalposts of the indicator, put on the range, 0 to 100 if there is none.</summary>
/// <param name="Clip">Whether scores stay inside the range.</param>
/// <remarks>Source: UNDP (2010), Human Development Report, technical notes; COINr <c>n_goalposts</c>.</remarks>
public sealed record GoalpostScaling(bool Clip = true) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "goalposts";

    internal override bool TakesRange => true;
}
