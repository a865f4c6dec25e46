using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>How one value came about: a tree from the value down to the observations and their sources.</summary>
public sealed record Explanation
{
    internal Explanation(CellAddress cell, Indicator indicator, Region? region, ExplanationNode root)
    {
        Cell = cell;
        Indicator = indicator;
        Region = region;
        Root = root;
    }

    /// <summary>Gets the cell that is explained.</summary>
    public CellAddress Cell { get; }

    /// <summary>Gets its indicator.</summary>
    public Indicator Indicator { get; }

    /// <summary>Gets the region that the entity is; null if it is none.</summary>
    public Region? Region { get; }

    /// <summary>Gets the value with everything below it. The value is that of the evaluation, bit for bit.</summary>
    public ExplanationNode Root { get; }

    /// <summary>
    /// Gets the steps at which a missing value went missing: cells without an observation, operations that are not defined for their operands. Empty if there is a value.
    /// </summary>
    public ValueList<ExplanationNode> Causes { get; internal init; } = [];

    /// <summary>Gets where there are values; null if there is one here.</summary>
    public CellAlternatives? Alternatives { get; internal init; }

    /// <summary>Gets whether the limits left nothing out. What is shown once and named again counts as shown.</summary>
    public bool IsComplete { get; internal init; }
}
