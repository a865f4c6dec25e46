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

    // Number for number: factors, scales, and estimates about the full sample and about the mean of the replicates; Golden/r-survey/replication.
    [Theory]
    [InlineData("jk1")]
    [InlineData("jk1_fpc")]
    [InlineData("jkn")]
    [InlineData("jkn_fpc")]
    [InlineData("brr")]
    [InlineData("fay")]
    public void Replicates_without_chance_are_those_of_R(string name)
    {
        var (data, sample) = Made(name);
        ReplicationPlan plan = name switch
        {
            "brr" => new ReplicationPlan.Balanced(0),
            "fay" => new ReplicationPlan.Balanced(0.3),
            _ when name.StartsWith("jk1", StringComparison.Ordinal) => new ReplicationPlan.Jackknife1(),
            _ => new ReplicationPlan.JackknifeN(),
        };
        var built = ReplicateBuilder.Build(sample, plan).Require();
        var factors = MadeFiles.Data($"{name}_factors.csv").Columns.Cast<NumberColumn>().ToArray();
        var clusters = ((NumberColumn)data.Find("psu")!).Values.Distinct().ToList();
        var scales = MadeFiles.Rows("scales.csv").Where(r => r[0] == name).Select(r => Number(r[2])).ToArray();

        Assert.Equal(factors.Length, built.ReplicateCount);
        Assert.Equal(scales.Length, built.ReplicateCount);
        for (var g = 0; g < factors.Length; g++)
        {
            Near(scales[g], built.Scale * built.ReplicateScales[g]);
            var weights = built.ReplicateWeights(g);
            for (var i = 0; i < weights.Length; i++)
                Near(factors[g].Values[clusters.IndexOf(((NumberColumn)data.Find("psu")!).Values[i])] * sample.Weights[i], weights[i]);
        }

        var columns = Enumerable.Range(0, built.ReplicateCount).Select(g => new NumberColumn($"replicate{g}", built.ReplicateWeights(g)));
        var withColumns = Microdata.Of([.. data.Columns, .. columns]);
        foreach (var isAbout in new[] { true, false })
        {
            var design = SurveyDesign.Create(withColumns, new()
            {
                Weights = "w",
                Replicates = new() { Method = ReplicateMethod.Other, Columns = ["replicate*"], ReplicateScales = scales.ToValueList(), AboutFullSample = isAbout },
            }).Require();
            foreach (var row in MadeFiles.Rows("estimates.csv").Where(r => r[0] == (isAbout ? name : name + "_centered")))
            {
                EstimateRequest request = row[1] switch
                {
                    "total" => new EstimateRequest.Total(["y"]),
                    "mean" => new EstimateRequest.Mean(["y"]),
                    "ratio" => new EstimateRequest.Ratio("y", "x"),
                    _ => new EstimateRequest.Mean(["y"]) { Where = "x > 3" },
                };
                foreach (var one in isAbout ? new[] { design, built } : [design])
                {
                    var found = SurveyAnalysis.Create(withColumns, one).Require().Estimate(request).Require().Estimates[0];
                    Near(Number(row[2]), found.Value!.Value);
                    Near(Number(row[3]), found.StandardError!.Value);
                }
            }
        }
    }

    // R's 4,000 replicates and ours, each known to about 2.2 %, estimate the linearized variance in every stratum; but R's bootstrap of Canty and Davison has plain counts under
    // one scale, which is not that of any stratum where these are of unlike sizes.
    [Theory]
    [InlineData("rao_wu")]
    [InlineData("preston")]
    [InlineData("canty_davison")]
    [InlineData("canty_davison_fpc")]
    public void Bootstraps_have_the_expected_variance_in_every_stratum(string method)
    {
        var (data, sample) = Made(method);
        ReplicationPlan plan = method switch
        {
            "rao_wu" => new ReplicationPlan.RaoWuBootstrap(4000, 11),
            "preston" => new ReplicationPlan.PrestonBootstrap(4000, 11),
            _ => new ReplicationPlan.CantyDavisonBootstrap(4000, 11),
        };
        var built = ReplicateBuilder.Build(sample, plan).Require();
        var request = new EstimateRequest.Total(["y"]) { By = ["stratum"] };
        var taylor = SurveyAnalysis.Create(data, sample).Require().Estimate(request).Require().Estimates;
        var found = SurveyAnalysis.Create(data, built).Require().Estimate(request).Require().Estimates;
        var expected = MadeFiles.Rows("bootstraps.csv").Where(r => r[0] == method).ToArray();

        Assert.Equal(4, expected.Length);
        for (var h = 0; h < expected.Length; h++)
        {
            var (linearized, ours) = (Math.Pow(taylor[h].StandardError!.Value, 2), Math.Pow(found[h].StandardError!.Value, 2));
            Near(Number(expected[h][3]), linearized);
            if (linearized == 0)
            {
                Assert.Equal(0, ours, 1e-12);
                continue;
            }

            Assert.Equal(1, ours / linearized, 0.09);
            if (method is "rao_wu" or "preston")
                Assert.Equal(1, ours / Number(expected[h][2]), 0.12);
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

    private static (Microdata Data, SampleDesign Design) Made(string name)
    {
        var data = MadeFiles.Data(name is "brr" or "fay" ? "pairs.csv" : "strata.csv", "stratum");
        if (name.StartsWith("jk1", StringComparison.Ordinal))
            data = Rows(data, "c");
        DesignSettings settings = new() { Weights = "w", Clusters = ["psu"] };
        if (!name.StartsWith("jk1", StringComparison.Ordinal))
            settings = settings with { Strata = ["stratum"] };
        if (name.EndsWith("_fpc", StringComparison.Ordinal))
            settings = settings with { PopulationSizes = ["N"] };
        if (name == "preston")
            settings = settings with { Clusters = ["psu", "person"], PopulationSizes = ["N", "M"] };
        return (data, (SampleDesign)SurveyDesign.Create(data, settings).Require());

        static Microdata Rows(Microdata data, string stratum)
        {
            var texts = (TextColumn)data.Find("stratum")!;
            var kept = Enumerable.Range(0, data.Rows).Where(i => texts.Labels[texts.Codes[i]] == stratum).ToArray();
            return Microdata.Of(data.Columns.OfType<NumberColumn>().Select(c => new NumberColumn(c.Name, [.. kept.Select(i => c.Values[i])])));
        }
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void Near(double expected, double found) => Assert.Equal(expected, found, 1e-9 * Math.Max(1, Math.Abs(expected)));

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
