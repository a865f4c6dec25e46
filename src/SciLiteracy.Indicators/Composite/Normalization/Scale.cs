namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>
/// (x - <paramref name="From"/>) / (<paramref name="To"/> - <paramref name="From"/>) · <paramref name="Factor"/>. Both ends are raw values; where lower is better, they
/// change places.
/// </summary>
/// <param name="From">The raw value that scores 0, or <paramref name="Factor"/> where lower is better; null for 0 after direction.</param>
/// <param name="To">The raw value that scores <paramref name="Factor"/>, or 0 where lower is better; null for 100 after direction.</param>
/// <param name="Factor">The score of the better end.</param>
/// <remarks>Source: COINr <c>n_scaled</c>, whose defaults, as here, make scores negative where lower is better.</remarks>
public sealed record Scale(double? From = null, double? To = null, double Factor = 100) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "scale";

    internal override string? Problem => base.Problem ?? (From is null != To is null
        ? "A scale names both ends or none."
        : double.IsFinite(From ?? 0) && double.IsFinite(To ?? 100) && double.IsFinite(Factor) && From != (To ?? 100)
            ? null
            : FormattableString.Invariant($"The scale goes from '{From}' to '{To}', but from a number to another one."));
}
