using System.Globalization;

namespace SciLiteracy.Domain;

/// <summary>A place in a text: path, line and column. The default is <see cref="None"/>, "not read from a file".</summary>
/// <param name="Path">The path as the reader was given it, or relative to the workspace folder.</param>
/// <param name="Line">The line, from 1; 0 if only the path is known.</param>
/// <param name="Column">The column in UTF-16 code units, from 1; 0 if only the path is known.</param>
public readonly record struct SourceLocation(string? Path, int Line, int Column)
{
    /// <summary>Gets the place of an object that was made in code.</summary>
    public static SourceLocation None => default;

    /// <summary>Gets whether this names a place at all.</summary>
    public bool IsKnown => Path is not null;

    /// <summary>Returns the place so many columns further on the same line; used for errors inside a scalar.</summary>
    public SourceLocation Shift(int columns) => Column > 0 ? this with { Column = Column + columns } : this;

    /// <summary>For instance <c>plans/kenya.yaml:12:7</c>; <c>(code)</c> for an object made in code.</summary>
    public override string ToString() =>
        Path is null ? "(code)"
        : Line <= 0 ? Path
        : string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}:{Column}");
}
