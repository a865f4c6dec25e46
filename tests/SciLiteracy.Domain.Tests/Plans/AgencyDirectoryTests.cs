using NodaTime;
using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Plans;

public sealed class AgencyDirectoryTests
{
    private static readonly AgencyDirectory Reform = Made(
        Agency("sarft", "../2013-03-21", AgencySuccessionKind.Renamed, "sapprft"),
        Agency("sapprft", "2013-03-22/2018-03-18", AgencySuccessionKind.Split, "nrta", "npc"),
        Agency("nrta", "2018-03-19/.."),
        Agency("npc", "2018-03-19/.."),
        Agency("aqsiq", "../2018-03-18", AgencySuccessionKind.Merged, "samr"),
        Agency("saic", "../2018-03-18", AgencySuccessionKind.Merged, "samr"),
        Agency("samr", "2018-03-19/.."),
        Agency("ccyl", "../2016-08-02", AgencySuccessionKind.Absorbed, "cast"),
        Agency("cast", "1958-09-01/.."),
        Agency("gone", "1990-01-01/2000-12-31"));

    [Theory]
    [InlineData("sarft", "2013-03-21", "sarft")]
    [InlineData("sarft", "2013-03-22", "sarft -> sapprft")]
    [InlineData("sarft", "2018-03-19", "sarft -> sapprft -> nrta | sarft -> sapprft -> npc")]
    [InlineData("aqsiq", "2018-03-18", "aqsiq")]
    [InlineData("aqsiq", "2020-01-01", "aqsiq -> samr")]
    [InlineData("ccyl", "2016-08-03", "ccyl -> cast")]
    [InlineData("cast", "2020-01-01", "cast")]
    [InlineData("samr", "2018-03-18", "samr nobody")] // not founded yet
    [InlineData("gone", "2001-01-01", "gone nobody")] // ended without a successor
    [InlineData("gone", "1989-12-31", "gone nobody")]
    public void Succession_is_followed_to_those_that_exist_on_the_date(string id, string on, string expected)
    {
        var paths = Reform.Follow(id, Date(on));
        Assert.Equal(expected, string.Join(" | ", paths.Select(p => p + (p.Holder is null ? " nobody" : ""))));
    }

    [Fact]
    public void Parts_that_were_merged_again_are_given_once_by_the_first_way()
    {
        var directory = Made(
            Agency("a", "../2000-12-31", AgencySuccessionKind.Split, "b", "c"),
            Agency("b", "2001-01-01/2005-12-31", AgencySuccessionKind.Merged, "d"),
            Agency("c", "2001-01-01/2005-12-31", AgencySuccessionKind.Merged, "d"),
            Agency("d", "2006-01-01/.."));
        Assert.Equal(["a -> b -> d"], directory.Follow("a", Date("2010-01-01")).Select(p => p.ToString()));
    }

    [Fact]
    public void Forty_splits_and_mergers_in_a_row_are_followed_at_once()
    {
        var agencies = new List<Agency>();
        var day = new LocalDate(1900, 1, 1);
        for (var i = 0; i < 40; i++, day = day.PlusDays(200))
        {
            agencies.Add(Agency($"s{i}", $"{(i == 0 ? ".." : Text(day.PlusDays(1)))}/{Text(day.PlusDays(100))}", AgencySuccessionKind.Split, $"l{i}", $"r{i}"));
            foreach (var half in "lr")
                agencies.Add(Agency($"{half}{i}", $"{Text(day.PlusDays(101))}/{Text(day.PlusDays(200))}", AgencySuccessionKind.Merged, $"s{i + 1}"));
        }

        agencies.Add(Agency("s40", $"{Text(day.PlusDays(1))}/.."));
        Assert.Equal(81, Assert.Single(Made([.. agencies]).Follow("s0", new LocalDate(2020, 1, 1))).Agencies.Count);
    }

    // Law: succession leads on. Paths begin with the agency, each step names the next, and only living agencies hold.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Paths_follow_the_successions(ValueList<Agency> agencies, Draw draw)
    {
        var directory = AgencyDirectory.Create(agencies).Require();
        var on = new LocalDate(1950, 1, 1).PlusDays(draw.Between(0, 30000));
        Assert.All(agencies, agency =>
        {
            var paths = directory.Follow(agency.Id, on);
            Assert.NotEmpty(paths);
            Assert.Equal(paths.Count, paths.Select(p => p.Agencies[^1].Id).Distinct().Count());
            Assert.All(paths, path =>
            {
                Assert.Equal(agency, path.Agencies[0]);
                Assert.All(path.Agencies.Zip(path.Agencies.Skip(1)), step => Assert.Contains(step.Second.Id, step.First.Succession!.Successors.Select(s => s.Id)));
                Assert.Equal(path.IsAlive ? path.Agencies[^1] : null, path.Holder);
                Assert.Equal(path.IsAlive, path.Agencies[^1].Lifetime.Contains(on));
                Assert.All(path.Agencies.SkipLast(1), a => Assert.False(a.Lifetime.Contains(on)));
            });
            if (agency.Lifetime.Contains(on))
                Assert.Equal(agency, Assert.Single(paths).Holder);
        });
        Assert.Equal(agencies.Where(a => a.Lifetime.Contains(on)), directory.On(on));
    }

    [Fact]
    public void Predecessors_are_known() => Assert.Equal(["aqsiq", "saic"], Reform.PredecessorsOf("samr").Select(a => a.Id));

    [Fact]
    public void An_unknown_agency_cannot_be_followed() => Assert.Throws<KeyNotFoundException>(() => Reform.Follow("nobody", Date("2020-01-01")));

    [Theory]
    [InlineData("a>a", "'a' -> 'a'")]
    [InlineData("a>b b>a", "'a' -> 'b' -> 'a'")]
    [InlineData("c>a a>b b>c", "'c' -> 'a' -> 'b' -> 'c'")]
    [InlineData("x>b b>c c>b a>a", "'b' -> 'c' -> 'b' | 'a' -> 'a'")] // one outside leads in
    [InlineData("x>c b>c c>b", "'b' -> 'c' -> 'b'")] // reached in the middle, told from its first member
    [InlineData("a>b,c b>d c>d d>a", "'a' -> 'b' -> 'd' -> 'a'")] // two circles that share members are told as one
    [InlineData("a>b,c b>a c>b,c", "'a' -> 'b' -> 'a' | 'c' -> 'c'")]
    [InlineData("a>b b>c,a c>d d>c,a", "'c' -> 'd' -> 'c' | 'a' -> 'b' -> 'a'")]
    [InlineData("a>b,c b>d c>d d>e", "")] // a diamond is no circle
    public void Circles_of_all_shapes_are_found(string successions, string expected)
    {
        var next = successions.Split(' ').Select(s => s.Split('>')).ToDictionary(s => s[0], s => s[1].Split(','));
        var cycles = CycleSearch.Find(next.Keys, id => next.GetValueOrDefault(id, []));
        Assert.Equal(expected, string.Join(" | ", cycles.Select(c => string.Join(" -> ", c.Append(c[0]).Select(id => $"'{id}'")))));
    }

    [Fact]
    public void A_long_chain_with_references_back_is_searched_in_linear_time()
    {
        var ids = Enumerable.Range(0, 50_000).Select(i => $"n{i}").ToList();
        var cycles = CycleSearch.Find(ids, id => int.Parse(id[1..]) is var i && i + 1 < ids.Count ? ["n0", ids[i + 1]] : ["n0"]);
        Assert.Equal(["n0"], Assert.Single(cycles));
    }

    // Law: a circle is found exactly if there is one (checked by removing, again and again, what leads nowhere).
    [Property(MaxTest = 300)]
    public void A_circle_is_found_exactly_if_there_is_one(PositiveInt seed)
    {
        var draw = new Draw((ulong)seed.Get, 5);
        var ids = Draw.ListOf(draw.Between(1, 7), i => $"n{i}");
        var next = ids.ToDictionary(id => id, _ => draw.Some(ids, 2));
        var rest = ids.ToHashSet();
        while (rest.RemoveWhere(id => !next[id].Exists(rest.Contains)) > 0)
        {
        }

        var cycles = CycleSearch.Find(ids, id => next[id]);
        Assert.Equal(rest.Count > 0, cycles.Count > 0);
        Assert.All(cycles, c => Assert.All(c.Zip(c.Skip(1).Append(c[0])), step => Assert.Contains(step.Second, next[step.First])));
        Assert.Equal(cycles.Sum(c => c.Count), cycles.SelectMany(c => c).Distinct().Count());
    }

    private static AgencyDirectory Made(params Agency[] agencies) => AgencyDirectory.Create(agencies).Require();

    private static Agency Agency(string id, string lifetime, AgencySuccessionKind kind = default, params string[] successors) => new()
    {
        Id = id,
        Name = LocalizedText.Of("en", id),
        Lifetime = Lifetime.Parse(lifetime),
        Succession = successors.Length == 0 ? null : new AgencySuccession { Kind = kind, Successors = successors.Select(s => (Reference)s).ToValueList() },
    };

    private static LocalDate Date(string text) => ReferencePeriod.Parse(text).FirstDay;

    private static string Text(LocalDate date) => ReferencePeriod.OfDay(date).ToString();
}
