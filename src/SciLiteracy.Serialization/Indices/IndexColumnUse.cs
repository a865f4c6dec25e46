using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A column that is needed, and what for.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Use">What it is used as, with its article: "an indicator".</param>
/// <param name="IsLabels">Whether it has labels; else it has numbers.</param>
/// <param name="IsRequired">Whether a file without it is an error.</param>
internal readonly record struct IndexColumnUse(string Name, string Use, bool IsLabels, bool IsRequired = true)
{
    /// <summary>Gets whether indicators are divided by it.</summary>
    public bool IsDenominator { get; init; }

    /// <summary>Gets the place where it is named.</summary>
    public SourceLocation Location { get; init; }

    public static IndexColumnUse Numbers(string name) => new(name, "a column of numbers", IsLabels: false);

    public static IndexColumnUse Labels(string name) => new(name, "a column of groups", IsLabels: true);
}
