using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>
/// The cells that formulas are computed for, and the ways from one to another. Periods are those of the dataset. Entities are those of the dataset, the regions
/// in which they lie, and the wholes of which formulas select a part that is in the dataset.
/// </summary>
internal sealed class FormulaAxes
{
    // What selections may add to a small dataset; to a large one, four times what it has. Only a dataset and formulas made for it come near.
    private const int AddedWholes = 10_000;

    private readonly Dictionary<(string Entity, Breakdown Breakdown), int> _positions = [];
    private readonly RegionHierarchy _regions;

    public FormulaAxes(Dataset dataset, RegionHierarchy regions, IReadOnlyCollection<Breakdown> selections)
    {
        _regions = regions;
        Periods = dataset.Periods;
        var keys = new HashSet<EntityKey>(dataset.Entities);
        AddWholes(keys, selections);
        AddSurrounding(keys);
        Keys = [.. keys.Order()];
        if ((long)Keys.Length * Periods.Count > Dataset.MaximumColumnLength)
        {
            throw new InvalidOperationException(
                $"{Keys.Length} entities in {Periods.Count} periods make {(long)Keys.Length * Periods.Count} cells; a column has at most {Dataset.MaximumColumnLength}.");
        }

        for (var i = 0; i < Keys.Length; i++)
            _positions.Add((Keys[i].Entity, Keys[i].Breakdown), i);
        DatasetPositions = [.. dataset.Entities.Select(k => PositionOf(k.Entity, k.Breakdown))];
        Parents = [.. Keys.Select(k => regions.TryFind(k.Entity, out _) && regions.Parent(k.Entity) is { } parent ? PositionOf(parent.Code, k.Breakdown) : -1)];
        (Siblings, Children) = MakeFamilies();
        Sequences = [.. Enumerable.Range(0, Periods.Count).GroupBy(i => Periods[i].Frequency).Select(g => g.ToImmutableArray())];
    }

    /// <summary>Gets the entities with their breakdowns, in order.</summary>
    public EntityKey[] Keys { get; }

    public PeriodAxis Periods { get; }

    /// <summary>Gets the number of cells.</summary>
    public int Length => Keys.Length * Periods.Count;

    /// <summary>Gets where the entities of the dataset stand among the keys.</summary>
    public int[] DatasetPositions { get; }

    /// <summary>Gets for each key the one of the region in which it lies, or -1.</summary>
    public int[] Parents { get; }

    /// <summary>Gets the entities that are siblings; each key is in one family.</summary>
    public List<EntityFamily> Siblings { get; }

    /// <summary>Gets the regions directly in an entity, for each that has some.</summary>
    public List<EntityFamily> Children { get; }

    /// <summary>Gets the periods of each frequency in the order of time.</summary>
    public ImmutableArray<ImmutableArray<int>> Sequences { get; }

    public int PositionOf(string entity, Breakdown breakdown) => _positions.GetValueOrDefault((entity, breakdown), -1);

    /// <summary>Returns for each period the one that is so many periods earlier by the calendar, or -1 if it is not on the axis.</summary>
    public int[] Earlier(int count)
    {
        var earlier = new int[Periods.Count];
        for (var i = 0; i < earlier.Length; i++)
            earlier[i] = Periods[i].Ordinal >= count ? Periods.IndexOf(Periods[i] - count) : -1;
        return earlier;
    }

    /// <summary>Returns for each key the one that meets further conditions too, or -1. A key that has one of the dimensions already has no such part.</summary>
    public int[] Parts(Breakdown part)
    {
        var parts = new int[Keys.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Joined(Keys[i].Breakdown, part) is { } joined ? PositionOf(Keys[i].Entity, joined) : -1;
        return parts;
    }

    private static Breakdown? Joined(Breakdown whole, Breakdown part)
    {
        if (whole.IsTotal)
            return part;
        return part.Dimensions.Any(d => whole[d.Key] is not null) ? null : Breakdown.TryParse($"{whole};{part}", out var joined) ? joined : null;
    }

    // What is left of a breakdown without the conditions; null if it does not meet them.
    private static Breakdown? Without(Breakdown breakdown, Breakdown part)
    {
        if (breakdown.Dimensions.Length < part.Dimensions.Length || part.Dimensions.Any(d => breakdown[d.Key] != d.Value))
            return null;
        var left = breakdown.Dimensions.Where(d => part[d.Key] is null).Select(d => $"{d.Key}={d.Value}").ToList();
        return left.Count == 0 ? Breakdown.Total : Breakdown.Parse(string.Join(';', left));
    }

    private static void AddWholes(HashSet<EntityKey> keys, IReadOnlyCollection<Breakdown> selections)
    {
        var open = new Queue<EntityKey>(keys);
        var limit = keys.Count + Math.Max(AddedWholes, 4 * keys.Count);
        while (open.TryDequeue(out var key))
        {
            if (key.Breakdown.IsTotal)
                continue;
            foreach (var selection in selections)
            {
                if (Without(key.Breakdown, selection) is { } whole && new EntityKey(key.Entity, whole) is var added && keys.Add(added))
                    open.Enqueue(added);
            }

            if (keys.Count > limit)
                throw new InvalidOperationException($"The selections of formulas make more than {limit} parts of entities out of the breakdowns of the dataset.");
        }
    }

    private void AddSurrounding(HashSet<EntityKey> keys)
    {
        var open = new Queue<EntityKey>(keys);
        while (open.TryDequeue(out var key))
        {
            if (!_regions.TryFind(key.Entity, out var region))
                continue;
            foreach (var code in region.Groups.Append(region.Parent).Select(r => r?.Id))
            {
                if (code is not null && new EntityKey(code, key.Breakdown) is var added && keys.Add(added))
                    open.Enqueue(added);
            }
        }
    }

    // Siblings lie in one region; regions without a parent are siblings of those of their level, and entities that are no regions of each other.
    private (List<EntityFamily> Siblings, List<EntityFamily> Children) MakeFamilies()
    {
        var siblings = new List<EntityFamily>();
        var children = new List<EntityFamily>();
        var tops = _regions.Regions.Where(r => r.Parent is null).ToLookup(r => r.Level ?? "", r => r.Code);
        foreach (var group in Keys.GroupBy(k => k.Breakdown))
        {
            var levels = new HashSet<string>(StringComparer.Ordinal);
            var others = new List<int>();
            foreach (var key in group)
            {
                var position = PositionOf(key.Entity, key.Breakdown);
                if (!_regions.TryFind(key.Entity, out var region))
                {
                    others.Add(position);
                    continue;
                }

                if (region.Parent is null && levels.Add(region.Level ?? ""))
                    siblings.Add(new EntityFamily(-1, Positions(tops[region.Level ?? ""])));
                var inside = Positions(_regions.Children(key.Entity).Select(r => r.Code));
                if (inside.Length > 0)
                    siblings.Add(new EntityFamily(position, inside));
                var members = inside.Length > 0 ? inside : Positions(_regions.Members(key.Entity).Select(r => r.Code));
                if (members.Length > 0)
                    children.Add(new EntityFamily(position, members));
            }

            if (others.Count > 0)
                siblings.Add(new EntityFamily(-1, [.. others]));

            int[] Positions(IEnumerable<string> codes) => [.. codes.Select(c => PositionOf(c, group.Key))];
        }

        return (siblings, children);
    }
}
