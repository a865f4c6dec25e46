using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Keys and values in the order in which they were written; no key is there twice.</summary>
internal sealed record MappingNode : DocumentNode
{
    private MappingNode(ValueList<MappingEntry> entries) => Entries = entries;

    /// <summary>Gets the entries in order.</summary>
    public ValueList<MappingEntry> Entries { get; }

    /// <summary>Gets how it is laid out in YAML.</summary>
    public NodeLayout Layout { get; init; }

    /// <inheritdoc/>
    public override string Description => "a mapping";

    /// <summary>Gets the value of a key, or null.</summary>
    public DocumentNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Text == key)
                    return entry.Value;
            }

            return null;
        }
    }

    /// <summary>Makes a mapping; keys without a value (null) are left out.</summary>
    public static MappingNode Of(params ReadOnlySpan<(string Key, DocumentNode? Value)> entries)
    {
        var list = new List<MappingEntry>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                list.Add(new(ScalarNode.OfText(key), value));
        }

        return OfEntries(list);
    }

    /// <summary>Makes a mapping.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static MappingNode OfEntries(IEnumerable<MappingEntry> entries)
    {
        var list = entries.ToValueList();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in list)
        {
            if (!keys.Add(entry.Key.Text))
                throw new ArgumentException($"The key '{entry.Key.Text}' is there twice.", nameof(entries));
        }

        return new(list);
    }

    /// <summary>Makes a mapping of entries whose keys are known to differ.</summary>
    internal static MappingNode OfDistinctEntries(IEnumerable<MappingEntry> entries) => new(entries.ToValueList());

    /// <summary>Returns the same mapping, laid out in braces on one line.</summary>
    public MappingNode InFlow() => this with { Layout = NodeLayout.Flow };

    /// <summary>Compares the entries by the text of the key and the value, in order.</summary>
    public bool Equals(MappingNode? other)
    {
        if (other is null || Entries.Count != other.Entries.Count)
            return false;
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key.Text != other.Entries[i].Key.Text || !Entries[i].Value.Equals(other.Entries[i].Value))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var entry in Entries)
        {
            hash.Add(entry.Key.Text, StringComparer.Ordinal);
            hash.Add(entry.Value);
        }

        return hash.ToHashCode();
    }
}
