namespace SciLiteracy.Domain.Tests;

public class RegionHierarchyLaws
{
    // Law: the queries that use the index say the same as the parents do, asked one by one.
    [Law]
    public void The_index_agrees_with_the_parents(RegionHierarchy hierarchy)
    {
        foreach (var region in hierarchy.Regions)
        {
            List<string> ancestors = [];
            for (var above = region.Parent; above is not null; above = hierarchy.Find(above.Id)!.Parent)
                ancestors.Add(above.Id);

            Assert.Equal(ancestors, hierarchy.Ancestors(region.Code).Select(r => r.Code));
            Assert.Equal(ancestors.Count, hierarchy.Depth(region.Code));
            Assert.Equal(ancestors.FirstOrDefault(), hierarchy.Parent(region.Code)?.Code);
            foreach (var other in hierarchy.Regions)
                Assert.Equal(ancestors.Contains(other.Code), hierarchy.IsWithin(region.Code, other.Code));
        }
    }

    // Law: descendants and ancestors mirror each other.
    [Law]
    public void Descendants_are_those_that_have_the_region_as_an_ancestor(RegionHierarchy hierarchy)
    {
        foreach (var region in hierarchy.Regions)
        {
            Assert.Equal(
                hierarchy.Regions.Where(r => hierarchy.Ancestors(r.Code).Contains(region)).Select(r => r.Code).Order(StringComparer.Ordinal),
                hierarchy.Descendants(region.Code).Select(r => r.Code).Order(StringComparer.Ordinal));
        }
    }

    // Law: children partition what lies in a region.
    [Law]
    public void The_descendants_are_the_children_each_followed_by_its_own(RegionHierarchy hierarchy)
    {
        foreach (var region in hierarchy.Regions)
        {
            Assert.Equal(
                hierarchy.Children(region.Code).SelectMany(c => hierarchy.Descendants(c.Code).Prepend(c)),
                hierarchy.Descendants(region.Code));
            Assert.Equal(
                hierarchy.Regions.Where(r => r.Parent?.Id == region.Code),
                hierarchy.Children(region.Code));
        }
    }

    // Law: every region is in exactly one place: under one root, or a grouping.
    [Law]
    public void Roots_with_their_descendants_and_groupings_are_all_regions(RegionHierarchy hierarchy)
    {
        var placed = hierarchy.Roots.SelectMany(r => hierarchy.Descendants(r.Code).Prepend(r)).Concat(hierarchy.Groupings);

        Assert.Equal(
            hierarchy.Regions.Select(r => r.Code).Order(StringComparer.Ordinal),
            placed.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(hierarchy.Roots.SelectMany(r => hierarchy.Leaves(r.Code)).Order(ByCode), hierarchy.Leaves().Order(ByCode));
    }

    // Law: membership is the same from both sides.
    [Law]
    public void Members_are_those_that_name_the_grouping(RegionHierarchy hierarchy)
    {
        foreach (var grouping in hierarchy.Regions)
            Assert.Equal(hierarchy.Regions.Where(r => r.Groups.Contains(new Reference(grouping.Code))), hierarchy.Members(grouping.Code));
    }

    // Law: checking is independent of the order of the regions.
    [Law]
    public void A_hierarchy_is_valid_in_any_order(RegionHierarchy hierarchy)
    {
        var reversed = RegionHierarchy.Create(hierarchy.Regions.Reverse()).Require();

        foreach (var region in hierarchy.Regions)
            Assert.Equal(hierarchy.Ancestors(region.Code).AsEnumerable(), reversed.Ancestors(region.Code));
    }

    private static IComparer<Region> ByCode { get; } = Comparer<Region>.Create((a, b) => string.CompareOrdinal(a.Code, b.Code));
}
