using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

// Keys whose value has a syntax of its own: a unit, a formula, a path with '*'.
internal sealed partial class MappingReader
{
    /// <summary>Reads a text that another reader will go into; it knows where its characters stand.</summary>
    public SourceText? RequiredSourceText(string key, string expected) => SourceTextOf(key, RequiredNode(key, expected), expected);

    /// <summary>Reads a text that another reader will go into; it knows where its characters stand.</summary>
    public SourceText? OptionalSourceText(string key, string expected) => SourceTextOf(key, OptionalNode(key), expected);

    /// <summary>Reads a list of texts that another reader will go into.</summary>
    public ValueList<SourceText> SourceTexts(string key, string expected) => Sequence(key, node => SourceTextOf(key, node, expected));

    private SourceText? SourceTextOf(string key, DocumentNode? node, string expected) =>
        TextOf(key, node, expected) is { } scalar
            ? new(scalar.Text) { Location = scalar.Location.Shift(scalar.TextOffset ?? 0), IsVerbatim = scalar.TextOffset is not null }
            : null;
}
