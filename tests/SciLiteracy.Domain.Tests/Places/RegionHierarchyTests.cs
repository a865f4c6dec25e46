namespace SciLiteracy.Domain.Tests;

public class RegionHierarchyTests
{
    private static readonly RegionHierarchy Hierarchy = RegionHierarchy.Create(
    [
        Region("1101", "county", parent: "11"),
        Region("00", "country"),
        Region("11", "province", parent: "00", groups: ["R-E", "JJJ"]),
        Region("R-E"),
        Region("31", "province", parent: "00", groups: ["R-E"]),
        Region("JJJ"),
        Region("1102", "county", parent: "11"),
        Region("XX"),
    ]).Require();

    [Fact]
    public void Regions_are_found_by_code()
    {
        Assert.Equal("11", Hierarchy.Find("11")?.Code);
        Assert.Null(Hierarchy.Find("r-e"));
        Assert.True(Hierarchy.TryFind("JJJ", out var region));
        Assert.Equal("JJJ", region.Code);
        Assert.False(Hierarchy.TryFind("", out _));
        Assert.Equal(8, Hierarchy.Regions.Count);
    }

    [Fact]
    public void A_region_may_have_more_parts_than_are_listed_but_not_fewer()
    {
        Assert.Equal((2, 2, 0), (Hierarchy.PartCount("11"), Hierarchy.PartCount("R-E"), Hierarchy.PartCount("31")));
        var regions = Hierarchy.Regions.Select(r => r.Code is "11" or "R-E" or "31" ? r with { Parts = 5 } : r);
        var more = RegionHierarchy.Create(regions).Require();
        Assert.Equal((5, 5, 5), (more.PartCount("11"), more.PartCount("R-E"), more.PartCount("31")));

        Assert.Equal(
            [
                "(code): error SL4410: The region '11' has 1 part; expected at least 2, as 2 regions say that they belong to it.",
                "(code): error SL4410: The region '31' has 0 parts; expected at least 1, as 0 regions say that they belong to it.",
            ],
            RegionHierarchy.Create(Hierarchy.Regions.Select(r => r.Code == "11" ? r with { Parts = 1 } : r.Code == "31" ? r with { Parts = 0 } : r))
                .Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void The_tree_is_asked_upwards_and_downwards()
    {
        Assert.Equal("00 XX", Codes(Hierarchy.Roots));
        Assert.Equal("11 31", Codes(Hierarchy.Children("00")));
        Assert.Equal("1101 1102", Codes(Hierarchy.Children("11")));
        Assert.Equal("11", Hierarchy.Parent("1102")?.Code);
        Assert.Null(Hierarchy.Parent("00"));
        Assert.Equal("11 00", Codes(Hierarchy.Ancestors("1101")));
        Assert.Equal("11 1101 1102 31", Codes(Hierarchy.Descendants("00")));
        Assert.Empty(Hierarchy.Descendants("31"));
        Assert.Equal("1101 1102 31 XX", Codes(Hierarchy.Leaves()));
        Assert.Equal("1101 1102", Codes(Hierarchy.Leaves("11")));
        Assert.Equal("31", Codes(Hierarchy.Leaves("31")));
        Assert.Equal(2, Hierarchy.Depth("1101"));
        Assert.Equal(0, Hierarchy.Depth("00"));
        Assert.True(Hierarchy.IsWithin("1101", "00"));
        Assert.False(Hierarchy.IsWithin("1101", "31"));
        Assert.False(Hierarchy.IsWithin("00", "00"));
        Assert.False(Hierarchy.IsWithin("00", "1101"));
    }

    [Fact]
    public void Groupings_are_beside_the_tree()
    {
        Assert.Equal("R-E JJJ", Codes(Hierarchy.Groupings));
        Assert.Equal("11 31", Codes(Hierarchy.Members("R-E")));
        Assert.Equal("11", Codes(Hierarchy.Members("JJJ")));
        Assert.Empty(Hierarchy.Members("00"));
        Assert.Null(Hierarchy.Parent("R-E"));
        Assert.Equal(0, Hierarchy.Depth("R-E"));
    }

    [Fact]
    public void Levels_are_words_of_the_data()
    {
        Assert.Equal(["country", "county", "province"], Hierarchy.Levels);
        Assert.Equal("11 31", Codes(Hierarchy.OfLevel("province")));
        Assert.Empty(Hierarchy.OfLevel("planet"));
    }

    [Fact]
    public void A_query_about_a_region_that_is_not_there_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Hierarchy.Children("99"));
        Assert.Throws<ArgumentException>(() => Hierarchy.Descendants("99"));
        Assert.Throws<ArgumentException>(() => Hierarchy.IsWithin("11", "99"));
        Assert.Throws<ArgumentNullException>(() => Hierarchy.Find(null!));
        Assert.Empty(RegionHierarchy.Empty.Roots);
        Assert.Empty(RegionHierarchy.Empty.Leaves());
    }

    [Fact]
    public void All_faults_are_told_at_once_at_their_places()
    {
        var result = RegionHierarchy.Create(
        [
            Region("00") with { Location = At(2) },
            Region("1 1", parent: "00") with { Location = At(3) },
            Region("00") with { Location = At(4) },
            Region("31", parent: "0O") with { Location = At(5) },
            Region("32") with { Location = At(6), Parent = new Reference("Atlantis") { Location = At(6, 40) } },
            Region("33", parent: "00", groups: ["R-F", "R-E", "R-E", "33"]) with { Location = At(7) },
            Region("R-E", parent: "00") with { Location = At(8) },
            Region("34", groups: ["00", "R-E"]) with { Location = At(9) },
        ]);

        Assert.Null(result.Value);
        Assert.Equal(
            [
                "regions.yaml:3:3: error SL4401: '1 1' is no code of a region; expected letters, digits, '_', '.' and '-', beginning with a letter or digit.",
                "regions.yaml:4:3: error SL4402: The region '00' is defined twice; it is first defined at regions.yaml:2:3.",
                "regions.yaml:5:3: error SL4403: Unknown parent '0O' of the region '31'; did you mean '00'?",
                "regions.yaml:6:40: error SL4403: Unknown parent 'Atlantis' of the region '32'.",
                "regions.yaml:7:3: error SL4404: Unknown grouping 'R-F' of the region '33'; did you mean 'R-E'?",
                "regions.yaml:7:3: error SL4406: 'R-E' is a grouping of the region '33' but has a parent; expected a region outside the tree.",
                "regions.yaml:7:3: warning SL4407: The region '33' names the grouping 'R-E' twice; once is enough.",
                "regions.yaml:7:3: error SL4408: The region '33' names itself as its grouping; expected another region.",
                "regions.yaml:9:3: error SL4406: '00' is a grouping of the region '34' but has a child; expected a region outside the tree.",
            ],
            result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void A_grouping_named_twice_is_a_warning_only()
    {
        var result = RegionHierarchy.Create([Region("G"), Region("a", groups: ["G", "G"])]);

        Assert.Equal("SL4407", Assert.Single(result.Diagnostics).Code);
        Assert.Equal("a", Codes(result.Require().Members("G")));
    }

    [Fact]
    public void A_cycle_of_parents_is_told_once()
    {
        var result = RegionHierarchy.Create(
        [
            Region("hanging", parent: "c") with { Location = At(1) },
            Region("b", parent: "a") with { Location = At(2) },
            Region("c", parent: "b") with { Location = At(3) },
            Region("a", parent: "c") with { Location = At(4) },
            Region("self") with { Location = At(5), Parent = new Reference("self") { Location = At(5, 30) } },
            Region("root") with { Location = At(6) },
        ]);

        Assert.Equal(
            [
                "regions.yaml:2:3: error SL4405: The region 'b' lies in itself: b -> a -> c -> b; expected a tree.",
                "regions.yaml:5:30: error SL4405: The region 'self' lies in itself: self -> self; expected a tree.",
            ],
            result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void A_tree_may_be_as_deep_as_a_file_is_long()
    {
        const int Depth = 100_000;
        Region[] chain = [.. Enumerable.Range(0, Depth).Select(i => Region($"r{i}", parent: i == 0 ? null : $"r{i - 1}"))];

        var hierarchy = RegionHierarchy.Create(chain).Require();
        Assert.Equal(Depth - 1, hierarchy.Depth($"r{Depth - 1}"));
        Assert.Equal(Depth - 1, hierarchy.Descendants("r0").Length);
        Assert.Equal("r99999", Codes(hierarchy.Leaves()));

        chain[0] = Region("r0", parent: $"r{Depth - 1}");
        var finding = Assert.Single(RegionHierarchy.Create(chain).Diagnostics);
        Assert.Equal(
            "The region 'r0' lies in itself: "
            + "r0 -> r99999 -> r99998 -> r99997 -> r99996 -> r99995 -> r99994 -> r99993 -> r99992 -> r99991 -> … -> r0; expected a tree.",
            finding.Message);
    }

    [Fact]
    public void Many_unknown_parents_are_told_in_bounded_time()
    {
        const int Count = 20_000;

        var result = RegionHierarchy.Create(Enumerable.Range(0, Count).Select(i => Region($"region{i}", parent: $"rejion{i}") with { Location = At(i + 1) }));

        Assert.Equal(Count, result.Diagnostics.Length);
        Assert.Equal("Unknown parent 'rejion0' of the region 'region0'; did you mean 'region0'?", result.Diagnostics[0].Message);
        Assert.Equal("Unknown parent 'rejion19999' of the region 'region19999'.", result.Diagnostics[^1].Message);
    }

    private static string Codes(IEnumerable<Region> regions) => string.Join(' ', regions.Select(r => r.Code));

    private static Region Region(string code, string? level = null, string? parent = null, string[]? groups = null) => new()
    {
        Code = code,
        Name = LocalizedText.Of("en", code),
        Level = level,
        Parent = parent is null ? null : new Reference(parent),
        Groups = [.. (groups ?? []).Select(g => new Reference(g))],
    };

    private static SourceLocation At(int line, int column = 3) => new("regions.yaml", line, column);
}
