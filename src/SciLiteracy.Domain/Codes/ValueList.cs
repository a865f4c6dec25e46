using System.Collections.Immutable;

namespace SciLiteracy.Domain;

/// <summary>Makes lists that are equal by value; <c>[a, b]</c> calls it.</summary>
public static class ValueList
{
    /// <summary>Makes a list of items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new([.. items]);

    /// <summary>Makes a list of the items of a sequence.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        ImmutableArray<T> array = [.. items];
        return array.IsEmpty ? ValueList<T>.Empty : new(array);
    }
}
