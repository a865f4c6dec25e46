using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>One cell of a parent for which children have observations: what they give, how much of the parent they cover, and what was observed for it.</summary>
public sealed record RollupCell
{
    internal RollupCell()
    {
    }

    /// <summary>Gets the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Gets the parent or grouping.</summary>
    public required string Entity { get; init; }

    /// <summary>Gets the part of the entities.</summary>
    public required Breakdown Breakdown { get; init; }

    /// <summary>Gets the period.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets the rule of the indicator.</summary>
    public required Rollup Rule { get; init; }

    /// <summary>Gets whether the entity is a grouping, so that its members may belong to others too.</summary>
    public required bool IsGrouping { get; init; }

    /// <summary>Gets the children that should have a value, in ordinal order.</summary>
    public required ImmutableArray<string> Children { get; init; }

    /// <summary>Gets the children that have none (for weighted means: no value, or no weight that is at least 0), in ordinal order.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>Gets the levels of the children, in ordinal order; more than one if they are mixed.</summary>
    public required ImmutableArray<string> Levels { get; init; }

    /// <summary>Gets the number of further regions of which the parent consists, and which are not among the regions (<see cref="Region.Parts"/>); they count as children without a value.</summary>
    public required int Unlisted { get; init; }

    /// <summary>Gets the number of children that should have a value, the unlisted ones too.</summary>
    public int Expected => Children.Length + Unlisted;

    /// <summary>Gets the number of children that have one.</summary>
    public int Present => Children.Length - Missing.Length;

    /// <summary>Gets the share of the children, by number, that is covered, from 0 to 1. A child that was rolled up from a part of its own children counts for that part.</summary>
    public required double Coverage { get; init; }

    /// <summary>Gets the share of the weight that is covered, from 0 to 1; null if the rule takes no weights, or if it cannot be known.</summary>
    /// <remarks>The whole is the weight of all children, or, where that of some child is not known, that of the parent itself.</remarks>
    public required double? WeightCoverage { get; init; }

    /// <summary>Gets what came of it.</summary>
    public required RollupOutcome Outcome { get; init; }

    /// <summary>Gets the rolled-up value in the unit of the indicator; NaN if there is none.</summary>
    public required double Value { get; init; }

    /// <summary>Gets the observation of the parent; null if there is none.</summary>
    public required Observation? Observed { get; init; }

    /// <summary>Gets whether the value of the result is the rolled-up one.</summary>
    public required bool IsUsed { get; init; }

    /// <summary>Gets the observed minus the rolled-up value; NaN if one of them is missing.</summary>
    public double Difference => (Observed?.Value ?? double.NaN) - Value;
}
