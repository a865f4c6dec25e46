using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>The order of the rows and the number of threads change no bit of estimates from totals.</summary>
public class ReproducibilityLaws
{
    private static readonly DesignSettings[] Designs =
    [
        new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"] },
        new() { Weights = "w", Strata = ["stratum"], SinglePsu = SinglePsuRule.Adjust },
        new() { Weights = "w", Clusters = ["psu"] },
        new() { Weights = "w" },
        new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu", "household"], PopulationSizes = ["N1", "N2"], SinglePsu = SinglePsuRule.Average },
        new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["rw*"] } },
    ];

    private static readonly EstimateRequest[] Requests =
    [
        new EstimateRequest.Mean(["y", "z"]) { By = ["group"], Covariance = CovarianceScope.WithinDomains },
        new EstimateRequest.Total(["y"]) { By = ["group", "half"] },
        new EstimateRequest.Ratio("y", "z") { By = ["half"], Where = "y > 20" },
        new EstimateRequest.Proportion(["group"], false),
        new EstimateRequest.Proportion(["is"], false) { By = ["group"] },
        new EstimateRequest.Variance(["y"], false, false) { By = ["group"] },
        new EstimateRequest.Contrast("y", "half", "p", "q"),
        new EstimateRequest.Correlation("y", "z"),
        new EstimateRequest.Mean(["gappy"]) { By = ["group"], DropMissing = true },
        new EstimateRequest.Independence("group", "half", IndependenceStatistic.F),
    ];

    // Law: permuted rows give the same bits.
    [Property(MaxTest = 5)]
    public void Permuted_rows_give_the_same_bits(int seed)
    {
        var random = new System.Random(seed);
        var rows = Rows(random, 700);
        var permuted = rows.OrderBy(_ => random.Next()).ToList();

        foreach (var design in Designs)
            Assert.Equal(Estimates(rows, design, 1), Estimates(permuted, design, 1));
    }

    // Law: nor do they after calibration, and for regressions.
    [Property(MaxTest = 3)]
    public void Permuted_rows_give_the_same_bits_after_calibration(int seed)
    {
        var random = new System.Random(seed);
        var rows = Rows(random, 300);
        var permuted = rows.OrderBy(_ => random.Next()).ToList();
        CalibrationMargin Margin(string variable, params (string Level, double Total)[] totals) => new(variable, totals.Select(t => new CalibrationTotal([t.Level], t.Total)).ToValueList());
        var (half, group) = (Margin("half", ("p", 800), ("q", 700)), Margin("group", ("a", 500), ("b", 600), ("c", 400)));
        CalibrationStep[] steps =
        [
            new CalibrationStep.PostStratification(["half"], half.Totals), new CalibrationStep.Rake([half, group]), new CalibrationStep.Distanced(CalibrationDistance.Linear, [half, group]),
            new CalibrationStep.Distanced(CalibrationDistance.Logit, [half, group]) { LowerBound = 0.2, UpperBound = 4 }, new CalibrationStep.Trim(2, 8, true),
        ];
        foreach (var settings in new[] { Designs[0], Designs[^1] })
        {
            foreach (var step in steps)
            {
                var results = new[] { rows, permuted }.Select(order =>
                {
                    var data = Table(order);
                    var plain = SurveyAnalysis.Create(data, SurveyDesign.Create(data, settings).Require()).Require();
                    var analysis = plain.With(Calibrator.Calibrate(plain, [step]).Require().Design);
                    return (SurveyEstimate[])[.. analysis.Estimate(
                    [
                        .. Requests, new EstimateRequest.Regression("y", ["z", "half"], RegressionFamily.Gaussian, true),
                        new EstimateRequest.Regression("is", ["y", "group"], RegressionFamily.Binomial, false) { By = ["half"] },
                    ]).Require().Estimates];
                }).ToArray();
                Assert.Equal(results[0], results[1]);
            }
        }
    }

    // Law: the number of threads changes no bit.
    [Property(MaxTest = 1)]
    public void Threads_do_not_matter(int seed)
    {
        var rows = Rows(new System.Random(seed), 21_000);

        foreach (var design in Designs)
        {
            var one = Estimates(rows, design, 1);
            Assert.Equal(one, Estimates(rows, design, 2));
            Assert.Equal(one, Estimates(rows, design, 5));
        }
    }

    // Law: what was asked for before makes no difference, though domains are kept from one request to the next.
    [Property(MaxTest = 3)]
    public void Earlier_requests_do_not_matter(int seed)
    {
        var random = new System.Random(seed);
        var data = Table(Rows(random, 300));
        var requests = Requests.Concat(Requests).Concat(Requests.Select(r => r with { Where = "z < 1.7" })).OrderBy(_ => random.Next()).ToList();
        foreach (var settings in Designs)
        {
            var design = SurveyDesign.Create(data, settings).Require();
            var analysis = SurveyAnalysis.Create(data, design).Require();
            foreach (var request in requests)
                Assert.Equal<SurveyEstimate>([.. SurveyAnalysis.Create(data, design).Require().Estimate(request).Require().Estimates], [.. analysis.Estimate(request).Require().Estimates]);
        }
    }

    // Law: one pass over all replicates and domains gives what a loop over them gives.
    [Property(MaxTest = 10)]
    public void The_pass_over_replicates_is_a_loop_over_domains(int seed, PositiveInt length)
    {
        var random = new System.Random(seed);
        var (rows, count, domainCount) = (1 + (length.Get * 97 % 2200), random.Next(2, 20), random.Next(1, 5));
        double[] Random() => [.. Enumerable.Range(0, rows).Select(_ => Math.ScaleB(random.NextDouble() - 0.3, random.Next(-20, 20)))];
        var columns = Enumerable.Range(0, count).Select(_ => Random()).ToArray();
        var y = Random();
        var domains = new DomainIndex([.. Enumerable.Range(0, rows).Select(_ => random.Next(-1, domainCount))], [.. Enumerable.Range(0, domainCount).Select(d => $"{d}")]);
        var replicates = new ReplicateColumns([.. columns.Select(c => c.ToImmutableArray())], null, null);
        foreach (var statistic in new TotalsStatistic[] { new MeanStatistic(y), new TotalStatistic(y), new MeanStatistic(y, columns[0]) })
        {
            var work = new RowWork(2, default);
            var totals = ReplicateTotals.Of(statistic, domains, columns[0], replicates, work);
            for (var g = -1; g < count; g++)
            {
                var single = DomainTotals.Of(statistic, domains, columns[Math.Max(g, 0)], work);
                for (var k = 0; k < single.Length; k++)
                {
                    // Every product is off by half a unit of its domain at most.
                    var bound = columns.Max(c => c.Max(Math.Abs)) * Math.Max(1, Math.Max(y.Max(Math.Abs), columns[0].Max(Math.Abs)));
                    Assert.True(Math.Abs(single[k] - totals[((g + 1) * single.Length) + k]) <= (Math.ScaleB(Math.Abs(single[k]), -52)) + Math.ScaleB(bound * rows, -52));
                }
            }
        }
    }

    // Law: a missing value makes the totals of its domain missing, of no other.
    [Fact]
    public void A_missing_value_is_missing_in_its_domain_only()
    {
        var rows = Rows(new System.Random(1), 200);
        rows[7] = rows[7] with { Y = double.NaN };
        foreach (var design in Designs)
        {
            var data = Table(rows);
            var table = SurveyAnalysis.Create(data, SurveyDesign.Create(data, design).Require()).Require().Estimate(new EstimateRequest.Mean(["y", "z"]) { By = ["group"] }).Require();
            foreach (var estimate in table.Estimates)
            {
                var isMissing = estimate.Variable == "y" && estimate.Domain == $"group={rows[7].Group}";
                Assert.Equal(isMissing, estimate.Value is null);
                Assert.Equal(isMissing, estimate.StandardError is null);
            }
        }
    }

    // Factors of clusters, kept as such, give what the weights of all rows give.
    [Property(MaxTest = 10)]
    public void Factors_of_clusters_are_weights_of_rows(int seed)
    {
        var random = new System.Random(seed);
        var (rows, clusters) = (500, 12);
        double[] weights = [.. Enumerable.Range(0, rows).Select(_ => 1 + random.NextDouble())];
        double[] y = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        int[] ofRow = [.. Enumerable.Range(0, rows).Select(_ => random.Next(clusters))];
        var factors = Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, clusters).Select(_ => (double)random.Next(3)).ToImmutableArray()).ToImmutableArray();
        var compressed = new ReplicateColumns(factors, weights, ofRow);
        var full = new ReplicateColumns([.. factors.Select(f => ofRow.Select((c, i) => f[c] * weights[i]).ToImmutableArray())], null, null);
        var domains = new DomainIndex([.. Enumerable.Range(0, rows).Select(_ => random.Next(-1, 3))], ["a", "b", "c"]);
        var (statistic, work) = (new MeanStatistic(y), new RowWork(2, default));

        var byCluster = compressed.TotalsByCluster(statistic, domains, work)!;
        var byRow = ReplicateTotals.Of(statistic, domains, weights, full, work);
        var scattered = ReplicateTotals.Of(statistic, domains, weights, compressed, work);

        Assert.Equal(byRow, scattered);
        Assert.All(byCluster.Zip(byRow), p => Assert.True(Math.Abs(p.First - p.Second) <= 1e-13 * Math.Abs(p.Second)));
        Assert.Equal(
            ReplicateRank.Of(ReplicatePatterns.Of(full, weights, work), full, domains, 1e-5, work),
            ReplicateRank.Of(ReplicatePatterns.Of(compressed, weights, work), compressed, domains, 1e-5, work));
    }

    private static List<SurveyEstimate> Estimates(List<Row> rows, DesignSettings settings, int threads)
    {
        var data = Table(rows);
        var analysis = SurveyAnalysis.Create(data, SurveyDesign.Create(data, settings).Require()).Require();
        return [.. analysis.Estimate(Requests.ToValueList(), threads, default).Require().Estimates];
    }

    internal static List<Row> Rows(System.Random random, int count)
    {
        var rows = new List<Row>();
        for (var i = 0; i < count; i++)
        {
            var psu = i < 24 ? i : random.Next(24);
            var y = random.NextDouble() * 100;
            rows.Add(new(
                $"{psu % 4}", $"c{psu}", $"h{(i < 48 ? i / 24 : random.Next(5))}", Math.Round(1 + (9 * random.NextDouble()), 3), y, 1 + random.NextDouble(),
                "abc"[random.Next(3)].ToString(), random.Next(2) == 0 ? "p" : "q", random.Next(7) == 0 ? double.NaN : y, [.. Enumerable.Range(0, 11).Select(_ => (double)random.Next(4))]));
        }

        return rows;
    }

    internal static Microdata Table(List<Row> rows) => Microdata.Of(
    [
        TextColumn.Of("stratum", rows.Select(r => r.Stratum)), TextColumn.Of("psu", rows.Select(r => r.Psu)), TextColumn.Of("household", rows.Select(r => r.Household)),
        Numbers(rows, "w", r => r.Weight), Numbers(rows, "y", r => r.Y), Numbers(rows, "z", r => r.Z), TextColumn.Of("group", rows.Select(r => r.Group)), TextColumn.Of("half", rows.Select(r => r.Half)),
        Numbers(rows, "gappy", r => r.Gappy), Numbers(rows, "is", r => r.Z > 1.4 ? 1 : 0), Numbers(rows, "N1", _ => 40), Numbers(rows, "N2", _ => 9),
        .. Enumerable.Range(0, 11).Select(g => Numbers(rows, $"rw{g}", r => r.Weight * r.Factors[g])),
    ]);

    private static NumberColumn Numbers(List<Row> rows, string name, Func<Row, double> value) => new(name, [.. rows.Select(value)]);

    internal sealed record Row(string Stratum, string Psu, string Household, double Weight, double Y, double Z, string Group, string Half, double Gappy, ImmutableArray<double> Factors);
}
