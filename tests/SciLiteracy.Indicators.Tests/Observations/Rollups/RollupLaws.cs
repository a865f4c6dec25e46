using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Rollups;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations.Rollups;

public sealed class RollupLaws
{
    private static readonly ReferencePeriod[] Years = [ReferencePeriod.OfYear(2019), ReferencePeriod.OfYear(2020)];

    // Law: the whole is its parts. Every used sum is the sum of the children's values of the result, and of all leaves below.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Complete_sums_are_the_sums_of_their_leaves(Draw draw)
    {
        var (regions, data) = Case(draw, missing: 0, observedParents: 0);
        var hierarchy = RegionHierarchy.Create(regions).Require();

        var result = RegionalRollup.Compute(data, RollupData.Catalog, hierarchy);

        foreach (var cell in result.Cells.Where(c => c.Indicator == "people"))
        {
            Assert.Equal(RollupOutcome.Complete, cell.Outcome);
            var leaves = hierarchy.Leaves(cell.Entity).Sum(r => data.Find("people", r.Code, cell.Period)!.Value);
            Assert.Equal(leaves, cell.Value, 1e-9 * Math.Abs(leaves));
        }
    }

    // Law: permutation. The order of regions and of observations changes no bit.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void The_order_of_regions_and_observations_does_not_matter(Draw draw)
    {
        var (regions, data) = Case(draw, missing: 25, observedParents: 30);
        var settings = Settings(draw);

        var a = RegionalRollup.Compute(data, RollupData.Catalog, RegionHierarchy.Create(regions).Require(), settings);
        var b = RegionalRollup.Compute(
            ObservationLists.Build(draw.Shuffle(data.Observations().ToList())), RollupData.Catalog, RegionHierarchy.Create(draw.Shuffle(regions)).Require(), settings);

        Assert.Equal(a.Dataset.Observations(), b.Dataset.Observations());
        Assert.Equal(a.Cells.Select(Text), b.Cells.Select(Text));
    }

    // Law: bounds. Means lie within their children, coverages within 0 and 1, and there is a value just where there is enough coverage.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Means_lie_within_their_children_and_coverages_within_0_and_1(Draw draw)
    {
        var (regions, data) = Case(draw, missing: 25, observedParents: 30);
        var settings = Settings(draw);

        var result = RegionalRollup.Compute(data, RollupData.Catalog, RegionHierarchy.Create(regions).Require(), settings);

        foreach (var cell in result.Cells)
        {
            Assert.InRange(cell.Coverage, 0, 1);
            Assert.InRange(cell.WeightCoverage ?? 0, 0, 1);
            Assert.Equal(cell.Value is double.NaN, cell.Outcome is not (RollupOutcome.Complete or RollupOutcome.Partial));
            Assert.True(double.IsNaN(cell.Value) || cell.Coverage >= settings.MinimumCoverage);
            Assert.True(cell.Outcome != RollupOutcome.Complete || (cell.Missing.IsEmpty && cell.Coverage == 1));
            if (double.IsNaN(cell.Value) || cell.Indicator == "people")
                continue;
            var values = cell.Children.Except(cell.Missing).Select(c => result.Dataset.Find(cell.Indicator, c, cell.Period)!.Value).ToList();
            Assert.InRange(cell.Value, values.Min(), values.Max());
        }
    }

    // Law: a mean with equal weights is the plain mean, to the bit.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void A_weighted_mean_with_equal_weights_is_the_mean(Draw draw)
    {
        var values = Draw.ListOf(draw.Between(1, 12), _ => (double)draw.Between(-1000, 1000) / 7);
        var weight = draw.Between(1, 1000) / 3.0;
        var regions = RollupData.Regions(["00", .. values.Select((_, i) => $"r{i}<00")]);
        var data = ObservationLists.Build(values.SelectMany((value, i) => new[] { Of("score", i, value), Of("rate", i, value), Of("people", i, weight) }));

        var result = RegionalRollup.Compute(data, RollupData.Catalog, regions).Dataset;

        Assert.Equal(result.Find("score", "00", RollupData.Year)!.Value, result.Find("rate", "00", RollupData.Year)!.Value);

        static Observation Of(string indicator, int i, double value) => new() { Indicator = indicator, Entity = $"r{i}", Period = RollupData.Year, Value = value };
    }

    // Law: nothing that was observed is lost or changed unless it is asked for; and rolling up again changes nothing.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Observations_stay_and_a_second_time_changes_nothing(Draw draw)
    {
        var (regions, data) = Case(draw, missing: 25, observedParents: 30);
        var hierarchy = RegionHierarchy.Create(regions).Require();

        var once = RegionalRollup.Compute(data, RollupData.Catalog, hierarchy).Dataset;
        var twice = RegionalRollup.Compute(once, RollupData.Catalog, hierarchy).Dataset;

        Assert.All(data.Observations().Where(o => !o.IsMissing), o => Assert.Equal(o, once.Find(o.Indicator, o.Entity, o.Breakdown, o.Period)));
        Assert.Equal(once.Observations(), twice.Observations());
    }

    // Law: with a change of unit of the weights the weighted mean stays as it is.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void The_unit_of_weights_does_not_matter(Draw draw)
    {
        var (regions, data) = Case(draw, missing: 25, observedParents: 0);
        var hierarchy = RegionHierarchy.Create(regions).Require();
        var scaled = ObservationLists.Build(data.Observations().Select(o => o.Indicator == "people" ? o with { Value = o.Value * 1024 } : o));
        var settings = Settings(draw);

        var a = RegionalRollup.Compute(data, RollupData.Catalog, hierarchy, settings).Cells.Where(c => c.Indicator == "rate");
        var b = RegionalRollup.Compute(scaled, RollupData.Catalog, hierarchy, settings).Cells.Where(c => c.Indicator == "rate");

        Assert.Equal(a.Select(c => (c.Entity, c.Period, c.Outcome, c.Value)), b.Select(c => (c.Entity, c.Period, c.Outcome, c.Value)));
    }

    private static string Text(RollupCell c) =>
        $"{c.Indicator} {c.Entity} {c.Period} {c.Outcome} {c.Value:R} {c.Coverage:R} {c.WeightCoverage:R} {string.Join(',', c.Children)} {string.Join(',', c.Missing)} {c.IsUsed} {c.Difference:R}";

    private static RollupSettings Settings(Draw draw) => new(
        draw.Pick<double>([0.25, 0.5, 1]), draw.Pick<double>([0, 0.5, 1]), draw.Chance(50) ? ObservedParents.Keep : ObservedParents.Replace, draw.Chance(50));

    // A random tree with a grouping, and values of its leaves; some are missing, and some parents have a value of their own.
    private static (List<Region> Regions, Dataset Data) Case(Draw draw, int missing, int observedParents)
    {
        var regions = new List<Region> { new() { Code = "g", Name = LocalizedText.Of("en", "g") } };
        var parents = new HashSet<int>();
        var count = draw.Between(1, 12);
        for (var i = 0; i < count; i++)
        {
            var parent = i == 0 || draw.Chance(15) ? -1 : draw.Between(0, i - 1);
            parents.Add(parent);
            regions.Add(new()
            {
                Code = $"r{i}",
                Name = LocalizedText.Of("en", $"r{i}"),
                Parent = parent < 0 ? null : (Reference)$"r{parent}",
                Groups = draw.Chance(30) ? [(Reference)"g"] : [],
            });
        }

        var observations = new List<Observation>();
        for (var i = 0; i < count; i++)
        {
            foreach (var indicator in new[] { "people", "score", "rate" })
            {
                foreach (var year in Years)
                {
                    if (parents.Contains(i) && !draw.Chance(observedParents))
                        continue;
                    var isMissing = draw.Chance(missing);
                    if (isMissing && draw.Chance(50))
                        continue;
                    observations.Add(new()
                    {
                        Indicator = indicator,
                        Entity = $"r{i}",
                        Period = year,
                        Value = isMissing ? double.NaN : draw.Chance(10) ? 0 : draw.Between(1, 100_000) / 8.0,
                        Status = isMissing ? ObservationStatus.Missing : draw.Chance(20) ? ObservationStatus.Provisional : ObservationStatus.Normal,
                    });
                }
            }
        }

        return (regions, ObservationLists.Build(observations));
    }
}
