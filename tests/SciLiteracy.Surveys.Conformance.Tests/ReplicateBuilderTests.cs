using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Built replicate weights, against those of R where the method leaves no choice, and against linearization.</summary>
public class ReplicateBuilderTests
{
    private static readonly GoldenSet Citizen = new(Path.Combine(GoldenFiles.Synthetic, "citizen"));

    [SkippableTheory]
    [InlineData("clus1_nofpc", "repweights/apiclus1_jk1.csv")]
    [InlineData("strat_nofpc", "repweights/apistrat_jkn.csv")]
    public void A_jackknife_has_the_factors_of_R(string designId, string file)
    {
        Skip.If(GoldenFiles.Teaching is null, GoldenFiles.Absent);
        var set = new GoldenSet(GoldenFiles.Teaching);
        var (_, design) = set.Design(designId);
        var sample = (SampleDesign)design.Require();
        ReplicationPlan plan = sample.StratumCount == 1 ? new ReplicationPlan.Jackknife1() : new ReplicationPlan.JackknifeN();
        var built = ReplicateBuilder.Build(sample, plan).Require();
        var expected = set.Data(file).Columns.Cast<NumberColumn>().ToArray();

        Assert.Equal(expected.Length, built.ReplicateCount);
        for (var g = 0; g < expected.Length; g++)
        {
            var weights = built.ReplicateWeights(g);
            for (var i = 0; i < weights.Length; i++)
                Assert.Equal(expected[g].Values[i] * sample.Weights[i], weights[i], 1e-9);
        }
    }

    // The variance of a total is the same for a jackknife; that of random replicates is near.
    [Fact]
    public void Replicates_estimate_the_variance_of_linearization()
    {
        var (data, design) = Citizen.Design("cit");
        var sample = (SampleDesign)design.Require();
        var taylor = Error(data, sample);

        Assert.Equal(taylor, Error(data, ReplicateBuilder.Build(sample, new ReplicationPlan.JackknifeN()).Require()), 1e-9 * taylor);
        Assert.Equal(taylor, Error(data, ReplicateBuilder.Build(sample, new ReplicationPlan.RaoWuBootstrap(400, 7)).Require()), 0.15 * taylor);
    }

    [Fact]
    public void A_seed_gives_the_same_replicates()
    {
        var sample = (SampleDesign)Citizen.Design("cit").Design.Require();
        var (first, second, other) = (Build(1), Build(1), Build(2));

        Assert.True(first.ReplicateWeights(3).SequenceEqual(second.ReplicateWeights(3)));
        Assert.False(first.ReplicateWeights(3).SequenceEqual(other.ReplicateWeights(3)));

        ReplicateDesign Build(ulong seed) => ReplicateBuilder.Build(sample, new ReplicationPlan.RaoWuBootstrap(5, seed)).Require();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Balanced_half_samples_of_a_linear_statistic_are_its_linearization(double fay)
    {
        var rows = Enumerable.Range(0, 24).ToArray();
        var data = Microdata.Of(
            TextColumn.Of("stratum", rows.Select(i => $"{i / 4}")), TextColumn.Of("psu", rows.Select(i => $"{i / 2}")),
            new NumberColumn("literate", [.. rows.Select(i => (double)(i * i % 7))]));
        var sample = (SampleDesign)SurveyDesign.Create(data, new() { Strata = ["stratum"], Clusters = ["psu"] }).Require();

        Assert.Equal(Error(data, sample), Error(data, ReplicateBuilder.Build(sample, new ReplicationPlan.Balanced(fay)).Require()), 1e-9);
    }

    [Fact]
    public void A_plan_that_does_not_fit_the_design_is_a_finding()
    {
        var sample = (SampleDesign)Citizen.Design("cit").Design.Require();

        Assert.False(ReplicateBuilder.Build(sample, new ReplicationPlan.Jackknife1()).IsOk);
        Assert.False(ReplicateBuilder.Build(sample, new ReplicationPlan.Balanced(0)).IsOk);
    }

    // 40 strata of three or four townships out of 4 to 6, five of 20 persons in each. The standard error from 800 replicates has an error of about 2.5 %.
    [Fact]
    public void Bootstraps_with_population_sizes_estimate_the_variance_of_linearization()
    {
        var (data, both) = TwoStages(populations: ["N1", "N2"]);
        var (_, first) = TwoStages(populations: ["N1"]);
        // One scale serves all strata, which is exact where they are of like sizes.
        var (_, half) = TwoStages(populations: ["N"]);

        Assert.Equal(1, Error(data, ReplicateBuilder.Build(both, new ReplicationPlan.PrestonBootstrap(800, 3)).Require()) / Error(data, both), 0.08);
        Assert.Equal(1, Error(data, ReplicateBuilder.Build(half, new ReplicationPlan.CantyDavisonBootstrap(800, 3)).Require()) / Error(data, half), 0.08);
        Assert.True(Error(data, both) > 1.1 * 4 * Error(data, first));
    }

    [Fact]
    public void Bootstraps_without_population_sizes_estimate_the_variance_of_linearization()
    {
        var (data, design) = TwoStages(populations: []);
        var taylor = Error(data, design);

        Assert.Equal(1, Error(data, ReplicateBuilder.Build(design, new ReplicationPlan.PrestonBootstrap(800, 4)).Require()) / taylor, 0.08);
        Assert.Equal(1, Error(data, ReplicateBuilder.Build(design, new ReplicationPlan.CantyDavisonBootstrap(800, 4)).Require()) / taylor, 0.08);
    }

    // Law: a census has no sampling error.
    [Fact]
    public void A_census_has_replicates_without_variance()
    {
        var rows = Enumerable.Range(0, 12).ToArray();
        var data = Microdata.Of(
            TextColumn.Of("stratum", rows.Select(i => $"{i / 4}")), TextColumn.Of("psu", rows.Select(i => $"{i}")), new NumberColumn("N", [.. rows.Select(_ => 4.0)]),
            new NumberColumn("literate", [.. rows.Select(i => (double)(i * i % 7))]));
        var sample = (SampleDesign)SurveyDesign.Create(data, new() { Strata = ["stratum"], Clusters = ["psu"], PopulationSizes = ["N"] }).Require();

        foreach (ReplicationPlan plan in new ReplicationPlan[] { new ReplicationPlan.PrestonBootstrap(9, 1), new ReplicationPlan.CantyDavisonBootstrap(9, 1), new ReplicationPlan.SuccessiveDifference() })
            Assert.Equal(0, Error(data, ReplicateBuilder.Build(sample, plan).Require()), 1e-12);
    }

    // Closed form: (1 - f)/2 times the sum of squares of the differences of neighbours, the last and the first among them.
    [Fact]
    public void Successive_differences_are_those_of_neighbours()
    {
        double[] totals = [3, 7, 4, 9, 1, 6, 2];
        var rows = Enumerable.Range(0, 14).ToArray();
        var data = Microdata.Of(
            TextColumn.Of("stratum", rows.Select(i => i < 8 ? "a" : "b")), TextColumn.Of("psu", rows.Select(i => $"{i / 2}")),
            new NumberColumn("N", [.. rows.Select(i => i < 8 ? 10.0 : 6)]), new NumberColumn("literate", [.. rows.Select(i => totals[i / 2] / 2)]));
        var sample = (SampleDesign)SurveyDesign.Create(data, new() { Strata = ["stratum"], Clusters = ["psu"], PopulationSizes = ["N"] }).Require();
        var built = ReplicateBuilder.Build(sample, new ReplicationPlan.SuccessiveDifference()).Require();
        // The weights are 10/4 and 6/3.
        var expected = ((1 - (4 / 10.0)) / 2 * (16 + 9 + 25 + 36) * 2.5 * 2.5) + ((1 - (3 / 6.0)) / 2 * (25 + 16 + 1) * 2 * 2);

        Assert.Equal(8, built.ReplicateCount);
        Assert.Equal(Math.Sqrt(expected), Error(data, built), 1e-12);
    }

    [Fact]
    public void A_single_cluster_that_adds_to_the_variance_is_a_finding()
    {
        var data = Microdata.Of(
            TextColumn.Of("psu", ["1", "1", "2"]), TextColumn.Of("person", ["a", "b", "c"]), new NumberColumn("N1", [9, 9, 9]), new NumberColumn("N2", [5, 5, 5]));
        SampleDesign Design(params string[] sizes) => (SampleDesign)SurveyDesign.Create(
            data, new() { Clusters = ["psu", "person"], PopulationSizes = [.. sizes.Select(s => new SourceText(s))], SinglePsu = SinglePsuRule.Certainty }).Require();

        Assert.False(ReplicateBuilder.Build(Design("N1", "N2"), new ReplicationPlan.PrestonBootstrap(5, 1)).IsOk);
        Assert.True(ReplicateBuilder.Build(Design(), new ReplicationPlan.PrestonBootstrap(5, 1)).IsOk);
        Assert.False(ReplicateBuilder.Build(Design(), new ReplicationPlan.CantyDavisonBootstrap(1, 1)).IsOk);
    }

    private static (Microdata Data, SampleDesign Design) TwoStages(string[] populations)
    {
        var clusters = Enumerable.Range(0, 140).Select(c => (Cluster: c, Stratum: c * 2 / 7)).ToArray();
        var sizes = clusters.GroupBy(c => c.Stratum).ToDictionary(g => g.Key, g => g.Count());
        var rows = clusters.SelectMany(c => Enumerable.Range(0, 5).Select(i => (c.Cluster, c.Stratum, Person: i))).ToArray();
        var data = Microdata.Of(
            TextColumn.Of("stratum", rows.Select(r => $"{r.Stratum}")), TextColumn.Of("psu", rows.Select(r => $"{r.Cluster}")), TextColumn.Of("person", rows.Select(r => $"{r.Cluster}-{r.Person}")),
            new NumberColumn("N1", [.. rows.Select(r => sizes[r.Stratum] + 1.0 + (r.Stratum % 2))]), new NumberColumn("N2", [.. rows.Select(_ => 20.0)]), new NumberColumn("N", [.. rows.Select(r => sizes[r.Stratum] * 2.0)]),
            new NumberColumn("literate", [.. rows.Select(r => (double)(((r.Cluster * 37) % 11) + ((((r.Cluster * 5) + r.Person) * 29) % 17)))]));
        var settings = new DesignSettings { Strata = ["stratum"], Clusters = populations.Length == 1 ? ["psu"] : ["psu", "person"], PopulationSizes = [.. populations.Select(p => new SourceText(p))] };
        return (data, (SampleDesign)SurveyDesign.Create(data, settings).Require());
    }

    private static double Error(Microdata data, SurveyDesign design) =>
        SurveyAnalysis.Create(data, design).Require().Estimate(new EstimateRequest.Total(["literate"])).Require().Estimates[0].StandardError!.Value;
}
