namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>A piece of the text of a formula.</summary>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="Length">The number of its characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Gets the position after its last character.</summary>
    public int End => Start + Length;

    /// <summary>Returns the piece from the first character of one to the last of another.</summary>
    public static TextSpan Between(TextSpan first, TextSpan last) => new(first.Start, last.End - first.Start);
}
