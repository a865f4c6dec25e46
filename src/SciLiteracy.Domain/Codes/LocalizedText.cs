using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Domain;

/// <summary>One text in one or more languages, each under its BCP 47 tag, in the order in which they were given.</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _texts;

    private LocalizedText(ImmutableArray<KeyValuePair<string, string>> texts) => _texts = texts;

    /// <summary>Gets the texts by tag, in the order in which they were given; at least one, no tag twice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => _texts;

    /// <summary>Makes a text in one language.</summary>
    /// <exception cref="ArgumentException">The tag is not well formed, or the text is blank.</exception>
    public static LocalizedText Of(string tag, string text) => Of([new(tag, text)]);

    /// <summary>Makes a text in several languages.</summary>
    /// <exception cref="ArgumentException">There is no text, a tag is not well formed or twice there, or a text is blank.</exception>
    public static LocalizedText Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return TryCreate(texts, out var text)
            ? text
            : throw new ArgumentException("A localized text has at least one text, well-formed language tags, none of them twice, and no blank text.", nameof(texts));
    }

    /// <summary>Makes a text in several languages of parts that may be bad.</summary>
    public static bool TryCreate(IEnumerable<KeyValuePair<string, string>> texts, [NotNullWhen(true)] out LocalizedText? text)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ImmutableArray<KeyValuePair<string, string>> all = [.. texts];
        var good = all.Length > 0
            && all.All(t => LanguageTag.IsWellFormed(t.Key) && !string.IsNullOrWhiteSpace(t.Value))
            && all.Select(t => t.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count() == all.Length;
        text = good ? new LocalizedText(all) : null;
        return good;
    }

    /// <summary>Returns the text in a language or in the language it is a variety of (<c>zh-Hans-CN</c>, then <c>zh-Hans</c>, then <c>zh</c>), or null.</summary>
    /// <remarks>Tags are compared without case. Source: RFC 4647, section 3.4 (lookup).</remarks>
    public string? In(string tag)
    {
        for (var wanted = tag; wanted is not null; wanted = LanguageTag.Shorten(wanted))
        {
            foreach (var (key, text) in _texts)
            {
                if (string.Equals(key, wanted, StringComparison.OrdinalIgnoreCase))
                    return text;
            }
        }

        return null;
    }

    /// <summary>Returns the text in the first of several languages that it has, else its first text.</summary>
    public string Best(params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            if (In(tag) is { } text)
                return text;
        }

        return _texts[0].Value;
    }

    /// <summary>Compares tags (without case) and texts; the order does not count.</summary>
    public bool Equals(LocalizedText? other) =>
        other is not null
        && _texts.Length == other._texts.Length
        && _texts.All(t => other._texts.Any(o => string.Equals(t.Key, o.Key, StringComparison.OrdinalIgnoreCase) && t.Value == o.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _texts.Length;
        foreach (var (_, text) in _texts)
            hash ^= text.GetHashCode(StringComparison.Ordinal);
        return hash;
    }

    /// <summary>The English text, else the first one.</summary>
    public override string ToString() => Best("en");
}
