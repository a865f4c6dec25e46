namespace SciLiteracy.Serialization;

/// <summary>A finished node with its measures, aliases counted as often as they repeat.</summary>
/// <param name="Node">The node.</param>
/// <param name="Size">The number of nodes in it, itself included.</param>
/// <param name="Height">The number of collections on the longest way down, itself included; 0 for a scalar.</param>
internal readonly record struct BuiltNode(DocumentNode Node, long Size, int Height);
