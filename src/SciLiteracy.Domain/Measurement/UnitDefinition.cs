namespace SciLiteracy.Domain;

/// <summary>A unit of measure that a workspace declares: a base kind (person, venue, CNY), or one defined by others (minute = hour / 60).</summary>
public sealed record UnitDefinition : Located
{
    /// <summary>Gets the code by which unit expressions name it.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets the symbol by which it is shown, such as <c>m²</c>; null if it has none. Symbols are not read in unit expressions.</summary>
    public string? Symbol { get; init; }

    /// <summary>Gets the unit expression that it stands for, such as <c>hour / 60</c>; null for a base kind.</summary>
    public SourceText? Definition { get; init; }
}
