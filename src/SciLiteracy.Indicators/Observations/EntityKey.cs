using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>What is observed: an entity (a region, a venue, a school, an agency) and the part of it that a figure speaks of.</summary>
public sealed record EntityKey : IComparable<EntityKey>
{
    /// <summary>Makes a key.</summary>
    /// <param name="entity">The code of the entity; <see cref="Identifier.EntityPattern"/>.</param>
    /// <param name="breakdown">The part of it.</param>
    /// <exception cref="ArgumentException">The code is not one.</exception>
    public EntityKey(string entity, Breakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(breakdown);
        if (!Identifier.IsEntity(entity))
            throw new ArgumentException($"'{entity}' is no code of an entity; expected a letter or digit, then letters, digits, '_', '.' or '-'.", nameof(entity));
        Entity = entity;
        Breakdown = breakdown;
    }

    /// <summary>Gets the code of the entity.</summary>
    public string Entity { get; }

    /// <summary>Gets the part of the entity; <see cref="Breakdown.Total"/> for the whole.</summary>
    public Breakdown Breakdown { get; }

    /// <summary>Orders by the code, ordinally, then by the breakdown, the total first.</summary>
    public int CompareTo(EntityKey? other)
    {
        if (other is null)
            return 1;
        var byEntity = string.CompareOrdinal(Entity, other.Entity);
        return byEntity != 0 ? byEntity : Breakdown.CompareTo(other.Breakdown);
    }

    /// <summary>For instance <c>11</c> or <c>11[sex=female]</c>.</summary>
    public override string ToString() => Breakdown.IsTotal ? Entity : $"{Entity}[{Breakdown}]";
}
