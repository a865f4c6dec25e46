using System.Collections;
using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>The entities of a dataset with their breakdowns, in the order of <see cref="EntityKey.CompareTo"/>: the inner axis of its columns.</summary>
public sealed class EntityAxis : IReadOnlyList<EntityKey>
{
    private readonly ImmutableArray<EntityKey> _keys;
    private readonly Dictionary<(string Entity, Breakdown Breakdown), int> _positions;

    internal EntityAxis(ImmutableArray<EntityKey> sorted)
    {
        _keys = sorted;
        _positions = new(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
            _positions.Add((sorted[i].Entity, sorted[i].Breakdown), i);
        Codes = [.. sorted.Select(k => k.Entity).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets the number of keys.</summary>
    public int Count => _keys.Length;

    /// <summary>Gets the codes of the entities, each once, in ordinal order.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>Gets the key at a position.</summary>
    public EntityKey this[int index] => _keys[index];

    /// <summary>Returns the position of an entity's total, or -1.</summary>
    public int IndexOf(string entity) => IndexOf(entity, Breakdown.Total);

    /// <summary>Returns the position of a key, or -1.</summary>
    public int IndexOf(string entity, Breakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(breakdown);
        return _positions.TryGetValue((entity, breakdown), out var index) ? index : -1;
    }

    /// <summary>Enumerates the keys without allocating.</summary>
    public ImmutableArray<EntityKey>.Enumerator GetEnumerator() => _keys.GetEnumerator();

    IEnumerator<EntityKey> IEnumerable<EntityKey>.GetEnumerator() => ((IEnumerable<EntityKey>)_keys).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_keys).GetEnumerator();
}
