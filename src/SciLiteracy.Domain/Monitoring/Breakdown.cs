using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Domain;

/// <summary>The part of an entity that a figure speaks of: <c>sex=female;residence=rural</c>, or the total, <c>_T</c>.</summary>
/// <remarks>The order of the dimensions does not count; they are kept in ordinal order. The <c>default</c> of a reference, null, is not a breakdown: use <see cref="Total"/>.</remarks>
public sealed class Breakdown : IEquatable<Breakdown>, IComparable<Breakdown>
{
    /// <summary>The text of the total.</summary>
    public const string TotalText = "_T";

    private readonly string _text;

    private Breakdown(ImmutableArray<KeyValuePair<string, string>> dimensions)
    {
        Dimensions = dimensions;
        _text = dimensions.IsEmpty ? TotalText : string.Join(';', dimensions.Select(d => $"{d.Key}={d.Value}"));
    }

    /// <summary>Gets the total: the whole entity.</summary>
    public static Breakdown Total { get; } = new([]);

    /// <summary>Gets dimensions and their values, by dimension in ordinal order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Dimensions { get; }

    /// <summary>Gets whether it is the total.</summary>
    public bool IsTotal => Dimensions.IsEmpty;

    /// <summary>Returns the value of a dimension, or null if the breakdown does not have it.</summary>
    public string? this[string dimension]
    {
        get
        {
            foreach (var (key, value) in Dimensions)
            {
                if (key == dimension)
                    return value;
            }

            return null;
        }
    }

    /// <summary>Reads <c>_T</c> or <c>dimension=value[;dimension=value]</c>.</summary>
    /// <exception cref="FormatException">The text is no breakdown.</exception>
    public static Breakdown Parse(string text) =>
        TryParse(text, out var breakdown)
            ? breakdown
            : throw new FormatException($"'{text}' is no breakdown; expected '_T' or 'dimension=value[;dimension=value]'.");

    /// <summary>Reads <c>_T</c> or <c>dimension=value[;dimension=value]</c>. A dimension is a code; a value has letters, digits, <c>_ . - +</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Breakdown? breakdown)
    {
        breakdown = null;
        if (text.SequenceEqual(TotalText))
        {
            breakdown = Total;
            return true;
        }

        if (text.Length > 1024)
            return false;
        var dimensions = new List<KeyValuePair<string, string>>();
        foreach (var range in text.Split(';'))
        {
            var part = text[range];
            var equals = part.IndexOf('=');
            if (equals < 1 || !Identifier.IsCode(part[..equals]) || !IsValue(part[(equals + 1)..]))
                return false;
            var dimension = part[..equals].ToString();
            if (dimensions.Exists(d => d.Key == dimension))
                return false;
            dimensions.Add(new(dimension, part[(equals + 1)..].ToString()));
        }

        dimensions.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        breakdown = new Breakdown([.. dimensions]);
        return true;
    }

    private static bool IsValue(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '.' or '-' or '+'))
                return false;
        }

        return !text.IsEmpty;
    }

    /// <inheritdoc/>
    public bool Equals(Breakdown? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Breakdown);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The total first, then in ordinal order of the text.</summary>
    public int CompareTo(Breakdown? other) =>
        other is null ? 1 : IsTotal ? (other.IsTotal ? 0 : -1) : other.IsTotal ? 1 : string.CompareOrdinal(_text, other._text);

    /// <summary>The text that reads back to this breakdown.</summary>
    public override string ToString() => _text;
}
