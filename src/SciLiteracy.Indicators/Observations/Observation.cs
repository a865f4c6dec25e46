using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>One cell of a dataset: a value, or the statement that there is none, with its status, its source and where it was read.</summary>
public sealed record Observation : Located
{
    /// <summary>Gets the indicator; <see cref="Identifier.CodePattern"/>.</summary>
    public required string Indicator { get; init; }

    /// <summary>Gets the code of the entity; <see cref="Identifier.EntityPattern"/>.</summary>
    public required string Entity { get; init; }

    /// <summary>Gets the part of the entity.</summary>
    public Breakdown Breakdown { get; init; } = Breakdown.Total;

    /// <summary>Gets the period.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets the value in the unit of the indicator; NaN if it is missing.</summary>
    public required double Value { get; init; }

    /// <summary>Gets what is to be known about the value, or why there is none.</summary>
    public ObservationStatus Status { get; init; }

    /// <summary>Gets the id of the source document; null if none is named.</summary>
    public string? Source { get; init; }

    /// <summary>Gets what else was published with it, by name in ordinal order.</summary>
    public ValueList<AttributeValue> Attributes { get; init; } = [];

    /// <summary>Gets the numbers that stand beside the value: numerator, denominator, number of cases and standard error.</summary>
    public ObservationDetails Details { get; init; }

    /// <summary>Gets whether there is no value.</summary>
    public bool IsMissing => double.IsNaN(Value);

    /// <summary>Returns the text of an attribute, or null.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute.Text;
        }

        return null;
    }
}
