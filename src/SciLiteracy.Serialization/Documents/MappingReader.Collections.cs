using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

// Keys whose value is a list or a mapping.
internal sealed partial class MappingReader
{
    /// <summary>Reads a text in one or more languages, a mapping of BCP 47 tags.</summary>
    public LocalizedText? RequiredLocalizedText(string key) => LocalizedTextOf(key, RequiredNode(key, "texts by language such as { en: … }"));

    /// <summary>Reads a text in one or more languages, a mapping of BCP 47 tags.</summary>
    public LocalizedText? OptionalLocalizedText(string key) => LocalizedTextOf(key, OptionalNode(key));

    /// <summary>Reads a list of ids, each with its place; no items if the key is left out.</summary>
    public ValueList<Reference> References(string key) => ItemsOf(key, OptionalNode(key), "a list of ids", node => ReferenceOf(key, node));

    /// <summary>Reads a list; items that could not be read are left out, no items if the key is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="readItem">Reads an item; reports and returns null if it cannot.</param>
    public ValueList<T> Sequence<T>(string key, Func<DocumentNode, T?> readItem)
        where T : class => ItemsOf(key, OptionalNode(key), "a list", readItem);

    /// <summary>Reads a list that has to be there, though it may be empty.</summary>
    public ValueList<T> RequiredSequence<T>(string key, Func<DocumentNode, T?> readItem)
        where T : class => ItemsOf(key, RequiredNode(key, "a list"), "a list", readItem);

    /// <summary>Reads a list of mappings; unknown keys of every item are reported.</summary>
    /// <param name="key">The key.</param>
    /// <param name="noun">What an item stands for, with its article.</param>
    /// <param name="readItem">Reads an item; reports and returns null if it cannot. <see cref="Finish"/> is called after it.</param>
    public ValueList<T> Mappings<T>(string key, string noun, Func<MappingReader, T?> readItem)
        where T : class => Sequence(key, node => ReadMapping(node, noun, readItem));

    /// <summary>Reads a list of mappings that has to be there, though it may be empty; see <see cref="Mappings"/>.</summary>
    public ValueList<T> RequiredMappings<T>(string key, string noun, Func<MappingReader, T?> readItem)
        where T : class => RequiredSequence(key, node => ReadMapping(node, noun, readItem));

    /// <summary>Reads a mapping into a noun; unknown keys are reported.</summary>
    /// <param name="key">The key.</param>
    /// <param name="noun">What it stands for, with its article.</param>
    /// <param name="read">Reads it; reports and returns null if it cannot. <see cref="Finish"/> is called after it.</param>
    public T? OptionalMapping<T>(string key, string noun, Func<MappingReader, T?> read)
        where T : class => OptionalNode(key) is { } node ? ReadMapping(node, noun, read) : null;

    /// <summary>Reads a mapping that has to be there; see <see cref="OptionalMapping"/>.</summary>
    public T? RequiredMapping<T>(string key, string noun, Func<MappingReader, T?> read)
        where T : class => RequiredNode(key, $"{noun} as a mapping") is { } node ? ReadMapping(node, noun, read) : null;

    private T? ReadMapping<T>(DocumentNode node, string noun, Func<MappingReader, T?> read)
        where T : class
    {
        if (Open(node, noun, Diagnostics) is not { } reader)
            return null;
        var value = read(reader);
        reader.Finish();
        return value;
    }

    private ValueList<T> ItemsOf<T>(string key, DocumentNode? node, string expected, Func<DocumentNode, T?> readItem)
        where T : class
    {
        switch (node)
        {
            case null:
                return [];
            case SequenceNode sequence:
                var items = new List<T>(sequence.Items.Count);
                foreach (var item in sequence.Items)
                {
                    if (readItem(item) is { } read)
                        items.Add(read);
                }

                return items.ToValueList();
            case ScalarNode scalar:
                Diagnostics.Add(DocumentDiagnostics.WrongShape, scalar.Location, $"Expected {expected} for '{key}', found {scalar.Description}; write [{Excerpt.Of(scalar.Text)}].");
                return [];
            default:
                ReportBadValue(key, node, expected);
                return [];
        }
    }

    private LocalizedText? LocalizedTextOf(string key, DocumentNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case ScalarNode scalar:
                Diagnostics.Add(
                    DocumentDiagnostics.TextWithoutLanguage, scalar.Location, $"The text '{Excerpt.Of(scalar.Text)}' of '{key}' has no language; write {{ en: … }}.");
                return null;
            case MappingNode mapping:
                return TextsOf(key, mapping);
            default:
                ReportBadValue(key, node, "texts by language such as { en: … }");
                return null;
        }
    }

    private LocalizedText? TextsOf(string key, MappingNode mapping)
    {
        if (mapping.Entries.Count == 0)
        {
            Diagnostics.Add(DocumentDiagnostics.BlankText, mapping.Location, $"The key '{key}' in {Noun} has no text; write {{ en: … }}.");
            return null;
        }

        var texts = new List<KeyValuePair<string, string>>(mapping.Entries.Count);
        var tags = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var good = true;
        foreach (var (tag, value) in mapping.Entries)
        {
            if (!LanguageTag.IsWellFormed(tag.Text))
            {
                good = false;
                Diagnostics.Add(DocumentDiagnostics.BadLanguageTag, tag.Location, $"Expected a language tag such as 'en' or 'zh-Hans' in '{key}', found {tag.Description}.");
            }
            else if (!tags.Add(tag.Text))
            {
                good = false;
                Diagnostics.Add(DocumentDiagnostics.BadLanguageTag, tag.Location, $"The language '{tag.Text}' is in '{key}' twice; case does not tell tags apart.");
            }

            // A tag without a text is a translation still to be made.
            if (value is ScalarNode { IsNull: true } || (value is ScalarNode { Kind: ScalarKind.Text } text && string.IsNullOrWhiteSpace(text.Text)))
            {
                good = false;
                Diagnostics.Add(DocumentDiagnostics.BlankText, value.Location, $"The text of '{key}' in the language '{Excerpt.Of(tag.Text)}' is blank; leave the language out until there is one.");
            }
            else if (TextOf(tag.Text, value, "text") is { } scalar)
            {
                texts.Add(new(tag.Text, scalar.Text));
            }
            else
            {
                good = false;
            }
        }

        return good && LocalizedText.TryCreate(texts, out var localized) ? localized : null;
    }
}
