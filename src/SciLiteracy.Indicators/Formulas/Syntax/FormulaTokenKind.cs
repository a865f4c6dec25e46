namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>What a token of a formula is.</summary>
internal enum FormulaTokenKind
{
    Number,
    Text,
    Word,
    If,
    True,
    False,
    Not,
    Operator,
    Percent,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    Semicolon,

    // What the lexer has already reported; stands for an operand.
    Bad,
    End,
}
