using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>What holds for every sample.</summary>
public class SurveyLaws
{
    private static readonly DesignSettings Clustered = new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"] };

    // Law: a common factor of the weights changes no mean, and no standard error of a mean.
    [Property(MaxTest = 30)]
    public void Means_do_not_depend_on_the_scale_of_the_weights(int seed, PositiveInt factor)
    {
        var rows = Rows(seed);
        var scaled = rows.ConvertAll(r => r with { Weight = r.Weight * factor.Get });

        Same(Estimate(rows, new EstimateRequest.Mean(["y"]) { By = ["group"] }), Estimate(scaled, new EstimateRequest.Mean(["y"]) { By = ["group"] }));
    }

    // Law: the totals of the parts add up to the total of the whole.
    [Property(MaxTest = 30)]
    public void Domains_partition_the_total(int seed)
    {
        var rows = Rows(seed);
        var parts = Estimate(rows, new EstimateRequest.Total(["y"]) { By = ["group"] });
        var whole = Estimate(rows, new EstimateRequest.Total(["y"]));

        Near(whole[0].Value!.Value, parts.Sum(p => p.Value!.Value));
        Assert.Equal(whole[0].SampleSize, parts.Sum(p => p.SampleSize));
    }

    // Law: the order of the rows changes nothing but rounding.
    [Property(MaxTest = 30)]
    public void Permuted_rows_give_the_same(int seed)
    {
        var rows = Rows(seed);
        var random = new System.Random(seed);
        var permuted = rows.OrderBy(_ => random.Next()).ToList();

        foreach (var request in new EstimateRequest[] { new EstimateRequest.Mean(["y"]) { By = ["group"] }, new EstimateRequest.Ratio("y", "w"), new EstimateRequest.Quantile("y", [0.3, 0.5], Indicators.Numerics.QuantileDefinition.R7) })
            Same(Estimate(rows, request), Estimate(permuted, request));
    }

    // Law: a variance is that of its parts. Two strata named anew, with the same rows, are the same strata.
    [Property(MaxTest = 30)]
    public void The_names_of_strata_and_clusters_do_not_matter(int seed)
    {
        var rows = Rows(seed);
        var renamed = rows.ConvertAll(r => r with { Stratum = $"s{r.Stratum}", Psu = $"p{r.Psu}" });

        Same(Estimate(rows, new EstimateRequest.Mean(["y"])), Estimate(renamed, new EstimateRequest.Mean(["y"])));
    }

    // Law: every row twice with half the weight, in the same cluster, is the same sample of clusters.
    [Property(MaxTest = 30)]
    public void Rows_that_are_split_within_their_cluster_give_the_same(int seed)
    {
        var rows = Rows(seed);
        var split = rows.SelectMany(r => new[] { r with { Weight = r.Weight / 2 }, r with { Weight = r.Weight / 2 } }).ToList();

        var (once, twice) = (Estimate(rows, new EstimateRequest.Mean(["y"])), Estimate(split, new EstimateRequest.Mean(["y"])));
        Near(once[0].Value!.Value, twice[0].Value!.Value);
        Near(once[0].StandardError!.Value, twice[0].StandardError!.Value);
        Assert.Equal(once[0].DegreesOfFreedom, twice[0].DegreesOfFreedom);
    }

    // Law: delete-one replicates within strata give the variance of a total by linearization, for it is linear.
    [Property(MaxTest = 20)]
    public void A_jackknife_of_a_total_is_its_linearization(int seed)
    {
        var rows = Rows(seed);
        var strata = rows.GroupBy(r => r.Stratum).ToDictionary(g => g.Key, g => g.Select(r => r.Psu).Distinct().ToList());
        var replicates = strata.SelectMany(s => s.Value.Select(p => (Stratum: s.Key, Psu: p, Count: s.Value.Count))).ToList();
        var columns = replicates.Select((r, g) => (TableColumn)new NumberColumn(
            $"rw{g}", [.. rows.Select(x => x.Stratum != r.Stratum ? x.Weight : x.Psu == r.Psu ? 0 : x.Weight * r.Count / (r.Count - 1.0))]));
        var data = Microdata.Of([.. Table(rows).Columns, .. columns]);
        var design = SurveyDesign.Create(data, new()
        {
            Weights = "w",
            Replicates = new()
            {
                Method = ReplicateMethod.JackknifeN,
                Columns = ["rw*"],
                ReplicateScales = replicates.Select(r => (r.Count - 1.0) / r.Count).ToValueList(),
            },
        }).Require();

        var jackknife = SurveyAnalysis.Create(data, design).Require().Estimate(new EstimateRequest.Total(["y"])).Require().Estimates[0];
        var taylor = Estimate(rows, new EstimateRequest.Total(["y"]))[0];
        Near(taylor.StandardError!.Value, jackknife.StandardError!.Value);
    }

    // Law: calibrated margins are met, and their totals have no sampling error any more.
    [Property(MaxTest = 30)]
    public void Calibrated_margins_are_met(int seed)
    {
        var data = Table(Rows(seed));
        var design = SurveyDesign.Create(data, Clustered).Require();
        var analysis = SurveyAnalysis.Create(data, design, [new("first", "group == \"a\"")]).Require();
        ValueList<CalibrationMargin> margins = [new("group", [new(["a"], 400), new(["b"], 600)]), new("half", [new(["x"], 300), new(["y"], 700)])];
        CalibrationStep[] steps =
        [
            new CalibrationStep.PostStratification(["group"], margins[0].Totals),
            new CalibrationStep.Rake(margins),
            new CalibrationStep.Distanced(CalibrationDistance.Linear, margins),
            new CalibrationStep.Distanced(CalibrationDistance.Raking, margins),
        ];
        foreach (var step in steps)
        {
            var calibrated = Calibrator.Calibrate(analysis, [step]).Require();
            var total = analysis.With(calibrated.Design).Estimate(new EstimateRequest.Total(["first"])).Require().Estimates[0];

            Near(400, total.Value!.Value);
            Assert.True(total.StandardError < 1e-3, $"{step.GetType().Name}: {total.StandardError}");
        }
    }

    // Law: the parts of a proportion add up to 1, and trimming keeps the sum of weights.
    [Property(MaxTest = 30)]
    public void Shares_add_up_to_one_and_trimming_keeps_the_sum(int seed)
    {
        var data = Table(Rows(seed));
        var analysis = SurveyAnalysis.Create(data, SurveyDesign.Create(data, Clustered).Require()).Require();
        var trimmed = Calibrator.Calibrate(analysis, [new CalibrationStep.Trim(1, 6, false)]).Require().Design;

        Near(1, analysis.Estimate(new EstimateRequest.Proportion(["half"], false)).Require().Estimates.Sum(e => e.Value!.Value));
        Near(analysis.Design.Weights.ToArray().Sum(), trimmed.Weights.ToArray().Sum());
    }

    private static List<Row> Rows(int seed)
    {
        var random = new System.Random(seed);
        var rows = new List<Row>();
        for (var h = 0; h < 3; h++)
        {
            var clusters = random.Next(2, 5);
            for (var c = 0; c < clusters; c++)
            {
                // Every cluster has every combination, so that no cell is empty.
                foreach (var (group, half) in new[] { ("a", "x"), ("a", "y"), ("b", "x"), ("b", "y") })
                {
                    for (var i = random.Next(1, 3); i > 0; i--)
                        rows.Add(new($"{h}", $"{h}-{c}", random.Next(1, 9), Math.Round(random.NextDouble() * 100, 2), group, half));
                }
            }
        }

        return rows;
    }

    private static Microdata Table(List<Row> rows) => Microdata.Of(
        TextColumn.Of("stratum", rows.Select(r => r.Stratum)), TextColumn.Of("psu", rows.Select(r => r.Psu)), new NumberColumn("w", [.. rows.Select(r => r.Weight)]),
        new NumberColumn("y", [.. rows.Select(r => r.Y)]), TextColumn.Of("group", rows.Select(r => r.Group)), TextColumn.Of("half", rows.Select(r => r.Half)));

    private static ImmutableArray<SurveyEstimate> Estimate(List<Row> rows, EstimateRequest request)
    {
        var data = Table(rows);
        return SurveyAnalysis.Create(data, SurveyDesign.Create(data, Clustered).Require()).Require().Estimate(request with { DesignEffect = DesignEffectKind.None }).Require().Estimates;
    }

    private static void Same(ImmutableArray<SurveyEstimate> expected, ImmutableArray<SurveyEstimate> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal((expected[i].Domain, expected[i].DegreesOfFreedom, expected[i].SampleSize), (found[i].Domain, found[i].DegreesOfFreedom, found[i].SampleSize));
            Near(expected[i].Value!.Value, found[i].Value!.Value);
            Assert.Equal(expected[i].StandardError is null, found[i].StandardError is null);
            if (expected[i].StandardError is { } error)
                Near(error, found[i].StandardError!.Value);
        }
    }

    private static void Near(double expected, double found) =>
        Assert.True(Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{found:R}; expected {expected:R}.");

    private sealed record Row(string Stratum, string Psu, double Weight, double Y, string Group, string Half);
}
