using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>Where an indicator has values, seen from a cell that has none.</summary>
public sealed record CellAlternatives
{
    internal CellAlternatives()
    {
    }

    /// <summary>Gets the periods in which there is a value for the same entity and breakdown.</summary>
    public ValueList<ReferencePeriod> Periods { get; internal init; } = [];

    /// <summary>Gets the entities for which there is a value in the same period and with the same breakdown.</summary>
    public ValueList<string> Entities { get; internal init; } = [];

    /// <summary>Gets the breakdowns that have a value for the same entity in the same period.</summary>
    public ValueList<Breakdown> Breakdowns { get; internal init; } = [];

    /// <summary>Gets all periods in which the indicator has any value.</summary>
    public ValueList<ReferencePeriod> AllPeriods { get; internal init; } = [];

    /// <summary>Gets all entities for which the indicator has any value.</summary>
    public ValueList<string> AllEntities { get; internal init; } = [];

    /// <summary>Gets whether the indicator has no value anywhere.</summary>
    public bool IsEmpty => AllPeriods.Count == 0;
}
