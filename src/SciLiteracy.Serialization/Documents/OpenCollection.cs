using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A list or mapping whose end has not been read yet.</summary>
internal sealed class OpenCollection(bool isMapping, SourceLocation location, long index, NodeLayout layout, string? anchor)
{
    // Up to so many keys are compared one by one.
    private const int FewKeys = 8;

    private readonly List<DocumentNode> _items = [];
    private readonly List<MappingEntry> _entries = [];
    private Dictionary<string, SourceLocation>? _places;
    private ScalarNode? _key;
    private bool _drop;

    /// <summary>Gets whether it is a mapping.</summary>
    public bool IsMapping => isMapping;

    /// <summary>Gets where it begins; of a mapping without brackets in a list, as in <c>[a: 1]</c>, where its key does.</summary>
    public SourceLocation Location => location;

    /// <summary>Gets where it begins in the text; negative for a mapping that begins with its key.</summary>
    public long Index => index;

    /// <summary>Gets how it is laid out.</summary>
    public NodeLayout Layout => layout;

    /// <summary>Gets its YAML anchor.</summary>
    public string? Anchor => anchor;

    /// <summary>Gets the number of nodes so far, itself included.</summary>
    public long Size { get; private set; } = 1;

    /// <summary>Gets the height of its highest child.</summary>
    public int Height { get; private set; }

    /// <summary>Gets the key whose value is being read.</summary>
    public ScalarNode? Key => _key;

    /// <summary>Gets the number of items so far.</summary>
    public int Count => isMapping ? _entries.Count : _items.Count;

    /// <summary>Gets whether a key comes next.</summary>
    public bool ExpectsKey => isMapping && _key is null && !_drop;

    /// <summary>Takes a key; one that is there already is a finding with both places, and its value is dropped.</summary>
    public void BeginEntry(ScalarNode key, DiagnosticBuilder diagnostics)
    {
        Size++;
        if (index < 0)
            location = key.Location;
        if (PlaceOf(key.Text) is { } first)
        {
            diagnostics.Add(
                FileDiagnostics.DuplicateKey, key.Location, $"The key '{Excerpt.Of(key.Text)}' is already in this mapping, at {first.Line}:{first.Column}.");
            _drop = true;
        }
        else
        {
            _key = key;
        }
    }

    /// <summary>Passes over a key; its value will be dropped.</summary>
    public void SkipEntry() => _drop = true;

    /// <summary>Takes an item, or the value of the key.</summary>
    public void Add(BuiltNode built)
    {
        Size += built.Size;
        Height = Math.Max(Height, built.Height);
        if (!isMapping)
        {
            _items.Add(built.Node);
        }
        else if (_drop)
        {
            _drop = false;
        }
        else if (_key is { } key)
        {
            _entries.Add(new(key, built.Node));
            _places?.Add(key.Text, key.Location);
            _key = null;
        }
    }

    /// <summary>Returns the finished node.</summary>
    public DocumentNode ToNode() => isMapping
        ? MappingNode.OfDistinctEntries(_entries) with { Location = location, Layout = layout }
        : new SequenceNode(_items.ToValueList()) { Location = location, Layout = layout };

    private SourceLocation? PlaceOf(string key)
    {
        if (_places is null && _entries.Count > FewKeys)
            _places = _entries.ToDictionary(e => e.Key.Text, e => e.Key.Location, StringComparer.Ordinal);
        if (_places is not null)
            return _places.TryGetValue(key, out var place) ? place : null;
        foreach (var entry in _entries)
        {
            if (entry.Key.Text == key)
                return entry.Key.Location;
        }

        return null;
    }
}
