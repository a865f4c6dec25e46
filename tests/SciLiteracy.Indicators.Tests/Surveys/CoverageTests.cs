using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;

namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>
/// Samples are drawn again and again from one finite population, by two stages within strata: of so many 95 % intervals, 95 of a hundred have to have the truth of the population
/// in them. The seed is fixed; SCILITERACY_COVERAGE_SAMPLES draws more samples than the few of every day.
/// </summary>
public sealed class CoverageTests
{
    private const double Level = 0.95;

    // Linearization, and t for sums of skewed values, are right for large samples only: so much of the level is theirs, whatever the number of samples.
    private const double Approximation = 0.01;

    private static readonly Lazy<Population> Whole = new(() => new Population(strata: 10, clusters: 80, size: 12, seed: 20201231));

    private static int Samples { get; } = int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_COVERAGE_SAMPLES") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public void Linearization_covers_in_stratified_cluster_samples()
    {
        var coverage = Cover(1, (data, design) => SurveyAnalysis.Create(data, design).Require().Estimate(
            [
                new EstimateRequest.Mean(["y"]),
                new EstimateRequest.Total(["y"]),
                new EstimateRequest.Ratio("y", "x"),
                new EstimateRequest.Mean(["y"]) { Where = "group == 1" },
                new EstimateRequest.Contrast("y", "group", "1", "2"),
                new EstimateRequest.Quantile("y", [0.5], QuantileDefinition.R7),
                new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, HasRSquared: false),
            ]).Require());

        var p = Whole.Value;
        Near(coverage, 0, p.Mean(r => r.Y));
        Near(coverage, 1, p.Rows.Sum(r => r.Y));
        Near(coverage, 2, p.Rows.Sum(r => r.Y) / p.Rows.Sum(r => r.X));
        Near(coverage, 3, p.Mean(r => r.Y, r => r.Group == 1));
        Near(coverage, 4, p.Mean(r => r.Y, r => r.Group == 1) - p.Mean(r => r.Y, r => r.Group == 2));
        Near(coverage, 5, p.Rows.Select(r => r.Y).Order().ElementAt(p.Rows.Count / 2));
        Near(coverage, 7, p.Slope);
    }

    [Fact]
    public void Intervals_of_proportions_cover()
    {
        var coverage = Cover(2, (data, design) => SurveyAnalysis.Create(data, design).Require().Estimate(
            [
                .. new[] { IntervalMethod.Logit, IntervalMethod.XLogit, IntervalMethod.Beta, IntervalMethod.Likelihood, IntervalMethod.Wilson }.Select(m =>
                    new EstimateRequest.Proportion(["literate"], IsLogOdds: false) { Interval = new() { Method = m } }),
            ]).Require());

        var truth = Whole.Value.Mean(r => r.Literate);
        Near(coverage, 0, truth);
        Near(coverage, 1, truth);
        AtLeast(coverage, 2, truth);
        Near(coverage, 3, truth);
        Near(coverage, 4, truth);
    }

    [Theory]
    [InlineData("jackknife")]
    [InlineData("bootstrap")]
    public void Replicate_weights_cover(string kind)
    {
        var draw = 0UL;
        var coverage = Cover(3, (data, design) =>
        {
            // Replicates of the first stage: the clusters count as drawn with replacement, of which there are many more than are drawn.
            var first = (SampleDesign)SurveyDesign.Create(data, new() { Weights = "w", Strata = ["stratum"], Clusters = ["cluster"] }).Require();
            ReplicationPlan plan = kind == "jackknife" ? new ReplicationPlan.JackknifeN() : new ReplicationPlan.RaoWuBootstrap(150, ++draw);
            return SurveyAnalysis.Create(data, ReplicateBuilder.Build(first, plan).Require()).Require()
                .Estimate([new EstimateRequest.Mean(["y"]), new EstimateRequest.Proportion(["literate"], IsLogOdds: false), new EstimateRequest.Ratio("y", "x")]).Require();
        });

        var p = Whole.Value;
        Near(coverage, 0, p.Mean(r => r.Y));
        Near(coverage, 1, p.Mean(r => r.Literate));
        Near(coverage, 2, p.Rows.Sum(r => r.Y) / p.Rows.Sum(r => r.X));
    }

    [Theory]
    [InlineData("rake")]
    [InlineData("linear")]
    [InlineData("raking")]
    [InlineData("post_stratify")]
    public void Calibrated_estimates_cover_and_are_surer(string kind)
    {
        var p = Whole.Value;
        CalibrationTotal Count(string level, Func<Person, bool> condition) => new([level], p.Rows.Count(condition));
        ValueList<CalibrationTotal> groups = [Count("1", r => r.Group == 1), Count("2", r => r.Group == 2), Count("3", r => r.Group == 3)];
        ValueList<CalibrationTotal> classes = [Count("high", r => r.X > 12), Count("low", r => r.X <= 12)];
        CalibrationStep step = kind switch
        {
            "rake" => new CalibrationStep.Rake([new("group", groups), new("class", classes)]),
            "linear" => new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("group", groups), new("x", []) { Total = p.Rows.Sum(r => r.X) }]),
            "raking" => new CalibrationStep.Distanced(CalibrationDistance.Raking, [new("group", groups), new("x", []) { Total = p.Rows.Sum(r => r.X) }]),
            _ => new CalibrationStep.PostStratification(["class"], classes),
        };
        var (before, after) = (0.0, 0.0);
        var coverage = Cover(4, (data, design) =>
        {
            var analysis = SurveyAnalysis.Create(data, design).Require();
            var calibrated = analysis.With(Calibrator.Calibrate(analysis, [step]).Require().Design);
            ValueList<EstimateRequest> requests = [new EstimateRequest.Mean(["y"]), new EstimateRequest.Total(["y"])];
            var table = calibrated.Estimate(requests).Require();
            before += analysis.Estimate(requests).Require().Estimates[1].StandardError!.Value;
            after += table.Estimates[1].StandardError!.Value;
            return table;
        });

        Near(coverage, 0, p.Mean(r => r.Y));
        Near(coverage, 1, p.Rows.Sum(r => r.Y));
        Assert.True(after < 0.97 * before, $"The standard errors of totals are {after / before:P1} of those without calibration.");
    }

    // The intervals of every sample; shape [rows of the table][samples].
    private static List<(double Low, double High)[]> Cover(int stream, Func<Microdata, SurveyDesign, SurveyTable> estimate)
    {
        List<(double Low, double High)[]> intervals = [];
        for (var s = 0; s < Samples; s++)
        {
            var data = Whole.Value.Draw(new Random(HashCodeOf(stream, s)), clusters: 6, size: 5);
            var design = SurveyDesign.Create(data, new() { Weights = "w", Strata = ["stratum"], Clusters = ["cluster", "id"], PopulationSizes = ["N1", "N2"] }).Require();
            var table = estimate(data, design).Estimates;
            for (var row = 0; row < table.Length; row++)
            {
                if (intervals.Count <= row)
                    intervals.Add(new (double, double)[Samples]);
                intervals[row][s] = (table[row].Low ?? double.NaN, table[row].High ?? double.NaN);
            }
        }

        return intervals;
    }

    private static int HashCodeOf(int stream, int sample) => (stream * 1_000_003) + sample;

    private static double Share(List<(double Low, double High)[]> coverage, int row, double truth) => coverage[row].Count(i => i.Low <= truth && truth <= i.High) / (double)Samples;

    private static void Near(List<(double Low, double High)[]> coverage, int row, double truth)
    {
        var share = Share(coverage, row, truth);
        var error = Math.Sqrt(Level * (1 - Level) / Samples);
        Assert.True(Math.Abs(share - Level) <= (3 * error) + Approximation, $"Row {row}: {share:P2} of the intervals have {truth} in them; expected {Level:P0} ± {(3 * error) + Approximation:P2}.");
    }

    // The interval of Korn and Graubard is made to cover at least so often.
    private static void AtLeast(List<(double Low, double High)[]> coverage, int row, double truth)
    {
        var share = Share(coverage, row, truth);
        var error = Math.Sqrt(Level * (1 - Level) / Samples);
        Assert.True(share >= Level - (3 * error), $"Row {row}: {share:P2} of the intervals have {truth} in them; expected {Level:P0} or more.");
    }

    private sealed record Person(int Stratum, int Cluster, int Group, double X, double Y)
    {
        public double Literate => Y >= 70 ? 1 : 0;
    }

    /// <summary>Strata of different means, clusters that are alike inside, and a variable that goes with the one that is asked for.</summary>
    private sealed class Population
    {
        private readonly int _clusters;
        private readonly int _size;
        private readonly List<List<List<Person>>> _strata = [];

        public Population(int strata, int clusters, int size, int seed)
        {
            (_clusters, _size) = (clusters, size);
            var random = new Random(seed);
            for (var h = 0; h < strata; h++)
            {
                List<List<Person>> stratum = [];
                for (var c = 0; c < clusters; c++)
                {
                    var effect = 6 * Normal(random);
                    stratum.Add([.. Enumerable.Range(0, size).Select(_ =>
                    {
                        var x = Math.Max(1, 12 + (3 * Normal(random)));
                        var group = 1 + (int)(3 * random.NextDouble());
                        return new Person(h, (h * clusters) + c, group, x, 22 + (1.5 * h) + effect + (2 * x) + (3 * group) + (11 * Normal(random)));
                    })]);
                }

                _strata.Add(stratum);
            }

            Rows = [.. _strata.SelectMany(s => s).SelectMany(c => c)];
            var (meanX, meanY) = (Mean(r => r.X), Mean(r => r.Y));
            Slope = Rows.Sum(r => (r.X - meanX) * (r.Y - meanY)) / Rows.Sum(r => (r.X - meanX) * (r.X - meanX));
        }

        public List<Person> Rows { get; }

        public double Slope { get; }

        public double Mean(Func<Person, double> value, Func<Person, bool>? condition = null) => Rows.Where(condition ?? (_ => true)).Average(value);

        public Microdata Draw(Random random, int clusters, int size)
        {
            List<Person> sample = [];
            foreach (var stratum in _strata)
            {
                foreach (var cluster in Some(stratum, clusters, random))
                    sample.AddRange(Some(cluster, size, random));
            }

            var weight = (double)_clusters / clusters * _size / size;
            return Microdata.Of(
                Numbers("stratum", r => r.Stratum),
                Numbers("cluster", r => r.Cluster),
                new NumberColumn("id", [.. Enumerable.Range(0, sample.Count).Select(i => (double)i)]),
                Numbers("w", _ => weight),
                Numbers("N1", _ => _clusters),
                Numbers("N2", _ => _size),
                Numbers("group", r => r.Group),
                Texts("class", r => r.X > 12 ? "high" : "low"),
                Numbers("x", r => r.X),
                Numbers("y", r => r.Y),
                Numbers("literate", r => r.Literate));

            NumberColumn Numbers(string name, Func<Person, double> value) => new(name, [.. sample.Select(value)]);

            TextColumn Texts(string name, Func<Person, string> value)
            {
                var builder = new TextColumnBuilder(name);
                foreach (var row in sample)
                    builder.Add(value(row));
                return builder.ToColumn();
            }
        }

        private static List<T> Some<T>(List<T> all, int count, Random random)
        {
            var left = all.ToList();
            for (var i = 0; i < count; i++)
            {
                var j = random.Next(i, left.Count);
                (left[i], left[j]) = (left[j], left[i]);
            }

            return left[..count];
        }

        private static double Normal(Random random) => NormalDistribution.Quantile(random.NextDouble());
    }
}
