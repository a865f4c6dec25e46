using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Denomination;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// Divides indicators by their denominators: x / (d / scale). A missing denominator or a denominator of 0 gives missing, and is
/// reported.
/// </summary>
public sealed record DenominateStep : IndexStep
{
    /// <summary>Gets the scales of denominators, by their texts; 1 for one that is not here.</summary>
    public ValueList<DenominatorScale> Scales { get; init; } = [];

    /// <summary>Gets what each indicator is divided by; the default <see cref="OwnDenominator"/> is that of the structure.</summary>
    public PerIndicator<Denominator> Denominators { get; init; } = new(OwnDenominator.Instance);
}
