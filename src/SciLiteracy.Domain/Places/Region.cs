namespace SciLiteracy.Domain;

/// <summary>
/// A place that statistics and plans speak of: a country, province, city, or a grouping of such (an economic zone). Other standards call it
/// geographical area or territorial unit.
/// </summary>
public sealed record Region : Located
{
    /// <summary>Gets the code, unique among the regions; it may begin with a digit (<c>00</c>) and have hyphens (<c>R-E</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Gets the name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets the level, a word of the data such as <c>country</c> or <c>province</c>; null if it has none.</summary>
    public string? Level { get; init; }

    /// <summary>Gets the region in which this one lies; null for the top of the tree and for groupings.</summary>
    public Reference? Parent { get; init; }

    /// <summary>
    /// Gets of how many regions this one consists, where not all of them are among the regions; null if those that name it as their parent (or, for a grouping, as theirs) are all.
    /// </summary>
    public int? Parts { get; init; }

    /// <summary>Gets the groupings to which this region belongs; they may overlap and take no part in the tree.</summary>
    public ValueList<Reference> Groups { get; init; } = [];
}
