using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A single text, number, truth value or null, with its text as it was written.</summary>
internal sealed record ScalarNode : DocumentNode
{
    /// <summary>Makes a scalar.</summary>
    /// <param name="text">The text without quotes and escapes.</param>
    /// <param name="kind">What it is by its spelling.</param>
    /// <exception cref="ArgumentException">The text is not spelt like the kind.</exception>
    public ScalarNode(string text, ScalarKind kind)
    {
        if (kind != ScalarKind.Text && ScalarSpelling.KindOf(text) != kind)
            throw new ArgumentException($"The text '{text}' is not spelt like a {kind}.", nameof(text));
        (Text, Kind) = (text, kind);
    }

    /// <summary>Gets the text, without quotes and with escapes undone; for a number exactly as it was written.</summary>
    public string Text { get; }

    /// <summary>Gets what it is by its spelling.</summary>
    public ScalarKind Kind { get; }

    /// <summary>Gets whether it was written in quotes or as a block, so that columns inside it cannot be counted from <see cref="SciLiteracy.Domain.Located.Location"/>.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>
    /// Gets how many columns after <see cref="SciLiteracy.Domain.Located.Location"/> the text begins, if it then stands in the file character after
    /// character: 0 for a plain text, 1 in quotes; null if there are escapes or line ends, or it was made in code.
    /// </summary>
    public int? TextOffset { get; init; }

    /// <summary>Gets whether this is null.</summary>
    public bool IsNull => Kind == ScalarKind.Null;

    /// <summary>Gets null.</summary>
    public static ScalarNode Null { get; } = new("null", ScalarKind.Null);

    /// <inheritdoc/>
    public override string Description => Kind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Number => $"the number '{Excerpt.Of(Text)}'",
        ScalarKind.Boolean => $"the truth value '{Text}'",
        _ => $"the text '{Excerpt.Of(Text)}'",
    };

    /// <summary>Makes a text.</summary>
    public static ScalarNode OfText(string text) => new(text, ScalarKind.Text);

    /// <summary>Makes a number, the shortest text that reads back to the same value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN; a missing value is a key left out.</exception>
    public static ScalarNode OfNumber(double number) =>
        double.IsFinite(number)
            ? new(number.ToString("R", CultureInfo.InvariantCulture), ScalarKind.Number)
            : throw new ArgumentOutOfRangeException(nameof(number), number, "A number in a document is finite.");

    /// <summary>Makes a whole number.</summary>
    public static ScalarNode OfNumber(int number) => new(number.ToString(CultureInfo.InvariantCulture), ScalarKind.Number);

    /// <summary>Makes <c>true</c> or <c>false</c>.</summary>
    public static ScalarNode OfBoolean(bool value) => new(value ? "true" : "false", ScalarKind.Boolean);

    /// <summary>Compares kind and text; null, true and false are the same however they are spelt.</summary>
    public bool Equals(ScalarNode? other) =>
        other is not null
        && Kind == other.Kind
        && (IsNull || (Kind == ScalarKind.Boolean ? Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase) : Text == other.Text));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Kind is ScalarKind.Null or ScalarKind.Boolean ? 0 : Text.GetHashCode(StringComparison.Ordinal));
}
