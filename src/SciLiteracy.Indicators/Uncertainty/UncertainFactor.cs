using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Something that is uncertain: what a draw chooses anew.</summary>
public abstract record UncertainFactor : Located
{
    private protected UncertainFactor()
    {
    }

    /// <summary>Gets the name under which results show it; null for one made of what it varies.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the group it belongs to in a sensitivity analysis, which then has one index for the whole group; null if it stands alone.</summary>
    public string? Group { get; init; }
}
