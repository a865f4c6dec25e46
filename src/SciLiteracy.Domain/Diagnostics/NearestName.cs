namespace SciLiteracy.Domain;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class NearestName
{
    /// <summary>Returns the candidate with the smallest edit distance to a text, or null if none is near.</summary>
    /// <param name="text">The misspelt name.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <remarks>
    /// The optimal string alignment distance (insert, delete, replace, swap neighbours; case counts half) may be at most a third of the longer
    /// name, and at least 1 is always allowed; a name that differs in case only is half a step away, however long it is. The first of equally near
    /// candidates in ordinal order wins, so that the answer does not depend on the order of the candidates. Texts longer than 128 characters
    /// have no near name.
    /// Source: Damerau (1964), A technique for computer detection and correction of spelling errors, CACM 7(3).
    /// </remarks>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        if (text.Length is 0 or > 128)
            return null;

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (candidate.Length is 0 or > 128)
                continue;
            var limit = Math.Max(2, 2 * Math.Max(text.Length, candidate.Length) / 3);
            if (2 * Math.Abs(text.Length - candidate.Length) > limit)
                continue;
            var distance = Distance(text, candidate);
            if (distance > 1 && string.Equals(text, candidate, StringComparison.OrdinalIgnoreCase))
                distance = 1;
            if (distance > limit || distance > bestDistance)
                continue;
            if (distance < bestDistance || string.CompareOrdinal(candidate, best) < 0)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Returns <c>; did you mean 'NAME'?</c> for the nearest candidate, or an empty text.</summary>
    public static string Hint(string text, IEnumerable<string> candidates) =>
        Find(text, candidates) is { } name ? $"; did you mean '{name}'?" : "";

    // Optimal string alignment in half steps: an edit costs 2, a change of case 1.
    private static int Distance(string a, string b)
    {
        Span<int> previous2 = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = 2 * j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = 2 * i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 1 : 2;
                var best = Math.Min(previous[j - 1] + cost, Math.Min(previous[j], current[j - 1]) + 2);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, previous2[j - 2] + 2);
                current[j] = best;
            }

            var recycled = previous2;
            previous2 = previous;
            previous = current;
            current = recycled;
        }

        return previous[b.Length];
    }
}
