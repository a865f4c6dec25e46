namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Computes from entities that belong together, in one period. The cell that names them is that of their representative or of the region they lie in.</summary>
internal abstract class FamilyStep(LiveColumn target, int[]?[] families, AccessPatterns patterns) : LiveStep(target)
{
    protected int Entities { get; } = patterns.Axes.Keys.Length;

    public override void RecomputeAll(LiveWriter writer)
    {
        for (var period = 0; period < patterns.Axes.Periods.Count; period++)
        {
            for (var entity = 0; entity < Entities; entity++)
            {
                if (families[entity] is not null)
                    Recompute((period * Entities) + entity, writer);
            }
        }
    }

    protected override void Recompute(int cell, LiveWriter writer)
    {
        var entity = cell % Entities;
        if (families[entity] is { } members)
            Recompute(cell, cell - entity, members, writer);
    }

    /// <summary>Computes a family.</summary>
    /// <param name="cell">The cell that names it.</param>
    /// <param name="start">The first cell of the period.</param>
    /// <param name="members">The members; -1 for one that is not on the axis.</param>
    /// <param name="writer">Takes the results.</param>
    protected abstract void Recompute(int cell, int start, int[] members, LiveWriter writer);

    /// <summary>Returns the number of members of the largest family.</summary>
    protected static int Largest(int[]?[] families) => families.Select(f => f?.Length ?? 0).DefaultIfEmpty().Max();
}
