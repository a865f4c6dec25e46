namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>Puts indicators after those that their formulas name.</summary>
internal static class FormulaOrder
{
    /// <summary>Returns the order, and a circle of every group of formulas that refer to each other.</summary>
    /// <param name="ids">The indicators that have a formula.</param>
    /// <param name="inputs">The indicators that a formula names; ids that have no formula are passed over.</param>
    public static (List<string> Order, List<List<string>> Cycles) Of(IReadOnlyList<string> ids, IReadOnlyDictionary<string, IReadOnlyList<string>> inputs)
    {
        var order = new List<string>(ids.Count);
        var cycles = new List<List<string>>();
        var inCycle = new HashSet<string>(StringComparer.Ordinal);

        // The position on the path, or -1 when it is done. No recursion: chains may be as long as a document.
        var state = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = new List<(string Id, int Next)>();
        foreach (var root in ids)
        {
            if (!state.TryAdd(root, 0))
                continue;
            path.Add((root, 0));
            while (path.Count > 0)
            {
                var (id, next) = path[^1];
                if (next == inputs[id].Count)
                {
                    state[id] = -1;
                    order.Add(id);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[^1] = (id, next + 1);
                var input = inputs[id][next];
                if (!inputs.ContainsKey(input))
                    continue;
                if (state.TryAdd(input, path.Count))
                {
                    path.Add((input, 0));
                }
                else if (state[input] >= 0)
                {
                    var cycle = path.Skip(state[input]).Select(p => p.Id).ToList();
                    if (!cycle.Exists(inCycle.Contains))
                        cycles.Add(cycle);
                    inCycle.UnionWith(cycle);
                }
            }
        }

        return (order, cycles);
    }
}
