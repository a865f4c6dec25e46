namespace SciLiteracy.Domain;

/// <summary>The parts of a monitoring framework before they are checked as a whole; <see cref="MonitoringFramework.Create"/> makes it of them.</summary>
public sealed record MonitoringFrameworkDraft
{
    /// <summary>Gets the plan; null for indicators without one.</summary>
    public PlanDraft? Plan { get; init; }

    /// <summary>Gets the units of measure.</summary>
    public ValueList<UnitDefinition> Units { get; init; } = [];

    /// <summary>Gets the regions. If there are none, any entity may be named.</summary>
    public ValueList<Region> Regions { get; init; } = [];

    /// <summary>Gets the indicators.</summary>
    public ValueList<Indicator> Indicators { get; init; } = [];

    /// <summary>Gets the targets.</summary>
    public ValueList<Target> Targets { get; init; } = [];

    /// <summary>Gets what was recorded about the implementation of measures.</summary>
    public ValueList<ImplementationRecord> Records { get; init; } = [];

    /// <summary>Gets the source documents. If there are none, any source may be named.</summary>
    public ValueList<SourceDocument> Sources { get; init; } = [];
}
