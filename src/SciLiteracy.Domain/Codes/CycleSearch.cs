namespace SciLiteracy.Domain;

/// <summary>Finds circles among things that refer to each other.</summary>
internal static class CycleSearch
{
    /// <summary>
    /// Returns circles that share no member, at least one of every strongly connected group that has one; each begins with the first of its members
    /// in the order of <paramref name="nodes"/>. No recursion, so depth does not matter; the work is linear in nodes and references.
    /// </summary>
    public static List<List<string>> Find(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
    {
        string[] all = [.. nodes];
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in all)
            order.TryAdd(node, order.Count);

        var cycles = new List<List<string>>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal); // on the path; -1: done
        var path = new List<(string Node, IEnumerator<string> Next)>();
        var taken = new List<int> { 0 }; // taken[i]: how many of the first i nodes of the path are in a circle
        foreach (var root in all)
        {
            if (positions.ContainsKey(root))
                continue;
            Enter(root);
            while (path.Count > 0)
            {
                var (node, iterator) = path[^1];
                if (!iterator.MoveNext())
                {
                    iterator.Dispose();
                    positions[node] = -1;
                    path.RemoveAt(path.Count - 1);
                    taken.RemoveAt(taken.Count - 1);
                    continue;
                }

                if (!positions.TryGetValue(iterator.Current, out var start))
                    Enter(iterator.Current);
                else if (start >= 0 && taken[^1] == taken[start])
                    TakeCycle(start);
            }
        }

        return cycles;

        void Enter(string node)
        {
            positions[node] = path.Count;
            path.Add((node, next(node).GetEnumerator()));
            taken.Add(taken[^1]);
        }

        void TakeCycle(int start)
        {
            var cycle = path[start..].ConvertAll(p => p.Node);
            for (var i = start; i < path.Count; i++)
                taken[i + 1] = taken[i] + 1;
            var first = cycle.IndexOf(cycle.MinBy(n => order.GetValueOrDefault(n, int.MaxValue))!);
            cycles.Add([.. cycle[first..], .. cycle[..first]]);
        }
    }
}
