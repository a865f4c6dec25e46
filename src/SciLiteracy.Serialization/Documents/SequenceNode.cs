using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A list of nodes.</summary>
internal sealed record SequenceNode : DocumentNode
{
    /// <summary>Makes a list.</summary>
    public SequenceNode(ValueList<DocumentNode> items) => Items = items;

    /// <summary>Gets the items.</summary>
    public ValueList<DocumentNode> Items { get; }

    /// <summary>Gets how it is laid out in YAML.</summary>
    public NodeLayout Layout { get; init; }

    /// <inheritdoc/>
    public override string Description => "a list";

    /// <summary>Makes a list.</summary>
    public static SequenceNode Of(IEnumerable<DocumentNode> items) => new(items.ToValueList());

    /// <summary>Makes a list of what comes of each item, or null of no items, so that <see cref="MappingNode.Of"/> leaves the key out.</summary>
    public static SequenceNode? OfAny<T>(IReadOnlyCollection<T> items, Func<T, DocumentNode> write) => items.Count == 0 ? null : Of(items.Select(write));

    /// <summary>Returns the same list, laid out in brackets on one line.</summary>
    public SequenceNode InFlow() => this with { Layout = NodeLayout.Flow };

    /// <summary>Compares the items in order.</summary>
    public bool Equals(SequenceNode? other) => other is not null && Items.Equals(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.GetHashCode();
}
