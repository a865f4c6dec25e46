using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>One step of an explanation: a value, and the inputs from which it came.</summary>
public abstract record ExplanationNode
{
    private ExplanationNode()
    {
    }

    /// <summary>Gets the value in <see cref="Unit"/>; NaN if it is missing. Truth is 1 or 0.</summary>
    public double Value { get; internal init; } = double.NaN;

    /// <summary>Gets what is to be known about the value, or why there is none.</summary>
    public ObservationStatus Status { get; internal init; } = ObservationStatus.Missing;

    /// <summary>Gets the unit, for an indicator as it declares it; null for a truth value.</summary>
    public string? Unit { get; internal init; }

    /// <summary>Gets what a reader should know beside the value, such as why there is none; an English sentence, or null.</summary>
    public string? Note { get; internal init; }

    /// <summary>Gets the steps from which the value came.</summary>
    public ValueList<ExplanationNode> Inputs { get; internal init; } = [];

    /// <summary>Gets how many more inputs there are, which the limits left out.</summary>
    public int InputsLeftOut { get; internal init; }

    /// <summary>Gets whether the inputs are not shown, because of the limits or because they are shown where the same cell came first.</summary>
    public bool IsCut { get; internal init; }

    /// <summary>Gets whether there is no value.</summary>
    public bool IsMissing => double.IsNaN(Value);

    /// <summary>Gets what the step is, in one line without its value: a cell or a piece of a formula.</summary>
    public abstract string Label { get; }

    /// <summary>A cell of the statistics.</summary>
    public sealed record Observed : ExplanationNode
    {
        internal Observed(CellAddress cell, Observation observation, SourceDocument? source)
        {
            Cell = cell;
            Observation = observation;
            Source = source;
        }

        /// <summary>Gets the cell.</summary>
        public CellAddress Cell { get; }

        /// <summary>Gets the observation, with its place in the statistics, its source and what was published beside it.</summary>
        public Observation Observation { get; }

        /// <summary>Gets the source document; null if the observation names none, or one that is not known.</summary>
        public SourceDocument? Source { get; }

        /// <inheritdoc/>
        public override string Label => Cell.ToString();
    }

    /// <summary>A cell of an observed indicator that the statistics say nothing of, or of a computed one outside of what formulas are computed for.</summary>
    public sealed record Absent : ExplanationNode
    {
        internal Absent(CellAddress cell) => Cell = cell;

        /// <summary>Gets the cell.</summary>
        public CellAddress Cell { get; }

        /// <inheritdoc/>
        public override string Label => Cell.ToString();
    }

    /// <summary>A cell of an indicator that has a formula. Its input is the formula.</summary>
    public sealed record Computed : ExplanationNode
    {
        internal Computed(CellAddress cell, SourceText formula, SourceLocation location)
        {
            Cell = cell;
            Formula = formula.Text;
            Location = location;
        }

        /// <summary>Gets the cell.</summary>
        public CellAddress Cell { get; }

        /// <summary>Gets the formula as it was written.</summary>
        public string Formula { get; }

        /// <summary>Gets where the formula stands.</summary>
        public SourceLocation Location { get; }

        /// <inheritdoc/>
        public override string Label => Cell.ToString();
    }

    /// <summary>An operator or a function. Its inputs are its operands, in the cells that it looks at.</summary>
    public sealed record Operation : ExplanationNode
    {
        internal Operation(string text, SourceLocation location)
        {
            Text = text;
            Location = location;
        }

        /// <summary>Gets the piece of the formula.</summary>
        public string Text { get; }

        /// <summary>Gets where its operator or its name stands.</summary>
        public SourceLocation Location { get; }

        /// <inheritdoc/>
        public override string Label => Text;
    }

    /// <summary>A value brought to another unit of the same kind.</summary>
    public sealed record Conversion : ExplanationNode
    {
        internal Conversion(string from, string to)
        {
            From = from;
            Unit = to;
        }

        /// <summary>Gets the unit of the input.</summary>
        public string From { get; }

        /// <inheritdoc/>
        public override string Label => $"converted from '{From}'";
    }

    /// <summary>A number or truth value of the formula itself.</summary>
    public sealed record Constant : ExplanationNode
    {
        internal Constant(string text) => Text = text;

        /// <summary>Gets the piece of the formula.</summary>
        public string Text { get; }

        /// <inheritdoc/>
        public override string Label => Text;
    }
}
