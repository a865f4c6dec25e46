namespace SciLiteracy.Domain;

/// <summary>
/// The order in which units can be made: each after those that its definition needs. Units that need each other come out as one group.
/// </summary>
/// <remarks>
/// Tarjan's strongly connected components, without recursion, as chains may be as long as a file. Time is linear in units and uses.
/// Source: R. Tarjan (1972), Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2).
/// </remarks>
internal static class UnitDependencies
{
    /// <summary>Returns the groups in the order in which they can be made; a group has the numbers of its units, in ascending order.</summary>
    /// <param name="needs">For each unit the numbers of the units that its definition names.</param>
    public static List<int[]> Order(IReadOnlyList<int[]> needs)
    {
        List<int[]> groups = [];
        var number = new int[needs.Count];
        var lowest = new int[needs.Count];
        var next = new int[needs.Count];
        var waiting = new bool[needs.Count];
        Stack<int> wait = new();
        Stack<int> path = new();
        var count = 0;
        for (var root = 0; root < needs.Count; root++)
        {
            if (number[root] != 0)
                continue;
            path.Push(root);
            while (path.TryPeek(out var unit))
            {
                if (number[unit] == 0)
                {
                    number[unit] = lowest[unit] = ++count;
                    wait.Push(unit);
                    waiting[unit] = true;
                }

                if (next[unit] < needs[unit].Length)
                {
                    var needed = needs[unit][next[unit]++];
                    if (number[needed] == 0)
                        path.Push(needed);
                    else if (waiting[needed])
                        lowest[unit] = Math.Min(lowest[unit], number[needed]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var user))
                    lowest[user] = Math.Min(lowest[user], lowest[unit]);
                if (lowest[unit] == number[unit])
                    groups.Add(Take(unit));
            }
        }

        return groups;

        int[] Take(int last)
        {
            List<int> group = [];
            int unit;
            do
            {
                unit = wait.Pop();
                waiting[unit] = false;
                group.Add(unit);
            }
            while (unit != last);
            group.Sort();
            return [.. group];
        }
    }

    /// <summary>Returns a shortest way from the first unit of a group through the group back to it; null if there is none.</summary>
    public static List<int>? ShortestCycle(int[] group, IReadOnlyList<int[]> needs)
    {
        var start = group[0];
        HashSet<int> inside = [.. group];
        Dictionary<int, int> from = [];
        Queue<int> open = new([start]);
        while (open.TryDequeue(out var unit))
        {
            foreach (var needed in needs[unit])
            {
                if (needed == start)
                {
                    List<int> cycle = [start];
                    for (var i = unit; i != start; i = from[i])
                        cycle.Add(i);
                    cycle.Reverse(1, cycle.Count - 1);
                    return cycle;
                }

                if (inside.Contains(needed) && from.TryAdd(needed, unit))
                    open.Enqueue(needed);
            }
        }

        return null;
    }
}
