using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>One observation of an update: a cell and what it is to have.</summary>
public sealed record ObservationRevision
{
    /// <summary>Gets the indicator; one without a formula.</summary>
    public required string Indicator { get; init; }

    /// <summary>Gets the code of the entity.</summary>
    public required string Entity { get; init; }

    /// <summary>Gets the part of the entity.</summary>
    public Breakdown Breakdown { get; init; } = Breakdown.Total;

    /// <summary>Gets the period.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets the value in the unit of the indicator; NaN if it is missing.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>Gets what is to be known about the value, or why there is none.</summary>
    public ObservationStatus Status { get; init; }

    /// <summary>Gets the id of the source document; null if none is named.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the numbers that stand beside the value.</summary>
    public ObservationDetails Details { get; init; }

    /// <summary>Gets what else was published with it, by name in ordinal order.</summary>
    public ValueList<AttributeValue> Attributes { get; init; } = [];

    /// <summary>Gets whether the observation is taken away; value, status and what stands beside them do not count then.</summary>
    public bool IsRemoval { get; init; }
}
