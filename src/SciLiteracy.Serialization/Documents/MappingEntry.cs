namespace SciLiteracy.Serialization;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key; its <see cref="ScalarNode.Text"/> names it, whatever its kind.</param>
/// <param name="Value">The value.</param>
internal sealed record MappingEntry(ScalarNode Key, DocumentNode Value);
