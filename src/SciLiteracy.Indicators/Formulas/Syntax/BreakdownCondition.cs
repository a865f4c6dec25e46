namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>A condition of a selection, such as <c>sex = female</c>. Its place takes no part in equality.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">The value of the dimension.</param>
public sealed record BreakdownCondition(string Dimension, string Value)
{
    /// <summary>Gets where the condition stands.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Compares dimension and value.</summary>
    public bool Equals(BreakdownCondition? other) => other is not null && Dimension == other.Dimension && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Dimension, Value);
}
