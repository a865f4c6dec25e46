using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SciLiteracy.Domain;

/// <summary>
/// An immutable list that equals another when its items do, in order. Records that hold one are compared by value, which plans, and
/// reading back what was written, depend on.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    internal ValueList(ImmutableArray<T> items) => Items = items;

    /// <summary>Gets the list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>Gets the items as an array.</summary>
    public ImmutableArray<T> Items { get; }

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <summary>Enumerates the items without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>Compares item by item.</summary>
    public bool Equals(ValueList<T>? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in Items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The items between brackets, for a debugger or a test report.</summary>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}
