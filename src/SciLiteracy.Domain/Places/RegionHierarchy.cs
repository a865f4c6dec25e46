using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Domain;

/// <summary>
/// The regions of a workspace: one tree by parent (or several, side by side), and groupings outside the tree. Indexed when it is built.
/// </summary>
/// <remarks>
/// Queries take codes; a code that is not among the regions is an <see cref="ArgumentException"/>, except in <see cref="Find"/> and
/// <see cref="TryFind"/>. Lists are in document order, those of a subtree depth first.
/// </remarks>
public sealed class RegionHierarchy
{
    private const int CodesShownOfACycle = 10;

    private readonly FrozenDictionary<string, Node> _nodes;
    private readonly FrozenDictionary<string, ImmutableArray<Region>> _levels;
    private readonly ImmutableArray<Region> _depthFirst;

    private RegionHierarchy(ValueList<Region> regions)
    {
        Regions = regions;

        Dictionary<string, Node> nodes = new(regions.Count, StringComparer.Ordinal);
        foreach (var region in regions)
            nodes.Add(region.Code, new Node(region));
        foreach (var region in regions)
        {
            var node = nodes[region.Code];
            if (region.Parent is { } parent)
            {
                node.Parent = nodes[parent.Id];
                node.Parent.Children.Add(region);
            }

            foreach (var group in region.Groups.Select(g => g.Id).Distinct(StringComparer.Ordinal))
                nodes[group].Members.Add(region);
        }

        Roots = [.. regions.Where(r => r.Parent is null && nodes[r.Code].Members.Count == 0)];
        Groupings = [.. regions.Where(r => nodes[r.Code].Members.Count > 0)];
        _depthFirst = NumberDepthFirst(regions, nodes);
        _nodes = nodes.ToFrozenDictionary(StringComparer.Ordinal);
        _levels = regions
            .Where(r => r.Level is not null)
            .GroupBy(r => r.Level!, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Gets the hierarchy without regions.</summary>
    public static RegionHierarchy Empty { get; } = new([]);

    /// <summary>Gets all regions, groupings too, in the order in which they were given.</summary>
    public ValueList<Region> Regions { get; }

    /// <summary>Gets the regions without a parent that are no groupings.</summary>
    public ImmutableArray<Region> Roots { get; }

    /// <summary>Gets the regions to which others belong as to a grouping.</summary>
    public ImmutableArray<Region> Groupings { get; }

    /// <summary>Gets the levels that regions have, in ordinal order.</summary>
    public IEnumerable<string> Levels => _levels.Keys.Order(StringComparer.Ordinal);

    /// <summary>Checks regions and builds their hierarchy.</summary>
    /// <returns>The hierarchy, or every finding of <see cref="PlaceDiagnostics"/> at the place of its region or reference.</returns>
    public static Result<RegionHierarchy> Create(IEnumerable<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var all = regions.ToValueList();
        DiagnosticBuilder diagnostics = new();

        Dictionary<string, int> indexOf = new(all.Count, StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            var region = all[i];
            if (!Identifier.IsEntity(region.Code))
            {
                diagnostics.Add(
                    PlaceDiagnostics.BadRegionCode, region.Location,
                    $"'{Excerpt.Of(region.Code)}' is no code of a region; expected letters, digits, '_', '.' and '-', beginning with a letter or digit.");
            }

            if (!indexOf.TryAdd(region.Code, i))
            {
                diagnostics.Add(
                    PlaceDiagnostics.DuplicateRegion, region.Location,
                    $"The region '{Excerpt.Of(region.Code)}' is defined twice; it is first defined at {all[indexOf[region.Code]].Location}.");
            }
        }

        CheckReferences(all, indexOf, diagnostics);
        CheckParts(all, diagnostics);
        CheckCycles(all, indexOf, diagnostics);
        return diagnostics.ToResult(() => new RegionHierarchy(all));
    }

    /// <summary>Returns the region with a code, or null.</summary>
    public Region? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _nodes.GetValueOrDefault(code)?.Region;
    }

    /// <summary>Looks up the region with a code.</summary>
    public bool TryFind(string code, [NotNullWhen(true)] out Region? region)
    {
        region = Find(code);
        return region is not null;
    }

    /// <summary>Returns the region in which a region lies; null for a root or a grouping.</summary>
    public Region? Parent(string code) => NodeOf(code).Parent?.Region;

    /// <summary>Returns the regions that lie directly in a region.</summary>
    public ImmutableArray<Region> Children(string code) => [.. NodeOf(code).Children];

    /// <summary>Returns the regions in which a region lies, the nearest first.</summary>
    public ImmutableArray<Region> Ancestors(string code)
    {
        var ancestors = ImmutableArray.CreateBuilder<Region>();
        for (var node = NodeOf(code).Parent; node is not null; node = node.Parent)
            ancestors.Add(node.Region);
        return ancestors.ToImmutable();
    }

    /// <summary>Returns all regions that lie in a region, without the region itself; each before those that lie in it.</summary>
    public ImmutableArray<Region> Descendants(string code)
    {
        var node = NodeOf(code);
        return _depthFirst.Slice(node.Position + 1, node.Size - 1);
    }

    /// <summary>Tells whether a region lies in another, at any depth; no region lies in itself.</summary>
    public bool IsWithin(string code, string ancestor)
    {
        var inner = NodeOf(code);
        var outer = NodeOf(ancestor);
        return inner.Position > outer.Position && inner.Position < outer.Position + outer.Size;
    }

    /// <summary>Returns the regions of the tree in which no other lies; groupings are not among them.</summary>
    public ImmutableArray<Region> Leaves() => [.. _depthFirst.Where(IsLeaf)];

    /// <summary>Returns the regions in which no other lies, of those that lie in a region; the region itself if none lies in it.</summary>
    public ImmutableArray<Region> Leaves(string code)
    {
        var node = NodeOf(code);
        return [.. _depthFirst.Skip(node.Position).Take(node.Size).Where(r => _nodes[r.Code].Children.Count == 0)];
    }

    /// <summary>Returns the regions that name a grouping as theirs; empty for a region that is no grouping.</summary>
    public ImmutableArray<Region> Members(string grouping) => [.. NodeOf(grouping).Members];

    /// <summary>Returns the regions of a level; empty if there is none.</summary>
    public ImmutableArray<Region> OfLevel(string level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return _levels.GetValueOrDefault(level, []);
    }

    /// <summary>Returns how many regions lie around a region: 0 for a root or a grouping.</summary>
    public int Depth(string code) => NodeOf(code).Depth;

    /// <summary>Returns of how many regions a region consists, or how many belong to a grouping: those that are there, or more if it says so (<see cref="Region.Parts"/>).</summary>
    public int PartCount(string code)
    {
        var node = NodeOf(code);
        return Math.Max(node.Region.Parts ?? 0, Math.Max(node.Children.Count, node.Members.Count));
    }

    private static void CheckParts(ValueList<Region> all, DiagnosticBuilder diagnostics)
    {
        if (!all.Any(r => r.Parts is not null))
            return;
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var whole in all.SelectMany(r => r.Groups.Append(r.Parent).OfType<Reference>().Select(g => g.Id).Distinct(StringComparer.Ordinal)))
            counts[whole] = counts.GetValueOrDefault(whole) + 1;
        foreach (var region in all)
        {
            var listed = counts.GetValueOrDefault(region.Code);
            if (region.Parts is { } parts && parts < Math.Max(1, listed))
            {
                diagnostics.Add(
                    PlaceDiagnostics.TooFewParts, region.Location,
                    $"The region '{Excerpt.Of(region.Code)}' has {parts} {(parts == 1 ? "part" : "parts")}; expected at least {Math.Max(1, listed)}, as {listed} "
                    + $"{(listed == 1 ? "region says" : "regions say")} that {(listed == 1 ? "it belongs" : "they belong")} to it.");
            }
        }
    }

    private static void CheckReferences(ValueList<Region> all, Dictionary<string, int> indexOf, DiagnosticBuilder diagnostics)
    {
        NameSuggestions suggestions = new(indexOf.Keys);
        HashSet<string> parents = new(all.Where(r => r.Parent is not null).Select(r => r.Parent!.Id), StringComparer.Ordinal);
        HashSet<string> groupsInTree = new(StringComparer.Ordinal);
        foreach (var region in all)
        {
            if (region.Parent is { } parent && !indexOf.ContainsKey(parent.Id))
            {
                diagnostics.Add(
                    PlaceDiagnostics.UnknownParent, PlaceOf(parent, region),
                    $"Unknown parent '{Excerpt.Of(parent.Id)}' of the region '{Excerpt.Of(region.Code)}'{suggestions.End(parent.Id)}");
            }

            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (var group in region.Groups)
            {
                if (!seen.Add(group.Id))
                {
                    diagnostics.Add(
                        PlaceDiagnostics.RepeatedGroup, PlaceOf(group, region),
                        $"The region '{Excerpt.Of(region.Code)}' names the grouping '{Excerpt.Of(group.Id)}' twice; once is enough.");
                }
                else if (group.Id == region.Code)
                {
                    diagnostics.Add(
                        PlaceDiagnostics.GroupOfItself, PlaceOf(group, region),
                        $"The region '{Excerpt.Of(region.Code)}' names itself as its grouping; expected another region.");
                }
                else if (!indexOf.TryGetValue(group.Id, out var index))
                {
                    diagnostics.Add(
                        PlaceDiagnostics.UnknownGroup, PlaceOf(group, region),
                        $"Unknown grouping '{Excerpt.Of(group.Id)}' of the region '{Excerpt.Of(region.Code)}'{suggestions.End(group.Id)}");
                }
                else if ((all[index].Parent is not null || parents.Contains(group.Id)) && groupsInTree.Add(group.Id))
                {
                    var relative = all[index].Parent is null ? "child" : "parent";
                    diagnostics.Add(
                        PlaceDiagnostics.GroupInTree, PlaceOf(group, region),
                        $"'{Excerpt.Of(group.Id)}' is a grouping of the region '{Excerpt.Of(region.Code)}' "
                        + $"but has a {relative}; expected a region outside the tree.");
                }
            }
        }
    }

    // A region has one parent at most, so a walk upwards ends at a root, on ground already walked, or on itself: then it has met a new cycle.
    private static void CheckCycles(ValueList<Region> all, Dictionary<string, int> indexOf, DiagnosticBuilder diagnostics)
    {
        var walks = new int[all.Count];
        for (var start = 0; start < all.Count; start++)
        {
            var walk = start + 1;
            var index = indexOf[all[start].Code];
            var next = index;
            while (next >= 0 && walks[next] == 0)
            {
                index = next;
                walks[index] = walk;
                next = all[index].Parent is { } parent && indexOf.TryGetValue(parent.Id, out var above) ? above : -1;
            }

            if (next >= 0 && walks[next] == walk)
                ReportCycle(next, all, indexOf, diagnostics);
        }
    }

    private static void ReportCycle(int onCycle, ValueList<Region> all, Dictionary<string, int> indexOf, DiagnosticBuilder diagnostics)
    {
        var first = onCycle;
        for (var i = Above(onCycle); i != onCycle; i = Above(i))
            first = Math.Min(first, i);

        List<string> codes = [Excerpt.Of(all[first].Code)];
        var index = Above(first);
        for (; index != first && codes.Count < CodesShownOfACycle; index = Above(index))
            codes.Add(Excerpt.Of(all[index].Code));
        if (index != first)
            codes.Add("\u2026");
        codes.Add(codes[0]);
        diagnostics.Add(
            PlaceDiagnostics.RegionCycle, PlaceOf(all[first].Parent!, all[first]),
            $"The region '{codes[0]}' lies in itself: {string.Join(" -> ", codes)}; expected a tree.");

        int Above(int i) => indexOf[all[i].Parent!.Id];
    }

    private static SourceLocation PlaceOf(Reference reference, Region region) =>
        reference.Location.IsKnown ? reference.Location : region.Location;

    // Numbers the regions so that a subtree is a slice: each region before those in it. Without recursion, as trees may be as deep as a file is long.
    private static ImmutableArray<Region> NumberDepthFirst(ValueList<Region> regions, Dictionary<string, Node> nodes)
    {
        List<Node> ordered = new(regions.Count);
        Stack<Node> open = new();
        foreach (var root in regions.Where(r => r.Parent is null))
        {
            open.Push(nodes[root.Code]);
            while (open.TryPop(out var node))
            {
                node.Position = ordered.Count;
                node.Depth = node.Parent is null ? 0 : node.Parent.Depth + 1;
                ordered.Add(node);
                for (var i = node.Children.Count - 1; i >= 0; i--)
                    open.Push(nodes[node.Children[i].Code]);
            }
        }

        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            if (ordered[i].Parent is { } parent)
                parent.Size += ordered[i].Size;
        }

        return [.. ordered.Select(n => n.Region)];
    }

    private bool IsLeaf(Region region)
    {
        var node = _nodes[region.Code];
        return node.Children.Count == 0 && node.Members.Count == 0;
    }

    private Node NodeOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _nodes.GetValueOrDefault(code) ?? throw new ArgumentException($"There is no region '{code}'.", nameof(code));
    }

    // Filled while the hierarchy is built, and not changed after that.
    private sealed class Node(Region region)
    {
        public Region Region { get; } = region;

        public Node? Parent { get; set; }

        public List<Region> Children { get; } = [];

        public List<Region> Members { get; } = [];

        public int Position { get; set; }

        public int Size { get; set; } = 1;

        public int Depth { get; set; }
    }
}
