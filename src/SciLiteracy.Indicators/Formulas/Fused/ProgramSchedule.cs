namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// The programs level by level, with what saves ways to the memory: which columns a program is the first of its block to touch, and which results nobody reads
/// but at the same cells and at once. These are kept in a slot for the programs after it and go to their column past the caches.
/// </summary>
internal static class ProgramSchedule
{
    /// <summary>Results of fewer bytes than this stay in the caches of most processors until they are read, so they are not sent past them.</summary>
    public const long LeastStreamed = 8 << 20;

    public static BlockProgram[][] Of(BlockProgram[] programs, PlannedReduction[] reductions, PlannedTotals[] totals, bool isStreamed)
    {
        var elsewhere = ReadElsewhere(programs, reductions, totals);
        var levels = programs.ToLookup(p => p.Level);
        return
        [
            .. Enumerable.Range(0, 1 + programs.Select(p => p.Level).DefaultIfEmpty(-1).Max()).Select(level =>
            {
                BlockProgram[] together = [.. levels[level]];
                if (isStreamed)
                    GiveSlots(together, elsewhere);
                return WithFreshColumns(together);
            }),
        ];
    }

    // Columns that are read at other cells than those a program is at, or when all programs of a level have run.
    private static HashSet<int> ReadElsewhere(BlockProgram[] programs, PlannedReduction[] reductions, PlannedTotals[] totals)
    {
        var elsewhere = new HashSet<int>();
        foreach (var reduction in reductions)
        {
            elsewhere.Add(reduction.X);
            elsewhere.Add(reduction.Weight);
        }

        foreach (var total in totals)
            elsewhere.Add(total.X);
        var levels = programs.ToDictionary(p => p.Column, p => p.Level);
        foreach (var program in programs)
        {
            foreach (var instruction in program.Instructions)
            {
                if (instruction.ReadsColumn && (instruction.Operation != BlockOperation.Column || levels.GetValueOrDefault(instruction.Column, -1) != program.Level))
                    elsewhere.Add(instruction.Column);
            }
        }

        return elsewhere;
    }

    private static void GiveSlots(BlockProgram[] programs, HashSet<int> elsewhere)
    {
        var lastUses = new Dictionary<int, int>();
        for (var i = 0; i < programs.Length; i++)
        {
            lastUses[programs[i].Column] = i;
            foreach (var instruction in programs[i].Instructions.Where(n => n.Operation == BlockOperation.Column && lastUses.ContainsKey(n.Column)))
                lastUses[instruction.Column] = i;
        }

        var ending = lastUses.ToLookup(u => u.Value, u => u.Key);
        var slots = new Dictionary<int, int>();
        var free = new SortedSet<int>();
        var count = 0;
        for (var i = 0; i < programs.Length; i++)
        {
            var program = programs[i];
            if (!elsewhere.Contains(program.Column))
            {
                if (free.Count == 0)
                    free.Add(count++);
                slots.Add(program.Column, free.Min);
                free.Remove(free.Min);
            }

            programs[i] = program with
            {
                Slot = slots.GetValueOrDefault(program.Column, -1),
                Instructions = [.. program.Instructions.Select(n => n.Operation == BlockOperation.Column && slots.TryGetValue(n.Column, out var slot) ? n with { Slot = slot } : n)],
            };
            free.UnionWith(ending[i].Where(slots.ContainsKey).Select(column => slots[column]));
        }
    }

    private static BlockProgram[] WithFreshColumns(BlockProgram[] programs)
    {
        var touched = new HashSet<int>();
        return
        [
            .. programs.Select(p => p with
            {
                Fresh =
                [
                    .. p.Instructions.Where(i => i is { ReadsColumn: true, Slot: < 0 } && i.Operation is not (BlockOperation.OtherPeriod or BlockOperation.OtherEntity)).Select(i => i.Column)
                        .Concat(p.Slot < 0 ? [p.Column] : []).Where(touched.Add),
                ],
            }),
        ];
    }
}
