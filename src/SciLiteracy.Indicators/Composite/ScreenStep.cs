using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Screening;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Leaves out entities with too few data.</summary>
public sealed record ScreenStep : IndexStep
{
    /// <summary>Gets what is asked of an entity.</summary>
    public ScreeningRule By { get; init; } = ScreeningRule.Availability;

    /// <summary>Gets the least share of the indicators that must be present; an entity strictly below is out.</summary>
    public double MinAvailability { get; init; } = 2.0 / 3.0;

    /// <summary>Gets the least share of the present values that must not be 0; an entity strictly below is out.</summary>
    public double MinNonzero { get; init; } = 0.05;

    /// <summary>Gets the node whose indicators count; null for the whole index.</summary>
    public Reference? Node { get; init; }

    /// <summary>Gets the entities that stay whatever their data.</summary>
    public ValueList<Reference> Include { get; init; } = [];

    /// <summary>Gets the entities that are out whatever their data.</summary>
    public ValueList<Reference> Exclude { get; init; } = [];
}
