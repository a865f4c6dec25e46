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

    private static double Error(Microdata data, SurveyDesign design) =>
        SurveyAnalysis.Create(data, design).Require().Estimate(new EstimateRequest.Total(["literate"])).Require().Estimates[0].StandardError!.Value;
}
