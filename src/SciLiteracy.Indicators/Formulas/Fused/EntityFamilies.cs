using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>The siblings of an axis, seen from each entity.</summary>
internal sealed class EntityFamilies
{
    public EntityFamilies(FormulaAxes axes)
    {
        Count = axes.Siblings.Count + 1;
        Of = new int[axes.Keys.Length];
        Order = new int[axes.Keys.Length];
        Ends = new int[axes.Keys.Length];
        Array.Fill(Of, Count - 1);
        var order = 0;
        for (var family = 0; family < axes.Siblings.Count; family++)
        {
            foreach (var member in axes.Siblings[family].Members.Where(m => m >= 0))
                (Of[member], Order[member]) = (family, order++);
        }

        AreRuns = [.. axes.Siblings.Select(f => f.Members.Length > 0 && f.Members[0] >= 0 && f.Members.Index().All(m => m.Item == f.Members[0] + m.Index))];
        for (var entity = Of.Length - 1; entity >= 0; entity--)
            Ends[entity] = entity + 1 < Of.Length && Of[entity + 1] == Of[entity] ? Ends[entity + 1] : entity + 1;
    }

    /// <summary>Gets the number of families; the last is that of entities without siblings, which has no members.</summary>
    public int Count { get; }

    /// <summary>Gets the family of each entity.</summary>
    public int[] Of { get; }

    /// <summary>Gets for each entity when a plain evaluation comes to it.</summary>
    public int[] Order { get; }

    /// <summary>Gets for each family whether its members stand one after the other.</summary>
    public bool[] AreRuns { get; }

    /// <summary>Gets for each entity the next one of another family.</summary>
    public int[] Ends { get; }
}
