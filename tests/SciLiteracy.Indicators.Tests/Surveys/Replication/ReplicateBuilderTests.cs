using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Replication;

public class ReplicateBuilderTests
{
    // Strata of 2, 3 and 5 clusters out of 4, 30 and 7, and all 4 of a last one; two rows in every third cluster.
    private static readonly (string Stratum, int Psus, double Population)[] Strata = [("a", 2, 4), ("b", 3, 30), ("c", 5, 7), ("d", 4, 4)];

    private static readonly List<SurveyRow> Rows = [.. Strata.SelectMany(s => Enumerable.Range(0, s.Psus).SelectMany(c =>
        Enumerable.Range(0, c % 3 == 0 ? 2 : 1).Select(i => new SurveyRow(s.Stratum, $"{s.Stratum}{c}", $"{s.Stratum}{c}-{i}", 2 + i, (c * c * 7 % 11) + (3 * i)) { Psus = s.Population })))];

    private static readonly Microdata Data = Table(Rows);
    private static readonly SampleDesign Plain = Sample(Data, Clustered);
    private static readonly SampleDesign Corrected = Sample(Data, Clustered with { PopulationSizes = ["psus"] });

    public static TheoryData<ReplicationPlan> Bootstraps => [new ReplicationPlan.RaoWuBootstrap(6000, 5), new ReplicationPlan.CantyDavisonBootstrap(6000, 5), new ReplicationPlan.PrestonBootstrap(6000, 5)];

    // Law: the expected variance of the total of every stratum is that of linearization. A variance of 6,000 squares is known to about 2 %; the seed is fixed.
    [Theory]
    [MemberData(nameof(Bootstraps))]
    public void A_bootstrap_has_the_variance_of_linearization_in_every_stratum(ReplicationPlan plan)
    {
        foreach (var sample in new[] { Plain, Corrected })
        {
            var design = ReplicateBuilder.Build(sample, plan).Require();
            var (expected, found) = (TotalsByStratum(sample), TotalsByStratum(design));
            for (var h = 0; h < expected.Length; h++)
            {
                Approx.Equal(expected[h].Value!.Value, found[h].Value, 1e-13);
                Assert.Equal(1, found[h].StandardError!.Value is 0 && expected[h].StandardError == 0 ? 1 : found[h].StandardError!.Value / expected[h].StandardError!.Value, 0.04);
            }

            // The factors have the mean 1 and are never negative.
            for (var i = 0; i < Rows.Count; i++)
            {
                var factors = Enumerable.Range(0, design.ReplicateCount).Select(g => design.Replicates is var r ? Weight(r, g, i) / sample.Weights[i] : 0).ToArray();
                Assert.Equal(1, factors.Average(), 0.05);
                Assert.True(factors.Min() >= 0);
            }
        }

        static double Weight(SciLiteracy.Indicators.Surveys.Estimation.IReplicateWeights replicates, int g, int row)
        {
            Span<double> one = new double[1];
            replicates.Fill(g, row, one);
            return one[0];
        }
    }

    // Law: strata do not depend on each other: the covariance of their totals is 0, but for chance.
    [Theory]
    [MemberData(nameof(Bootstraps))]
    public void Strata_of_a_bootstrap_are_independent(ReplicationPlan plan)
    {
        var design = ReplicateBuilder.Build(Corrected, plan).Require();
        var whole = Estimate(Data, design, new EstimateRequest.Total(["y"]))[0].StandardError!.Value;

        Assert.Equal(1, whole / Math.Sqrt(TotalsByStratum(Corrected).Sum(e => e.StandardError!.Value * e.StandardError!.Value)), 0.04);
    }

    // Law: of a total the variance of a jackknife is that of linearization, population sizes included.
    [Fact]
    public void A_jackknife_of_totals_is_their_linearization()
    {
        foreach (var sample in new[] { Plain, Corrected })
        {
            LinearizationSame(sample, ReplicateBuilder.Build(sample, new ReplicationPlan.JackknifeN()).Require());
            var rows = Rows.FindAll(r => r.Stratum == "c");
            var data = Table(rows);
            var one = Sample(data, sample == Plain ? new() { Weights = "w", Clusters = ["psu"] } : new() { Weights = "w", Clusters = ["psu"], PopulationSizes = ["psus"] });
            var built = ReplicateBuilder.Build(one, new ReplicationPlan.Jackknife1()).Require();
            Approx.Equal(Estimate(data, one, new EstimateRequest.Total(["y"]))[0].StandardError!.Value, Estimate(data, built, new EstimateRequest.Total(["y"]))[0].StandardError, 1e-12);
            Assert.Equal(5, built.ReplicateCount);
            Assert.All(built.ReplicateScales, s => Assert.Equal(1, s));
            Approx.Equal(sample == Plain ? 0.8 : 0.8 * 2 / 7, built.Scale);
        }

        // A census of a stratum has no replicates.
        Assert.Equal(14, ReplicateBuilder.Build(Plain, new ReplicationPlan.JackknifeN()).Require().ReplicateCount);
        Assert.Equal(10, ReplicateBuilder.Build(Corrected, new ReplicationPlan.JackknifeN()).Require().ReplicateCount);
    }

    // Law: of a total the variance of balanced half-samples is that of linearization; whole strata are balanced, so that their covariances are 0.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.3, 3)]
    [InlineData(0.5, 4)]
    [InlineData(0, 7)]
    [InlineData(0.7, 8)]
    public void Balanced_half_samples_of_totals_are_their_linearization(double fay, int strata)
    {
        var rows = Enumerable.Range(0, strata * 4).Select(i => new SurveyRow($"{i / 4}", $"{i / 2}", $"{i}", 1 + (i % 3), i * i % 13) { Psus = 3 + (i / 4), Group = i / 4 % 2 == 0 ? "a" : "b" }).ToList();
        var data = Table(rows);
        foreach (var settings in new[] { Clustered, Clustered with { PopulationSizes = ["psus"] } })
        {
            var sample = Sample(data, settings);
            var built = ReplicateBuilder.Build(sample, new ReplicationPlan.Balanced(fay)).Require();
            var request = new EstimateRequest.Total(["y"]) { By = ["stratum"] };
            var (expected, found) = (Estimate(data, sample, request), Estimate(data, built, request));
            for (var h = 0; h < expected.Length; h++)
                Approx.Equal(expected[h].StandardError!.Value, found[h].StandardError, 1e-12, 1e-12);
            Approx.Equal(Estimate(data, sample, new EstimateRequest.Total(["y"]))[0].StandardError!.Value, Estimate(data, built, new EstimateRequest.Total(["y"]))[0].StandardError, 1e-12, 1e-12);
            Assert.Equal((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)strata + 1), built.ReplicateCount);
            // Full balance: every factor has the mean 1.
            for (var i = 0; i < rows.Count; i++)
                Approx.Equal(sample.Weights[i], Enumerable.Range(0, built.ReplicateCount).Average(g => built.ReplicateWeights(g)[i]), 1e-13);
        }
    }

    [Fact]
    public void Half_samples_take_twice_the_weights_of_one_cluster()
    {
        var rows = Enumerable.Range(0, 4).Select(i => new SurveyRow($"{i / 2}", $"{i}", $"{i}", 3, i)).ToList();
        var built = ReplicateBuilder.Build(Sample(Table(rows), Clustered), new ReplicationPlan.Balanced(0)).Require();

        Assert.Equal(4, built.ReplicateCount);
        Assert.Equal([6.0, 0.0, 6.0, 0.0], built.ReplicateWeights(0).ToArray());
        Assert.Equal([0.0, 6.0, 6.0, 0.0], built.ReplicateWeights(1).ToArray());
        Assert.Equal([6.0, 0.0, 0.0, 6.0], built.ReplicateWeights(2).ToArray());
        Assert.Equal([0.0, 6.0, 0.0, 6.0], built.ReplicateWeights(3).ToArray());
        Assert.Equal(0.25, built.Scale);
        Assert.True(built.AboutFullSample);
    }

    // A cluster that is all of its stratum is in every replicate with its weight.
    [Fact]
    public void A_certain_cluster_is_in_every_replicate()
    {
        var rows = Enumerable.Range(0, 4).Select(i => new SurveyRow($"{i / 2}", $"{i}", $"{i}", 3, i) { Psus = 9 }).Append(new("sure", "s", "s", 1, 5) { Psus = 1 }).ToList();
        var data = Table(rows);
        var sample = Sample(data, Clustered with { PopulationSizes = ["psus"] });
        foreach (var plan in new ReplicationPlan[]
        {
            new ReplicationPlan.JackknifeN(), new ReplicationPlan.Balanced(0.5), new ReplicationPlan.RaoWuBootstrap(30, 1), new ReplicationPlan.CantyDavisonBootstrap(30, 1),
            new ReplicationPlan.PrestonBootstrap(30, 1), new ReplicationPlan.SuccessiveDifference(),
        })
        {
            var built = ReplicateBuilder.Build(sample, plan).Require();
            Assert.All(Enumerable.Range(0, built.ReplicateCount), g => Assert.Equal(1, built.ReplicateWeights(g)[4]));
            Assert.Contains(Enumerable.Range(0, built.ReplicateCount), g => built.ReplicateWeights(g)[0] != 3);
        }

        // Alone, it leaves nothing to be drawn.
        var alone = Sample(Table(rows[4..]), Clustered with { PopulationSizes = ["psus"] });
        Assert.Equal(["The sample is the whole population; a jackknife leaves nothing out."], Messages(ReplicateBuilder.Build(alone, new ReplicationPlan.Jackknife1())));
        Assert.Equal(0, Estimate(Table(rows[4..]), ReplicateBuilder.Build(alone, new ReplicationPlan.CantyDavisonBootstrap(5, 1)).Require(), new EstimateRequest.Total(["y"]))[0].StandardError);
    }

    [Fact]
    public void A_plan_that_does_not_fit_is_a_finding()
    {
        Assert.Equal(["The design has 4 strata; a jackknife without strata takes one, 'JKn' takes any number."], Messages(ReplicateBuilder.Build(Plain, new ReplicationPlan.Jackknife1())));
        Assert.Equal(["A stratum has 5 clusters; balanced half-samples take two in every stratum."], Messages(ReplicateBuilder.Build(Plain, new ReplicationPlan.Balanced(0))));
        foreach (var fay in new[] { -0.1, 1, double.NaN })
            Assert.Contains("Fay's factor is from 0 to below 1.", Messages(ReplicateBuilder.Build(Plain, new ReplicationPlan.Balanced(fay))));
        foreach (var plan in new ReplicationPlan[] { new ReplicationPlan.RaoWuBootstrap(1, 1), new ReplicationPlan.CantyDavisonBootstrap(1, 1), new ReplicationPlan.PrestonBootstrap(1, 1) })
            Assert.Equal(["A bootstrap has two or more replicates."], Messages(ReplicateBuilder.Build(Plain, plan)));
        Assert.Equal(2, ReplicateBuilder.Build(Plain, new ReplicationPlan.RaoWuBootstrap(2, 1)).Require().ReplicateCount);

        var calibrated = (SampleDesign)Calibrator.Calibrate(SurveyAnalysis.Create(Data, Plain).Require(), [new CalibrationStep.PostStratification(["group"], [new(["a"], 100)])]).Require().Design;
        Assert.Equal(["The design is calibrated; make replicate weights first, and calibrate them."], Messages(ReplicateBuilder.Build(calibrated, new ReplicationPlan.JackknifeN())));

        var unequal = Sample(Table(Rows, Numbers("p", Rows.Select(_ => 0.5))), Clustered with { InclusionProbabilities = "p" });
        foreach (var plan in new ReplicationPlan[] { new ReplicationPlan.CantyDavisonBootstrap(9, 1), new ReplicationPlan.PrestonBootstrap(9, 1), new ReplicationPlan.SuccessiveDifference() })
            Assert.Equal(["The design has unequal probabilities without replacement; these replicates take equal ones."], Messages(ReplicateBuilder.Build(unequal, plan)));
        Assert.True(ReplicateBuilder.Build(unequal, new ReplicationPlan.JackknifeN()).IsOk);

        var rows = Rows.FindAll(r => r.Stratum == "b").Append(new("lone", "l", "l", 1, 2)).ToList();
        var single = Sample(Table(rows), Clustered with { SinglePsu = SinglePsuRule.Remove });
        foreach (var plan in new ReplicationPlan[] { new ReplicationPlan.JackknifeN(), new ReplicationPlan.RaoWuBootstrap(9, 1), new ReplicationPlan.CantyDavisonBootstrap(9, 1), new ReplicationPlan.SuccessiveDifference() })
            Assert.Equal([$"A stratum has one cluster (row {rows.Count}); replicates need two or more in every stratum."], Messages(ReplicateBuilder.Build(single, plan)));
        Assert.Equal([$"A stratum of stage 1 has one cluster (row {rows.Count}); replicates need two or more in every stratum."], Messages(ReplicateBuilder.Build(single, new ReplicationPlan.PrestonBootstrap(9, 1))));
    }

    [Theory]
    [InlineData(4095, true)]
    [InlineData(4096, false)]
    public void Successive_differences_take_some_thousand_clusters(int clusters, bool isOk)
    {
        var data = Microdata.Of(Numbers("y", Enumerable.Range(0, clusters).Select(i => (double)i)));
        var result = ReplicateBuilder.Build(Sample(data, new()), new ReplicationPlan.SuccessiveDifference());

        if (!isOk)
            Assert.Equal(["The design has 4096 clusters; successive differences take 4095 at most."], Messages(result));
        else
            Assert.Equal(4096, result.Require().ReplicateCount);
    }

    // Law: half of the sum of squares of the differences of neighbours, the last and the first of a stratum among them.
    [Fact]
    public void Successive_differences_are_those_of_neighbours()
    {
        foreach (var sample in new[] { Plain, Corrected })
        {
            var expected = 0.0;
            foreach (var (stratum, psus, population) in Strata)
            {
                var totals = Rows.Where(r => r.Stratum == stratum).GroupBy(r => r.Psu).Select(g => g.Sum(r => r.Weight * r.Y)).ToArray();
                var correction = sample == Plain ? 1 : 1 - (psus / population);
                expected += correction / 2 * totals.Select((t, i) => Math.Pow(t - totals[(i + 1) % psus], 2)).Sum();
            }

            Approx.Equal(Math.Sqrt(expected), Estimate(Data, ReplicateBuilder.Build(sample, new ReplicationPlan.SuccessiveDifference()).Require(), new EstimateRequest.Total(["y"]))[0].StandardError, 1e-12);
        }
    }

    // Law: replicates depend on the seed alone, and are kept for clusters wherever their rows are.
    [Theory]
    [MemberData(nameof(Bootstraps))]
    public void A_seed_gives_the_same_replicates(ReplicationPlan plan)
    {
        ReplicationPlan Few(ulong seed) => plan switch
        {
            ReplicationPlan.RaoWuBootstrap => new ReplicationPlan.RaoWuBootstrap(12, seed),
            ReplicationPlan.CantyDavisonBootstrap => new ReplicationPlan.CantyDavisonBootstrap(12, seed),
            _ => new ReplicationPlan.PrestonBootstrap(12, seed),
        };
        var (first, again, other) = (ReplicateBuilder.Build(Corrected, Few(3)).Require(), ReplicateBuilder.Build(Corrected, Few(3)).Require(), ReplicateBuilder.Build(Corrected, Few(4)).Require());

        Assert.All(Enumerable.Range(0, 12), g => Assert.True(first.ReplicateWeights(g).SequenceEqual(again.ReplicateWeights(g))));
        Assert.Contains(Enumerable.Range(0, 12), g => !first.ReplicateWeights(g).SequenceEqual(other.ReplicateWeights(g)));
        Assert.Contains(Enumerable.Range(1, 11), g => !first.ReplicateWeights(g).SequenceEqual(first.ReplicateWeights(0)));
        foreach (var pair in Rows.Select((r, i) => (r, i)).GroupBy(p => p.r.Psu).Where(g => g.Count() > 1))
            Assert.All(Enumerable.Range(0, 12), g => Approx.Equal(first.ReplicateWeights(g)[pair.First().i] / 2, first.ReplicateWeights(g)[pair.Last().i] / 3, 1e-14));
    }

    // Law: at two stages the variance of Preston's bootstrap is that of both; a cluster of which all is in the sample adds nothing more.
    [Theory]
    [InlineData(8)]
    [InlineData(2)]
    public void Prestons_bootstrap_has_the_variance_of_all_stages(double households)
    {
        var rows = SurveySamples.Rows(13).ConvertAll(r => r with { Households = households + 1 });
        rows = [.. rows.GroupBy(r => r.Household).Select(g => g.First())];
        rows = [.. rows.Select(r => r with { Households = Math.Max(r.Households, rows.Count(o => o.Psu == r.Psu)) })];
        var data = Table(rows);
        var sample = Sample(data, new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu", "household"], PopulationSizes = ["psus", "households"] });
        var built = ReplicateBuilder.Build(sample, new ReplicationPlan.PrestonBootstrap(5000, 2)).Require();

        Assert.Equal(1, Estimate(data, built, new EstimateRequest.Total(["y"]))[0].StandardError!.Value / Estimate(data, sample, new EstimateRequest.Total(["y"]))[0].StandardError!.Value, 0.04);
    }

    // Law: clusters in the order of the file are those of the design, also if their rows are scattered.
    [Fact]
    public void Scattered_rows_have_the_factors_of_their_clusters()
    {
        var scattered = Rows.Select((r, i) => (r, i)).OrderBy(p => p.i % 4).Select(p => p.r).ToList();
        var data = Table(scattered);
        var sample = Sample(data, Clustered);
        var built = ReplicateBuilder.Build(sample, new ReplicationPlan.JackknifeN()).Require();

        Approx.Equal(Estimate(Data, Plain, new EstimateRequest.Total(["y"]))[0].StandardError!.Value, Estimate(data, built, new EstimateRequest.Total(["y"]))[0].StandardError, 1e-12);
        var order = scattered.Select(r => r.Stratum).Distinct().SelectMany(s => scattered.Where(r => r.Stratum == s).Select(r => r.Psu).Distinct()).ToArray();
        for (var g = 0; g < order.Length; g++)
            Assert.All(Enumerable.Range(0, scattered.Count), i => Assert.Equal(scattered[i].Psu == order[g], built.ReplicateWeights(g)[i] == 0));
    }

    private static SurveyEstimate[] TotalsByStratum(SurveyDesign design) => [.. Estimate(Data, design, new EstimateRequest.Total(["y"]) { By = ["stratum"] })];

    private static void LinearizationSame(SampleDesign sample, SurveyDesign built)
    {
        var (expected, found) = (TotalsByStratum(sample), TotalsByStratum(built));
        for (var h = 0; h < expected.Length; h++)
            Approx.Equal(expected[h].StandardError!.Value, found[h].StandardError, 1e-12, 1e-12);
    }

    private static string[] Messages(SciLiteracy.Domain.Result<ReplicateDesign> result)
    {
        Assert.False(result.IsOk);
        Assert.All(result.Diagnostics, d => Assert.Equal("SL6308", d.Code));
        return [.. result.Diagnostics.Select(d => d.Message)];
    }
}
