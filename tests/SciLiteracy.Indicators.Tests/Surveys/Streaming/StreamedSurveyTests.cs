using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Streaming;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Streaming;

/// <summary>A few rows in blocks: the same estimates as of all rows at once, and what is left to those.</summary>
public class StreamedSurveyTests
{
    private const double N = double.NaN;

    private static readonly DesignSettings Design = new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"] };

    // Two strata of two clusters; weights of 0, values on the cuts, values and levels that are missing, the same clusters in blocks apart.
    private static readonly Microdata Data = Microdata.Of(
        TextColumn.Of("stratum", ["s", "s", "t", "t", "s", "s", "t", "t", "s", "s", "t", "t", "s", "s", "t", "t"]),
        Numbers("psu", 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 1, 4, 4),
        Numbers("w", 2, 1, 4, 3, 2, 0, 1, 5, 1, 2, 2, 1, 3, 3, 1, 2),
        Numbers("size", 9, 9, 7, 7, 9, 9, 7, 7, 9, 9, 7, 7, 9, 9, 7, 7),
        Numbers("y", 1, 3, 6, 2, 9, 5, 3, 6, 4, 4, 1, 8, 3, 7, 6, 2),
        Numbers("x", 2, 1, 3, 2, 5, 4, 1, 2, 2, 3, 1, 4, 2, 2, 5, 1),
        Numbers("gap", 1, N, 6, 2, 9, 5, 3, 6, 4, 4, N, 8, 3, N, 6, 2),
        Numbers("yes", 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0),
        TextColumn.Of("sex", ["F", "M", "F", "M", "M", "F", "M", "F", "F", "F", "M", "M", "F", "M", "F", "M"]),
        TextColumn.Of("area", ["u", "r", "u", null, "r", "u", "r", "u", "r", "r", "u", "r", null, "u", "r", "u"]),
        new NumberColumn(
            "code", [1, 1, 12, 2, 1, 12, N, 2, 12, 1, 1, 2, 1, 12, 2, 1],
            TextColumn.Of("code", ["01", "1", "12", "2", "01", "12", null, "2", "12", "1", "01", "2", "1", "12", "2", "01"])));

    public static TheoryData<string, EstimateRequest> Requests => new()
    {
        { "means", new EstimateRequest.Mean(["y", "x"]) { By = ["sex"], Covariance = CovarianceScope.WithinDomains, DesignEffect = DesignEffectKind.WithReplacement } },
        { "a second mean that is missing", new EstimateRequest.Mean(["y", "gap"]) { By = ["sex"] } },
        { "rows dropped", new EstimateRequest.Mean(["y", "gap"]) { DropMissing = true, DesignEffect = DesignEffectKind.WithoutReplacement } },
        { "totals", new EstimateRequest.Total(["y", "x", "gap"]) { Where = "gap > 2" } },
        { "domains of codes", new EstimateRequest.Total(["y"]) { By = ["code", "area"] } },
        { "a ratio", new EstimateRequest.Ratio("y", "x") { By = ["area"], DesignEffect = DesignEffectKind.WithReplacement } },
        { "a ratio to what is missing", new EstimateRequest.Ratio("x", "gap") { By = ["sex"], DropMissing = true, DesignEffect = DesignEffectKind.WithReplacement } },
        { "shares of categories", new EstimateRequest.Proportion(["area", "yes"], false) { DropMissing = true } },
        { "levels", new EstimateRequest.Levels("y", [new("low", 3), new("high", 6)]) { By = ["sex"] } },
        { "levels of what is missing", new EstimateRequest.Levels("gap", [new("low", 3), new("high", 6)]) },
        { "levels of rows that are left", new EstimateRequest.Levels("gap", [new("low", 3), new("high", 6)]) { DropMissing = true, By = ["sex"] } },
        { "a contrast", new EstimateRequest.Contrast("y", "area", "u", "r") },
        { "independence", new EstimateRequest.Independence("area", "sex", IndependenceStatistic.F) },
        { "a standard population", new EstimateRequest.Mean(["y"]) { Standardize = new("sex", [KeyValuePair.Create("F", 1.0), KeyValuePair.Create("M", 3.0)]) } },
        { "one cluster", new EstimateRequest.Mean(["y"]) { Where = "psu == 3", By = ["sex"] } },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Blocks_give_what_all_rows_give(string what, EstimateRequest request)
    {
        Assert.NotEmpty(what);
        foreach (var settings in new[] { Design, Design with { Strata = [] }, Design with { PopulationSizes = ["size"] } })
        {
            var expected = SurveyAnalysis.Create(Data, SurveyDesign.Create(Data, settings).Require()).Require().Estimate(request);
            var stream = Stream(settings, [request]);
            Assert.All([(0, 5), (5, 1), (6, 0), (6, 10)], b => Assert.True(stream.Add(Rows(b.Item1, b.Item2))));
            var found = stream.Estimate()!;

            Assert.Equal(16, stream.Rows);
            Assert.Equal(expected.Diagnostics.Select(d => d.Message), found.Diagnostics.Select(d => d.Message));
            Assert.Equal(expected.Require().Estimates.Length, found.Require().Estimates.Length);
            foreach (var (one, other) in expected.Value!.Estimates.Zip(found.Value!.Estimates))
            {
                Assert.Equal((one.Estimate, one.Variable, one.Domain, one.Level, one.SampleSize), (other.Estimate, other.Variable, other.Domain, other.Level, other.SampleSize));
                foreach (var (a, b) in Figures(one).Zip(Figures(other)))
                {
                    Assert.Equal(a is null, b is null);
                    if (a is { } figure)
                        Approx.Equal(figure, b, 1e-10, 1e-12);
                }
            }
        }
    }

    // 1 is lost in 1E+16 unless what rounding takes off is kept: within one cell, two of one cluster and unequal weights.
    [Fact]
    public void Totals_that_cancel_are_exact()
    {
        var data = Microdata.Of(
            TextColumn.Of("psu", ["a", "a", "a", "a", "b", "b", "b", "b"]), Numbers("w", 1, 1, 1, 1, 2, 2, 2, 2), Numbers("y", 1e16, 1, -1e16, 3, -3e15, 0.25, 3e15, 0.75));
        var stream = Stream(new() { Weights = "w", Clusters = ["psu"] }, [new EstimateRequest.Total(["y"])]);

        Assert.True(stream.Add(data));
        Assert.Equal(6, stream.Estimate()!.Require().Estimates[0].Value);
    }

    // The variance of a simple random sample is made of squares within cells: here 10 of the first and 20 of the second cluster, about means of 2^26 whose squares take all digits.
    [Theory]
    [InlineData(0)]
    [InlineData(1 << 26)]
    public void Squares_about_a_distant_mean_do_not_cancel(double mean)
    {
        double[] near = [-2, -1, 0, 1, 2, -3, -1, 0, 1, 3];
        var data = Microdata.Of(
            Numbers("psu", near.Select((_, i) => i < 5 ? 1.0 : 2)), Numbers("w", near.Select(_ => 1.0)), Numbers("y", near.Select((d, i) => mean + d + (i < 5 ? 0 : 1))));
        var stream = Stream(new() { Weights = "w", Clusters = ["psu"] }, [new EstimateRequest.Mean(["y"]) { DesignEffect = DesignEffectKind.WithReplacement }]);

        // The means of the clusters are 1 apart: the variance of the mean is 1/4, and that of a simple random sample (10 + 20 + 10/4) / 9 / 10.
        Assert.True(stream.Add(data));
        Approx.Equal(0.25 / (32.5 / 90), stream.Estimate()!.Require().Estimates[0].DesignEffect, 1e-9);
    }

    // The same as in memory, with weights and values that are no whole numbers.
    [Theory]
    [InlineData(0.1)]
    [InlineData(1e8)]
    public void Squares_are_those_in_memory(double mean)
    {
        var random = new System.Random(5);
        var data = Microdata.Of(
            Numbers("psu", Enumerable.Range(0, 60).Select(i => i % 6.0)), Numbers("w", Enumerable.Range(0, 60).Select(_ => 0.3 + random.NextDouble())),
            Numbers("y", Enumerable.Range(0, 60).Select(_ => mean + random.NextDouble())), Numbers("same", Enumerable.Range(0, 60).Select(_ => mean)));
        var design = new DesignSettings { Weights = "w", Clusters = ["psu"] };
        EstimateRequest[] requests = [new EstimateRequest.Mean(["y"]), new EstimateRequest.Mean(["same"])];
        var stream = Stream(design, requests.ToValueList());
        Assert.True(stream.Add(data));
        var found = stream.Estimate()!.Require().Estimates;
        var expected = SurveyAnalysis.Create(data, SurveyDesign.Create(data, design).Require()).Require().Estimate(requests.ToValueList()).Require().Estimates;

        Approx.Equal(expected[0].DesignEffect!.Value, found[0].DesignEffect, 1e-6);
        Approx.Equal(mean, found[1].Value, 1e-15);
    }

    // Rows of a cluster are one cell where they are alike in what an estimate tells apart.
    [Fact]
    public void Cells_are_clusters_times_what_is_told_apart()
    {
        var stream = Stream(Design, [new EstimateRequest.Mean(["y"]), new EstimateRequest.Mean(["y"]) { By = ["sex"] }, new EstimateRequest.Mean(["gap"]), new EstimateRequest.Mean(["y"]) { Where = "psu < 3" }]);

        Assert.Equal((0, 0), (stream.Rows, stream.Cells));
        Assert.True(stream.Add(Rows(0, 16)));

        // 4 clusters; each with both sexes; in 3 of them a value is missing and others are not; 2 clusters.
        Assert.Equal((16, 4 + 8 + 7 + 2), (stream.Rows, stream.Cells));
    }

    [Fact]
    public void Nothing_is_refused_by_name()
    {
        Assert.Equal("design", Assert.Throws<ArgumentNullException>(() => StreamedSurveyBuilder.TryCreate(null!, [], [])).ParamName);
        Assert.Equal("variables", Assert.Throws<ArgumentNullException>(() => StreamedSurveyBuilder.TryCreate(Design, null!, [])).ParamName);
        Assert.Equal("requests", Assert.Throws<ArgumentNullException>(() => StreamedSurveyBuilder.TryCreate(Design, [], null!)).ParamName);
        Assert.Equal("block", Assert.Throws<ArgumentNullException>(() => Stream(Design, []).Add(null!)).ParamName);
    }

    [Fact]
    public void Levels_need_cuts_that_rise_and_domains_of_something_else()
    {
        Assert.True(Takes([new("c", 3)]));
        Assert.True(Takes([new("c", 3), new("d", 4), new("e", 9)], "sex"));
        Assert.False(Takes([]));
        Assert.False(Takes([new("c", 3), new("d", 3)]));
        Assert.False(Takes([new("c", 4), new("d", 3)]));
        Assert.False(Takes([new("c", 3), new("d", 5), new("e", 4)]));
        Assert.False(Takes([new("c", 3)], "y"));
        Assert.False(Takes([new("c", 3)], "sex", "y"));
        Assert.False(Takes([new("c", 4), new("d", 3)], "sex"));

        static bool Takes(ValueList<LevelCut> cuts, params SourceText[] by) => StreamedSurveyBuilder.TryCreate(Design, [], [new EstimateRequest.Levels("y", cuts) { By = by.ToValueList() }]) is not null;
    }

    [Fact]
    public void One_request_that_needs_all_rows_is_enough()
    {
        EstimateRequest mean = new EstimateRequest.Mean(["y"]), median = new EstimateRequest.Quantile("y", [0.5], Indicators.Numerics.QuantileDefinition.R7);

        Assert.Null(StreamedSurveyBuilder.TryCreate(Design, [], [mean, median]));
        Assert.NotNull(StreamedSurveyBuilder.TryCreate(Design, [], [mean, mean]));
        Assert.Null(StreamedSurveyBuilder.TryCreate(Design with { Clusters = ["psu", "w"] }, [], [mean]));
        Assert.Null(StreamedSurveyBuilder.TryCreate(Design with { Strata = ["stratum", "sex"] }, [], [mean]));
        Assert.Null(StreamedSurveyBuilder.TryCreate(Design with { PopulationSizes = ["size", "size"] }, [], [mean]));
    }

    [Theory]
    [InlineData("w", "psu", "stratum", "size", true)]
    [InlineData("nowhere", "psu", "stratum", "size", false)]
    [InlineData("sex", "psu", "stratum", "size", false)]
    [InlineData("gap", "psu", "stratum", "size", false)]
    [InlineData("w", "nowhere", "stratum", "size", false)]
    [InlineData("w", "gap", "stratum", "size", false)]
    [InlineData("w", "psu", "nowhere", "size", false)]
    [InlineData("w", "psu", "area", "size", false)]
    [InlineData("w", "psu", "stratum", "nowhere", false)]
    [InlineData("w", "psu", "stratum", "sex", false)]
    [InlineData("w", "psu", "stratum", "gap", false)]
    public void Columns_of_the_design_are_there_and_complete(string weights, string clusters, string strata, string sizes, bool isGood)
    {
        DesignSettings settings = new() { Weights = weights, Clusters = [clusters], Strata = [strata], PopulationSizes = [sizes] };

        Assert.Equal(isGood, Stream(settings, [new EstimateRequest.Mean(["y"])]).Add(Data));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_weight_that_cannot_be_is_left_to_the_analysis(double weight)
    {
        var data = Microdata.Of(Numbers("w", 1, weight), TextColumn.Of("psu", ["a", "b"]), Numbers("y", 1, 2));

        Assert.False(Stream(new() { Weights = "w", Clusters = ["psu"] }, [new EstimateRequest.Mean(["y"])]).Add(data));
    }

    [Fact]
    public void Requests_and_variables_that_do_not_fit_the_columns_are_left_to_the_analysis()
    {
        EstimateRequest mean = new EstimateRequest.Mean(["y"]);

        Assert.True(Stream(Design, [mean with { Where = "y > 2" }]).Add(Data));
        Assert.False(Stream(Design, [mean with { Where = "nowhere > 2" }]).Add(Data));
        Assert.False(Stream(Design, [mean with { Where = "sex" }]).Add(Data));
        Assert.False(Stream(Design, [mean with { By = ["nowhere"] }]).Add(Data));
        Assert.False(Stream(Design, [new EstimateRequest.Mean(["sex"])]).Add(Data));
        Assert.False(Stream(Design, [new EstimateRequest.Levels("sex", [new("c", 1)])]).Add(Data));
        Assert.False(Stream(Design, [mean, new EstimateRequest.Mean(["nowhere"])]).Add(Data));
        Assert.False(StreamedSurveyBuilder.TryCreate(Design, [new("bad", "2 * nowhere")], [mean])!.Add(Data));
    }

    [Fact]
    public void What_no_row_meets_is_left_to_the_analysis()
    {
        Assert.Null(Estimates(new EstimateRequest.Mean(["y"]) { Where = "y > 100" }));
        Assert.NotNull(Estimates(new EstimateRequest.Mean(["y"]) { Where = "y > 8" }));

        // So are a level that there is not, and a name that cells need for themselves.
        Assert.Null(Estimates(new EstimateRequest.Contrast("y", "sex", "F", "X")));
        Assert.Null(Estimates(new EstimateRequest.Mean(["is_kept_in_cells"]), Numbers("is_kept_in_cells", Enumerable.Repeat(2.0, 16))));
        Assert.Null(Estimates(new EstimateRequest.Mean(["y"]) { By = ["is_kept_in_cells"] }, Numbers("is_kept_in_cells", Enumerable.Repeat(2.0, 16))));

        static Result<SurveyTable>? Estimates(EstimateRequest request, params TableColumn[] more)
        {
            var stream = Stream(Design, [request]);
            Assert.True(stream.Add(Microdata.Of([.. Data.Columns, .. more])));
            return stream.Estimate();
        }
    }

    [Fact]
    public void A_warning_is_about_the_place_of_the_condition()
    {
        var here = new SourceLocation("survey.yaml", 7, 12);
        var request = new EstimateRequest.Mean(["y"]) { Where = new SourceText("y > 0") { Location = here }, By = ["none"], Location = here with { Line = 5 } };
        var data = Microdata.Of([.. Data.Columns, Numbers("none", Enumerable.Repeat(N, 16))]);
        var stream = Stream(Design, [request]);

        Assert.True(stream.Add(data));
        string[] expected = ["survey.yaml:7:12: warning SL6334: No row that meets the condition has a value of every variable of 'by'; there is no estimate."];
        Assert.Equal(expected, stream.Estimate()!.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(expected, SurveyAnalysis.Create(data, SurveyDesign.Create(data, Design).Require()).Require().Estimate(request).Diagnostics.Select(d => d.ToString()));

        // Without a condition none is told of.
        request = request with { Where = null };
        stream = Stream(Design, [request]);
        Assert.True(stream.Add(data));
        expected = ["survey.yaml:5:12: warning SL6334: No row has a value of every variable of 'by'; there is no estimate."];
        Assert.Equal(expected, stream.Estimate()!.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(expected, SurveyAnalysis.Create(data, SurveyDesign.Create(data, Design).Require()).Require().Estimate(request).Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void Canceled_work_does_not_begin()
    {
        var stream = Stream(Design, [new EstimateRequest.Mean(["y"]) { Where = "y > 100" }]);
        Assert.True(stream.Add(Data));

        Assert.Throws<OperationCanceledException>(() => stream.Estimate(1, new CancellationToken(canceled: true)));
    }

    private static StreamedSurveyBuilder Stream(DesignSettings design, ValueList<EstimateRequest> requests) => StreamedSurveyBuilder.TryCreate(design, [], requests)!;

    private static double?[] Figures(SurveyEstimate e) => [e.Value, e.StandardError, e.Low, e.High, e.DesignEffect, e.DegreesOfFreedom, e.PValue];

    // A block has its own list of texts, as one read from a file has.
    private static Microdata Rows(int start, int count) => Microdata.Of(Data.Columns.Select(c => c is NumberColumn n ? Slice(n, start, count) : (TableColumn)Slice((TextColumn)c, start, count)));

    private static NumberColumn Slice(NumberColumn column, int start, int count) => new(column.Name, column.Values.Slice(start, count), column.Texts is { } t ? Slice(t, start, count) : null);

    private static TextColumn Slice(TextColumn column, int start, int count) =>
        TextColumn.Of(column.Name, column.Codes.Slice(start, count).Select(c => c < 0 ? null : column.Labels[c]));
}
