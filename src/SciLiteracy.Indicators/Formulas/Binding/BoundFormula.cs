using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>The formula of an indicator, checked.</summary>
public sealed record BoundFormula
{
    internal BoundFormula(Indicator indicator, MeasureUnit unit, FormulaExpression syntax, BoundExpression root, ValueList<string> inputs)
    {
        Indicator = indicator;
        Unit = unit;
        Syntax = syntax;
        Root = root;
        Inputs = inputs;
    }

    /// <summary>Gets the indicator.</summary>
    public Indicator Indicator { get; }

    /// <summary>Gets the unit that the indicator declares; <see cref="Root"/> gives values in it.</summary>
    public MeasureUnit Unit { get; }

    /// <summary>Gets the formula as it was written.</summary>
    public FormulaExpression Syntax { get; }

    /// <summary>Gets the formula as it is evaluated.</summary>
    public BoundExpression Root { get; }

    /// <summary>Gets the indicators that the formula names, each once, in the order of the text.</summary>
    public ValueList<string> Inputs { get; }

    internal SourceLocation LocationOf(TextSpan span) =>
        Indicator.Formula is { Location.IsKnown: true } formula ? formula.LocationOf(span.Start) : Indicator.Location;
}
