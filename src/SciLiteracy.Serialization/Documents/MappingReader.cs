using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>
/// Reads the keys of one mapping into a noun. Whatever is wrong is added to the findings and the value is null, so that reading goes on with the
/// next key; <see cref="Finish"/> reports the keys that nobody asked for.
/// </summary>
/// <remarks>A key with nothing after it (<c>parent:</c>) is like a key left out, but where the key is required it has a message of its own.</remarks>
internal sealed partial class MappingReader
{
    // After so many unknown keys the others say nothing new.
    private const int MostUnknownKeys = 20;

    private readonly MappingNode _node;
    private readonly List<string> _known = [];

    /// <summary>Makes a reader.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="noun">What the mapping stands for, with its article, for messages: "a task", "an agency".</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public MappingReader(MappingNode node, string noun, DiagnosticBuilder diagnostics)
    {
        _node = node;
        Noun = noun;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the place of the mapping; the <see cref="Located.Location"/> of the noun.</summary>
    public SourceLocation Location => _node.Location;

    /// <summary>Gets what the mapping stands for, with its article.</summary>
    public string Noun { get; }

    /// <summary>Gets where findings go.</summary>
    public DiagnosticBuilder Diagnostics { get; }

    /// <summary>Opens a node that has to be a mapping; a finding and null if it is something else.</summary>
    public static MappingReader? Open(DocumentNode node, string noun, DiagnosticBuilder diagnostics)
    {
        if (node is MappingNode mapping)
            return new(mapping, noun, diagnostics);
        diagnostics.Add(DocumentDiagnostics.WrongShape, node.Location, $"Expected {noun} as a mapping, found {node.Description}.");
        return null;
    }

    /// <summary>Tells whether a key is there and has a value. The key counts as known.</summary>
    public bool Has(string key) => OptionalNode(key) is not null;

    /// <summary>Returns the place of the value of a key, or of the mapping if the key is not there.</summary>
    public SourceLocation LocationOf(string key) => _node[key]?.Location ?? Location;

    /// <summary>Returns the node of a key as it is; null if it is left out or has no value.</summary>
    public DocumentNode? OptionalNode(string key)
    {
        Know(key);
        return _node[key] is { } node and not ScalarNode { IsNull: true } ? node : null;
    }

    /// <summary>Returns the node of a key as it is; a finding and null if it is left out or has no value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">What should stand there, for the message.</param>
    public DocumentNode? RequiredNode(string key, string expected)
    {
        if (OptionalNode(key) is { } node)
            return node;
        if (_node[key] is { } empty)
            Diagnostics.Add(DocumentDiagnostics.MissingValue, empty.Location, $"The key '{key}' in {Noun} has no value; expected {expected}.");
        else
            Diagnostics.Add(DocumentDiagnostics.MissingKey, Location, $"The key '{key}' is missing in {Noun}; expected {expected}.");
        return null;
    }

    /// <summary>Adds a finding that a value is not what the key expects, in the words all readers use.</summary>
    public void ReportBadValue(string key, DocumentNode node, string expected)
    {
        var descriptor = node is ScalarNode ? DocumentDiagnostics.BadValue : DocumentDiagnostics.WrongShape;
        Diagnostics.Add(descriptor, node.Location, $"Expected {expected} for '{key}', found {node.Description}.");
    }

    /// <summary>Reports the keys that no call asked for, each with the key it was probably meant to be, or all that are allowed.</summary>
    public void Finish()
    {
        var unknown = 0;
        foreach (var entry in _node.Entries)
        {
            var key = entry.Key.Text;
            if (_known.Contains(key))
                continue;
            if (++unknown > MostUnknownKeys)
            {
                Diagnostics.Add(DocumentDiagnostics.UnknownKey, entry.Key.Location, $"More than {MostUnknownKeys} unknown keys in {Noun}; is this another kind of document?");
                break;
            }

            // A key that is already there is not what was meant.
            var hint = NearestName.Hint(key, _known.Where(k => _node[k] is null));
            if (hint.Length == 0)
                hint = $"; expected {Listing.Of(_known)}.";
            Diagnostics.Add(DocumentDiagnostics.UnknownKey, entry.Key.Location, $"Unknown key '{Excerpt.Of(key)}' in {Noun}{hint}");
        }
    }

    private void Know(string key)
    {
        if (!_known.Contains(key))
            _known.Add(key);
    }
}
