namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>A piece of a formula that the parser takes as one.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The text as written.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, TextSpan Span, string Text)
{
    /// <summary>Gets the value of a number.</summary>
    public double Number { get; init; }

    /// <summary>Gets the operator that it is between two operands.</summary>
    public BinaryOperator Operator { get; init; }

    /// <summary>Gets whether an operand can begin with it.</summary>
    public bool BeginsOperand => Kind is FormulaTokenKind.Number or FormulaTokenKind.Word or FormulaTokenKind.Text or FormulaTokenKind.OpenParenthesis
        or FormulaTokenKind.Not or FormulaTokenKind.True or FormulaTokenKind.False or FormulaTokenKind.If or FormulaTokenKind.Bad;
}
