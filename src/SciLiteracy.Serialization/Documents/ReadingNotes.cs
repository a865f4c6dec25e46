using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>What is remembered while one document is read.</summary>
internal sealed class ReadingNotes
{
    /// <summary>Gets whether something that the document defines could not be read, so that an id it should have may be missing.</summary>
    public bool MissesDefinitions { get; private set; }

    /// <summary>Notes that a definition could not be read.</summary>
    public void MissDefinition() => MissesDefinitions = true;

    /// <summary>Reads a list of mappings that define something, and notes when one of them, or the list itself, is no good.</summary>
    public ValueList<T> Definitions<T>(MappingReader reader, string key, string noun, Func<MappingReader, T?> readItem, bool required = false)
        where T : class
    {
        var items = required ? reader.RequiredMappings(key, noun, readItem) : reader.Mappings(key, noun, readItem);
        var node = reader.OptionalNode(key);
        if ((node is null && required) || (node is not null && (node as SequenceNode)?.Items.Count != items.Count))
            MissDefinition();
        return items;
    }
}
