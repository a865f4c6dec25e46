namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>The operators with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>-x</c>.</summary>
    Negate,

    /// <summary><c>+x</c>, which changes nothing.</summary>
    Plus,

    /// <summary><c>not x</c>.</summary>
    Not,
}
