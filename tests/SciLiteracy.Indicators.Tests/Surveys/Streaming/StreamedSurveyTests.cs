using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Streaming;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Streaming;

/// <summary>Twelve rows of four clusters, in blocks and at once; what a stream does not take.</summary>
public class StreamedSurveyTests
{
    private static readonly DesignSettings Design = new() { Weights = "w", Strata = ["h"], Clusters = ["c"] };

    // Levels by numbers as they are written, values at a cut, missing numbers and texts, and numbers far from 0.
    private static readonly TableColumn[] Columns =
    [
        TextColumn.Of("h", ["a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b"]), Numbers("c", 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4), Numbers("w", 1, 2, 1, 3, 1, 0, 2, 2, 1, 1, 4, 1),
        Numbers("y", 10, 20, 35, 20, 5, 7, 42, 18, 20, 33, 40, 8), Numbers("gap1", 1, 2, double.NaN, 4, 5, 6, 7, 8, 9, 1, 2, 3), Numbers("gap2", 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, double.NaN, 3),
        Numbers("far", 2e4 + 1, 2e4 + 4, 2e4 + 2, 2e4 + 9, 2e4 + 3, 2e4, 2e4 + 5, 2e4 + 7, 2e4 + 1, 2e4 + 2, 2e4 + 8, 2e4 + 6), Numbers("large", 1e16, 0.5, -1e16, 0, 0, 0, 0, 1, 0, 0, 0, 0),
        TextColumn.Of("g", ["p", "q", null, "p", "p", "q", "q", "p", "q", "p", "q", "q"]),
        new NumberColumn("n", [10, 9, 1, double.NaN, 10, 9, 1, 10, 9, 1, 10, 9], TextColumn.Of("n", ["10", "9", "01", null, "10", "9", "01", "10", "9", "01", "10", "9"])),
        Numbers("m", 2, 1, 2, 1, double.NaN, 2, 1, 2, 1, 2, 1, 2), Numbers("N", 5, 5, 5, 5, 5, 5, 7, 7, 7, 7, 7, 7),
    ];

    private static readonly Microdata Data = Microdata.Of(Columns);

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Requests.Keys)
            {
                foreach (var length in new[] { 5, 12 })
                    cases.Add(name, length);
            }

            return cases;
        }
    }

    private static Dictionary<string, EstimateRequest> Requests { get; } = new()
    {
        ["missing"] = new EstimateRequest.Mean(["y", "gap1", "gap2"]) { By = ["h"], Covariance = true },
        ["missing in the second"] = new EstimateRequest.Mean(["y", "gap2"]),
        ["dropped"] = new EstimateRequest.Mean(["y", "gap1", "gap2"]) { DropMissing = true, Covariance = true },
        ["by written numbers"] = new EstimateRequest.Total(["y"]) { By = ["n"] },
        ["by numbers"] = new EstimateRequest.Total(["y"]) { By = ["m", "g"] },
        ["shares"] = new EstimateRequest.Proportion(["n"], false) { DropMissing = true, Interval = new() { Method = IntervalMethod.Mean } },
        ["levels"] = new EstimateRequest.Levels("y", [new("low", 10), new("middle", 20), new("high", 40)]),
        ["levels with gaps"] = new EstimateRequest.Levels("gap1", [new("low", 3), new("high", 7)]) { By = ["h"] },
        ["levels of rows"] = new EstimateRequest.Levels("gap1", [new("low", 3)]) { DropMissing = true },
        ["far"] = new EstimateRequest.Mean(["far"]),
        ["ratio"] = new EstimateRequest.Ratio("far", "y"),
        ["ratio of rows"] = new EstimateRequest.Ratio("y", "gap1") { By = ["h"], DropMissing = true },
        ["large"] = new EstimateRequest.Total(["large"]) { By = ["h"] },
        ["one cluster"] = new EstimateRequest.Total(["y"]) { Where = "c == 2" },
        ["contrast"] = new EstimateRequest.Contrast("y", "g", "p", "q"),
    };

    // Law: streamed = in memory, but for rounding.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Blocks_give_what_all_rows_give(string request, int length)
    {
        foreach (var design in new[] { Design, Design with { PopulationSizes = ["N"] }, Design with { Strata = [] } })
        {
            var expected = SurveyAnalysis.Create(Data, SurveyDesign.Create(Data, design).Require()).Require().Estimate(Requests[request]);
            var stream = StreamedSurveyBuilder.TryCreate(design, [], [Requests[request]])!;
            for (var start = 0; start < 12; start += length)
                Assert.True(stream.Add(Rows(Columns, start, Math.Min(length, 12 - start))));
            Assert.True(stream.Add(Rows(Columns, 0, 0)));
            var found = stream.Estimate()!;

            Assert.Equal(12, stream.Rows);
            Assert.Equal(expected.Diagnostics.Select(d => d.ToString()), found.Diagnostics.Select(d => d.ToString()));
            var (all, blocks) = (expected.Require().Estimates, found.Require().Estimates);
            Assert.Equal(all.Select(e => (e.Variable, e.Domain, e.Level, e.SampleSize)), blocks.Select(e => (e.Variable, e.Domain, e.Level, e.SampleSize)));
            for (var k = 0; k < all.Length; k++)
            {
                Near(all[k].Value, blocks[k].Value);
                Near(all[k].StandardError, blocks[k].StandardError);
                Near(all[k].DesignEffect, blocks[k].DesignEffect);
                Near(all[k].DegreesOfFreedom, blocks[k].DegreesOfFreedom);
            }
        }
    }

    // Rows of a cluster that are alike stand together: with h there are four cells, with g eight and the one without, with both requests all of them.
    [Fact]
    public void Cells_are_counted()
    {
        Assert.Equal(4, Cells(new EstimateRequest.Mean(["y"])));
        Assert.Equal(9, Cells(new EstimateRequest.Mean(["y"]) { By = ["g"] }));
        Assert.Equal(13, Cells(new EstimateRequest.Mean(["y"]), new EstimateRequest.Mean(["y"]) { By = ["g"] }));
        Assert.Equal(5, Cells(new EstimateRequest.Mean(["gap1"])));
        Assert.Equal(9, Cells(new EstimateRequest.Mean(["y"]) { By = ["m"] }));

        static long Cells(params EstimateRequest[] requests)
        {
            var stream = StreamedSurveyBuilder.TryCreate(Design, [], requests.ToValueList())!;
            foreach (var start in new[] { 0, 4, 8 })
                Assert.True(stream.Add(Rows(Columns, start, 4)));
            return stream.Cells;
        }
    }

    [Fact]
    public void Levels_are_taken_if_they_ascend()
    {
        Assert.NotNull(Of(new EstimateRequest.Levels("y", [new("a", 1), new("b", 2), new("c", 3)])));
        Assert.Null(Of(new EstimateRequest.Levels("y", [])));
        Assert.Null(Of(new EstimateRequest.Levels("y", [new("a", 1), new("b", 1)])));
        Assert.Null(Of(new EstimateRequest.Levels("y", [new("a", 1), new("b", 3), new("c", 2)])));
        Assert.Null(Of(new EstimateRequest.Levels("y", [new("a", 1)]) { By = ["g", "y"] }));
        Assert.Null(Of(new EstimateRequest.Mean(["y"]), new EstimateRequest.Quantile("y", [0.5], QuantileDefinition.R7)));

        static StreamedSurveyBuilder? Of(params EstimateRequest[] requests) => StreamedSurveyBuilder.TryCreate(Design, [], requests.ToValueList());
    }

    // What is wrong with rows or settings is left to the analysis of all rows.
    [Fact]
    public void Blocks_that_are_not_taken()
    {
        EstimateRequest mean = new EstimateRequest.Mean(["y"]);
        Assert.True(Takes(Design, [], mean, Columns));
        Assert.False(Takes(Design with { Weights = "g" }, [], mean, Columns));
        Assert.False(Takes(Design with { Weights = "nothing" }, [], mean, Columns));
        Assert.False(Takes(Design with { Clusters = ["nothing"] }, [], mean, Columns));
        Assert.False(Takes(Design with { Strata = ["nothing"] }, [], mean, Columns));
        Assert.False(Takes(Design with { PopulationSizes = ["nothing"] }, [], mean, Columns));
        Assert.False(Takes(Design with { PopulationSizes = ["g"] }, [], mean, Columns));
        Assert.False(Takes(Design with { Clusters = ["m"] }, [], mean, Columns));
        Assert.False(Takes(Design with { Strata = ["g"] }, [], mean, Columns));
        Assert.False(Takes(Design with { PopulationSizes = ["gap1"] }, [], mean, Columns));
        Assert.False(Takes(Design, [new("v", "nothing + 1")], mean, Columns));
        Assert.False(Takes(Design, [], new EstimateRequest.Mean(["g"]), Columns));
        Assert.False(Takes(Design, [], mean with { By = ["nothing"] }, Columns));
        Assert.False(Takes(Design, [], mean with { Where = "nothing > 1" }, Columns));
        Assert.False(Takes(Design, [], mean with { Where = "g" }, Columns));
        Assert.False(Takes(Design, [], new EstimateRequest.Levels("g", [new("a", 1)]), Columns));

        static bool Takes(DesignSettings design, ValueList<SurveyVariable> variables, EstimateRequest request, TableColumn[] columns) =>
            StreamedSurveyBuilder.TryCreate(design, variables, [request])!.Add(Microdata.Of(columns));
    }

    [Fact]
    public void Streams_without_an_estimate()
    {
        // No row in any domain, and a name that cells need for themselves.
        Assert.Null(Stream(new EstimateRequest.Mean(["y"]) { Where = "y > 100" }).Estimate());
        Assert.Null(Stream(new EstimateRequest.Mean(["is_kept_in_cells"])).Estimate());
        Assert.Null(Stream(new EstimateRequest.Mean(["y"]) { By = ["is_kept_in_cells"] }).Estimate());
        Assert.Throws<OperationCanceledException>(() => Stream(new EstimateRequest.Mean(["y"]) { Where = "y > 100" }).Estimate(1, new CancellationToken(canceled: true)));

        static StreamedSurveyBuilder Stream(EstimateRequest request)
        {
            var stream = StreamedSurveyBuilder.TryCreate(Design, [], [request])!;
            Assert.True(stream.Add(Microdata.Of([.. Columns, Numbers("is_kept_in_cells", Enumerable.Range(0, 12).Select(i => (double)(i % 2)))])));
            return stream;
        }
    }

    [Fact]
    public void Arguments_are_given()
    {
        Assert.Throws<ArgumentNullException>("design", () => StreamedSurveyBuilder.TryCreate(null!, [], []));
        Assert.Throws<ArgumentNullException>("variables", () => StreamedSurveyBuilder.TryCreate(Design, null!, []));
        Assert.Throws<ArgumentNullException>("requests", () => StreamedSurveyBuilder.TryCreate(Design, [], null!));
        Assert.Throws<ArgumentNullException>("block", () => StreamedSurveyBuilder.TryCreate(Design, [], [])!.Add(null!));
    }

    private static Microdata Rows(TableColumn[] columns, int start, int count) => Microdata.Of(columns.Select(c => c is NumberColumn numbers
        ? new NumberColumn(c.Name, numbers.Values.Slice(start, count), numbers.Texts is { } texts ? new TextColumn(c.Name, texts.Codes.Slice(start, count), texts.Labels) : null)
        : (TableColumn)new TextColumn(c.Name, ((TextColumn)c).Codes.Slice(start, count), ((TextColumn)c).Labels)));

    private static void Near(double? expected, double? found)
    {
        Assert.Equal(expected is null, found is null);
        if (expected is { } one)
            Assert.True(Math.Abs(one - found!.Value) <= 1e-6 * Math.Max(1e-3, Math.Abs(one)), $"{found:R}; expected {one:R}.");
    }
}
