namespace SciLiteracy.Domain;

/// <summary>A text of its own syntax inside a document, such as a unit or a formula, and where it stands. A string converts to it by itself.</summary>
public sealed record SourceText : Located
{
    /// <summary>Makes a text.</summary>
    /// <param name="text">The text as written.</param>
    public SourceText(string text) => Text = text;

    /// <summary>Gets the text as written.</summary>
    public string Text { get; }

    /// <summary>Gets whether character after character stands in the file from <see cref="Located.Location"/> on, without escapes and line ends between them.</summary>
    public bool IsVerbatim { get; init; } = true;

    /// <summary>
    /// Returns the place of a character, or the place of the text if its characters do not stand one after the other in the file, or the character is
    /// on a later line: where that begins in the file is not known here.
    /// </summary>
    /// <param name="offset">The character, from 0 to the length of the text.</param>
    public SourceLocation LocationOf(int offset) =>
        IsVerbatim && !Text.AsSpan(0, offset).ContainsAny('\r', '\n') ? Location.Shift(offset) : Location;

    /// <summary>Compares the texts; how they are written in the file does not count.</summary>
    public bool Equals(SourceText? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Makes a text of a string.</summary>
    public static implicit operator SourceText(string text) => new(text);

    /// <summary>Makes a text of a string.</summary>
    public static SourceText FromString(string text) => new(text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
