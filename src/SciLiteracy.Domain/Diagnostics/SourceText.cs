namespace SciLiteracy.Domain;

/// <summary>A text of its own syntax inside a document, such as a unit or a formula, and where it stands. A string converts to it by itself.</summary>
public sealed record SourceText : Located
{
    /// <summary>Makes a text.</summary>
    /// <param name="text">The text as written.</param>
    public SourceText(string text) => Text = text;

    /// <summary>Gets the text as written.</summary>
    public string Text { get; }

    /// <summary>Makes a text of a string.</summary>
    public static implicit operator SourceText(string text) => new(text);

    /// <summary>Makes a text of a string.</summary>
    public static SourceText FromString(string text) => new(text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
