namespace SciLiteracy.Domain;

/// <summary>Finds circles among things that refer to each other.</summary>
internal static class CycleSearch
{
    /// <summary>
    /// Returns one circle of every strongly connected group that has one; each begins with the first of its members in the order of
    /// <paramref name="nodes"/>. No recursion, so depth does not matter.
    /// </summary>
    public static List<List<string>> Find(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var cycles = new List<List<string>>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal); // false: on the path, true: done
        var inCycle = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in nodes)
        {
            if (state.ContainsKey(root))
                continue;
            var path = new List<(string Node, IEnumerator<string> Next)>();
            Enter(root);
            while (path.Count > 0)
            {
                var (node, iterator) = path[^1];
                if (!iterator.MoveNext())
                {
                    iterator.Dispose();
                    state[node] = true;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                if (!state.TryGetValue(iterator.Current, out var done))
                {
                    Enter(iterator.Current);
                }
                else if (!done)
                {
                    var start = path.FindIndex(p => p.Node == iterator.Current);
                    var cycle = path[start..].ConvertAll(p => p.Node);
                    if (!cycle.Exists(inCycle.Contains))
                        cycles.Add(cycle);
                    inCycle.UnionWith(cycle);
                }
            }

            void Enter(string node)
            {
                state[node] = false;
                path.Add((node, next(node).GetEnumerator()));
            }
        }

        return cycles;
    }
}
