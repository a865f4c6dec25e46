namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>The denominator that the structure names for the indicator; an indicator without one is left alone.</summary>
public sealed record OwnDenominator : Denominator
{
    private OwnDenominator()
    {
    }

    /// <summary>Gets the one of its kind.</summary>
    public static OwnDenominator Instance { get; } = new();
}
