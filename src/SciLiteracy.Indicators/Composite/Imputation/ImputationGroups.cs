using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>The groups of the rows of the data, as a column says.</summary>
/// <param name="Numbers">The number of the group of each row, from 0; -1 without. Shape [rows of the data].</param>
/// <param name="Names">The groups, by number.</param>
internal sealed record ImputationGroups(int[] Numbers, ImmutableArray<string> Names)
{
    /// <summary>Returns which groups have a row among some. Shape [groups].</summary>
    public bool[] Among(int start, int length)
    {
        var there = new bool[Names.Length];
        foreach (var group in Numbers.AsSpan(start, length))
        {
            if (group >= 0)
                there[group] = true;
        }

        return there;
    }
}
