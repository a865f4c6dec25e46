using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>
/// A formula whose names, types and units are checked: what an evaluation runs. Conversions of units stand in it as operations of their own.
/// </summary>
public abstract record BoundExpression
{
    private BoundExpression(MeasureUnit? unit, IndicatorNature? nature, TextSpan anchor)
    {
        Unit = unit;
        Nature = nature;
        Anchor = anchor;
    }

    /// <summary>Gets the unit of the numbers that it gives; null if it gives no numbers.</summary>
    public MeasureUnit? Unit { get; }

    /// <summary>Gets how its values behave over time; null for a constant.</summary>
    public IndicatorNature? Nature { get; }

    /// <summary>Gets the piece of the text at which a finding about it stands: its operator or its name.</summary>
    public TextSpan Anchor { get; }

    /// <summary>Gets what it gives.</summary>
    public virtual FormulaType Type => Unit is null ? FormulaType.Truth : FormulaType.Number;

    /// <summary>A number.</summary>
    public sealed record Number : BoundExpression
    {
        internal Number(double value, MeasureUnit unit, TextSpan anchor)
            : base(unit, null, anchor) => Value = value;

        /// <summary>Gets the value in the unit.</summary>
        public double Value { get; }
    }

    /// <summary>A truth value.</summary>
    public sealed record Truth : BoundExpression
    {
        internal Truth(bool value, TextSpan anchor)
            : base(null, null, anchor) => Value = value;

        /// <summary>Gets the value.</summary>
        public bool Value { get; }
    }

    /// <summary>A period; only as an argument.</summary>
    public sealed record Period : BoundExpression
    {
        internal Period(ReferencePeriod value, TextSpan anchor)
            : base(null, null, anchor) => Value = value;

        /// <summary>Gets the value.</summary>
        public ReferencePeriod Value { get; }

        /// <inheritdoc/>
        public override FormulaType Type => FormulaType.Period;
    }

    /// <summary>The values of an indicator.</summary>
    public sealed record Column : BoundExpression
    {
        internal Column(string indicator, MeasureUnit unit, IndicatorNature nature, TextSpan anchor)
            : base(unit, nature, anchor) => Indicator = indicator;

        /// <summary>Gets the id of the indicator.</summary>
        public string Indicator { get; }
    }

    /// <summary>The values of an indicator for a part of each entity.</summary>
    public sealed record Part : BoundExpression
    {
        internal Part(string indicator, Breakdown breakdown, MeasureUnit unit, IndicatorNature nature, TextSpan anchor)
            : base(unit, nature, anchor)
        {
            Indicator = indicator;
            Breakdown = breakdown;
        }

        /// <summary>Gets the id of the indicator.</summary>
        public string Indicator { get; }

        /// <summary>Gets the conditions that the part meets beside those of the cell.</summary>
        public Breakdown Breakdown { get; }
    }

    /// <summary>The values of an operand in another unit.</summary>
    public sealed record Convert : BoundExpression
    {
        internal Convert(BoundExpression operand, MeasureUnit unit)
            : base(unit, operand.Nature, operand.Anchor)
        {
            Operand = operand;
            Conversion = UnitConversion.Between(operand.Unit!, unit);
        }

        /// <summary>Gets the operand.</summary>
        public BoundExpression Operand { get; }

        /// <summary>Gets the conversion from the unit of the operand.</summary>
        public UnitConversion Conversion { get; }
    }

    /// <summary>An operator with one operand.</summary>
    public sealed record Unary : BoundExpression
    {
        internal Unary(UnaryOperator value, BoundExpression operand, TextSpan anchor)
            : base(operand.Unit, operand.Nature, anchor)
        {
            Operator = value;
            Operand = operand;
        }

        /// <summary>Gets the operator.</summary>
        public UnaryOperator Operator { get; }

        /// <summary>Gets the operand.</summary>
        public BoundExpression Operand { get; }
    }

    /// <summary>An operator with two operands, whose units fit.</summary>
    public sealed record Binary : BoundExpression
    {
        internal Binary(BinaryOperator value, BoundExpression left, BoundExpression right, MeasureUnit? unit, IndicatorNature? nature, TextSpan anchor)
            : base(unit, nature, anchor)
        {
            Operator = value;
            Left = left;
            Right = right;
        }

        /// <summary>Gets the operator.</summary>
        public BinaryOperator Operator { get; }

        /// <summary>Gets the operand before it.</summary>
        public BoundExpression Left { get; }

        /// <summary>Gets the operand after it.</summary>
        public BoundExpression Right { get; }
    }

    /// <summary>A function with its arguments, in the order of its parameters; those left out at the end are not there.</summary>
    public sealed record Call : BoundExpression
    {
        internal Call(FormulaFunction function, ValueList<BoundExpression> arguments, MeasureUnit? unit, IndicatorNature? nature, TextSpan anchor)
            : base(unit, nature, anchor)
        {
            Function = function;
            Arguments = arguments;
        }

        /// <summary>Gets the function.</summary>
        public FormulaFunction Function { get; }

        /// <summary>Gets the arguments; those that are written out are a <see cref="Number"/> or a <see cref="Period"/>.</summary>
        public ValueList<BoundExpression> Arguments { get; }
    }
}
