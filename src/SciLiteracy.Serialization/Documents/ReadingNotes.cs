using System.Collections.Frozen;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>What is remembered while one document is read.</summary>
internal sealed class ReadingNotes
{
    private readonly HashSet<DocumentKind> _missing = [];

    /// <summary>Gets what the document defines and could not be read in part: an id that it should define may be missing.</summary>
    public FrozenSet<DocumentKind> Missing => _missing.ToFrozenSet();

    /// <summary>Notes that a definition could not be read.</summary>
    public void Miss(DocumentKind kind) => _missing.Add(kind);

    /// <summary>Reads a list of mappings that define something, and notes when one of them, or the list itself, is no good.</summary>
    public ValueList<T> Definitions<T>(MappingReader reader, string key, string noun, Func<MappingReader, T?> readItem, bool required = false)
        where T : class
    {
        var items = required ? reader.RequiredMappings(key, noun, readItem) : reader.Mappings(key, noun, readItem);
        var node = reader.OptionalNode(key);
        if ((node is null && required) || (node is not null && (node as SequenceNode)?.Items.Count != items.Count))
            Miss(DocumentKinds.TryParse(key, out var kind) ? kind : DocumentKind.Plan);
        return items;
    }
}
