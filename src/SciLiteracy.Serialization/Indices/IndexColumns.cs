using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Which columns of a wide CSV file say what a row is about, and how missing values are spelt there; the key <c>data</c> of an index document.</summary>
public sealed record IndexColumns : Located
{
    /// <summary>Gets the columns of a file about which nothing is said: <c>entity</c>, no periods, empty cells are missing.</summary>
    public static IndexColumns Default { get; } = new() { Entity = "entity" };

    /// <summary>Gets the name of the column of the entities.</summary>
    public required string Entity { get; init; }

    /// <summary>Gets the name of the column of the periods; null if the rows have none.</summary>
    public string? Period { get; init; }

    /// <summary>Gets whether a file may lack the column of the periods; then the rows have none.</summary>
    internal bool IsPeriodOptional { get; init; }

    /// <summary>Gets the spellings of missing beside the empty cell, such as <c>NA</c>; upper and lower case differ.</summary>
    public ValueList<string> Missing { get; init; } = [];
}
