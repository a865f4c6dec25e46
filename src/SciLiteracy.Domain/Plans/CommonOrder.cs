namespace SciLiteracy.Domain;

/// <summary>Finds what moved between two orders of the same things.</summary>
internal static class CommonOrder
{
    /// <summary>
    /// Returns the keys that have to move so that the others keep their order: all but a longest common subsequence of the two orders. Of several
    /// longest ones the ordinally first is kept, so that the answer is the same in both directions. O(n log n).
    /// </summary>
    /// <param name="before">Keys, none twice.</param>
    /// <param name="after">The same keys in another order.</param>
    public static HashSet<string> Moved(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var positionBefore = new Dictionary<string, int>(before.Count, StringComparer.Ordinal);
        for (var i = 0; i < before.Count; i++)
            positionBefore.Add(before[i], i);

        // length[i]: the longest common subsequence that begins with after[i]; best[k]: the greatest first position of those of length k + 1.
        var length = new int[after.Count];
        var best = new List<int>();
        for (var i = after.Count - 1; i >= 0; i--)
        {
            var position = positionBefore[after[i]];
            var (low, high) = (0, best.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (best[middle] > position)
                    low = middle + 1;
                else
                    high = middle;
            }

            if (low == best.Count)
                best.Add(position);
            else
                best[low] = position;
            length[i] = low + 1;
        }

        var moved = after.ToHashSet(StringComparer.Ordinal);
        var (lastBefore, lastAfter) = (-1, -1);
        foreach (var step in Enumerable.Range(0, after.Count).GroupBy(i => length[i]).OrderByDescending(g => g.Key))
        {
            var chosen = step
                .Where(i => i > lastAfter && positionBefore[after[i]] > lastBefore)
                .MinBy(i => after[i], StringComparer.Ordinal);
            (lastBefore, lastAfter) = (positionBefore[after[chosen]], chosen);
            moved.Remove(after[chosen]);
        }

        return moved;
    }
}
