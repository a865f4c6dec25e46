using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>How the cells of microdata are read.</summary>
public sealed record MicrodataFormat
{
    /// <summary>Gets the format that holds where none is given.</summary>
    public static MicrodataFormat Default { get; } = new();

    /// <summary>Gets the texts that stand for a missing value.</summary>
    public ValueList<string> Missing { get; init; } = ["", "NA"];

    /// <summary>Gets the columns that are read as texts although every value is a number.</summary>
    public ValueList<SourceText> Categorical { get; init; } = [];

    /// <summary>Gets the columns of numbers whose levels are called as they are written (<c>01</c>), because domains, strata or margins are made of them.</summary>
    public ValueList<string> Levels { get; init; } = [];
}
