using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>
/// A formula, or a part of one, as it was written. Two are equal when they say the same, wherever they stand: spans take no part in equality.
/// </summary>
public abstract record FormulaExpression
{
    private FormulaExpression()
    {
    }

    /// <summary>Gets the piece of the text, without brackets around it.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Gets the piece at which a finding about the expression stands: its operator or its name.</summary>
    public virtual TextSpan Anchor => Span;

    /// <summary>Compares all but the spans.</summary>
    public virtual bool Equals(FormulaExpression? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <summary>Returns a hash code of all but the spans.</summary>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>Returns the text of <see cref="FormulaPrinter"/>, which reads back to an equal expression.</summary>
    public sealed override string ToString() => FormulaPrinter.Print(this);

    /// <summary>A number: <c>12</c>, <c>0.5</c>, <c>1e6</c>, <c>10 %</c>.</summary>
    /// <param name="Digits">The number as written, without the sign <c>%</c>; finite, at least 0.</param>
    /// <param name="IsPercent">Whether a <c>%</c> follows.</param>
    public sealed record Number(double Digits, bool IsPercent) : FormulaExpression
    {
        /// <summary>Gets the value: <c>10 %</c> is 0.1.</summary>
        public double Value => IsPercent ? Digits / 100 : Digits;
    }

    /// <summary>A text in double quotes.</summary>
    /// <param name="Value">The text without the quotes.</param>
    public sealed record Text(string Value) : FormulaExpression;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="Value">The truth value.</param>
    public sealed record Truth(bool Value) : FormulaExpression;

    /// <summary>A name: an indicator, or the variable of a survey.</summary>
    /// <param name="Code">The name.</param>
    public sealed record Name(string Code) : FormulaExpression;

    /// <summary>A part of the entity: <c>x[sex = female; residence = rural]</c>.</summary>
    /// <param name="Of">What it is a part of.</param>
    /// <param name="Conditions">The conditions in the order of the text; no dimension is there twice.</param>
    public sealed record Selection(Name Of, ValueList<BreakdownCondition> Conditions) : FormulaExpression;

    /// <summary>An operator before its operand.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Operand">The operand.</param>
    public sealed record Unary(UnaryOperator Operator, FormulaExpression Operand) : FormulaExpression
    {
        /// <summary>Gets where the operator stands.</summary>
        public TextSpan OperatorSpan { get; init; }

        /// <inheritdoc/>
        public override TextSpan Anchor => OperatorSpan;

        /// <inheritdoc/>
        public bool Equals(Unary? other) => other is not null && Operator == other.Operator && Operand.Equals(other.Operand);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Operator, Operand);
    }

    /// <summary>An operator between two operands.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Left">The operand before it.</param>
    /// <param name="Right">The operand after it.</param>
    public sealed record Binary(BinaryOperator Operator, FormulaExpression Left, FormulaExpression Right) : FormulaExpression
    {
        /// <summary>Gets where the operator stands.</summary>
        public TextSpan OperatorSpan { get; init; }

        /// <inheritdoc/>
        public override TextSpan Anchor => OperatorSpan;

        /// <inheritdoc/>
        public bool Equals(Binary? other) => other is not null && Operator == other.Operator && Left.Equals(other.Left) && Right.Equals(other.Right);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Operator, Left, Right);
    }

    /// <summary>A function with its arguments; <c>if</c> is one.</summary>
    /// <param name="Function">The name of the function.</param>
    /// <param name="Arguments">The arguments.</param>
    public sealed record Call(string Function, ValueList<FormulaExpression> Arguments) : FormulaExpression
    {
        /// <summary>Gets where the name of the function stands.</summary>
        public TextSpan NameSpan { get; init; }

        /// <inheritdoc/>
        public override TextSpan Anchor => NameSpan;

        /// <inheritdoc/>
        public bool Equals(Call? other) => other is not null && Function == other.Function && Arguments.Equals(other.Arguments);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Function, Arguments);
    }

    // Stands for a piece that is wrong; it never leaves the parser.
    internal sealed record Error : FormulaExpression;

    internal static string Format(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
