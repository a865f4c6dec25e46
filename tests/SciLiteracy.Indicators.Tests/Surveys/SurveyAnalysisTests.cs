using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>Data, design and variables together: what is refused at the door, what is found by name, and what stops the work.</summary>
public class SurveyAnalysisTests
{
    private static readonly Microdata Data = Microdata.Of(Numbers("y", 1, 2, 4), Numbers("pv1", 10, 20, 30), Numbers("pv2", 12, 22, 32), TextColumn.Of("sex", ["F", "M", "F"]));

    private static readonly SurveyDesign Design = SurveyDesign.Create(Data, new()).Require();

    private static readonly SurveyAnalysis Analysis =
        SurveyAnalysis.Create(Data, Design, [new("double", "2 * y")], [new PlausibleValueSet("read", ["pv*"])]).Require();

    [Fact]
    public void Nothing_is_refused_by_name()
    {
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => SurveyAnalysis.Create(null!, Design)).ParamName);
        Assert.Equal("design", Assert.Throws<ArgumentNullException>(() => SurveyAnalysis.Create(Data, null!)).ParamName);
        Assert.Equal("design", Assert.Throws<ArgumentNullException>(() => Analysis.With(null!)).ParamName);
        Assert.Equal("requests", Assert.Throws<ArgumentNullException>(() => Analysis.Estimate((ValueList<EstimateRequest>)null!)).ParamName);
        Assert.Equal("columns", Assert.Throws<ArgumentNullException>(() => Microdata.Of(null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(() => Data.Find(null!)).ParamName);
    }

    [Fact]
    public void A_design_has_as_many_rows_as_the_data()
    {
        var shorter = SurveyDesign.Create(Microdata.Of(Numbers("y", 1, 2)), new()).Require();

        Assert.StartsWith("The design has 2 rows, the data 3.", Assert.Throws<ArgumentException>(() => SurveyAnalysis.Create(Data, shorter)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The design has 2 rows, the data 3.", Assert.Throws<ArgumentException>(() => Analysis.With(shorter)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_formulas_and_plausible_values_are_variables()
    {
        Assert.All(["y", "sex", "double", "read", "pv2"], name => Assert.True(Analysis.HasVariable(name), name));
        Assert.All(["Y", "", "pv*", "pv3"], name => Assert.False(Analysis.HasVariable(name), name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void The_number_of_threads_is_positive_or_all(int threads)
    {
        Assert.Equal("maxDegreeOfParallelism", Assert.Throws<ArgumentOutOfRangeException>(() => Analysis.Estimate([], threads)).ParamName);
        Assert.Equal([7.0 / 3], Analysis.Estimate([new EstimateRequest.Mean(["y"])], -1).Require().Estimates.Select(e => e.Value!.Value));
    }

    // A request that would fail is not looked at any more.
    [Fact]
    public void Canceled_work_does_not_begin()
    {
        var canceled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => Analysis.Estimate([new EstimateRequest.Mean(["nowhere"])], 1, canceled));
        Assert.Empty(Analysis.Estimate([], 1, canceled).Require().Estimates);
    }

    [Fact]
    public void Plausible_values_of_one_estimate_are_called_as_it_is()
    {
        Assert.Equal(["read", "read", "read"], Names("read"));
        Assert.Equal(["plausible", "plausible", "plausible"], Names(null));

        IEnumerable<string> Names(string? id) =>
            Analysis.Estimate(new EstimateRequest.Plausible(["pv1", "pv2"], [new("high", 21)]) { Id = id }).Require().Estimates.Select(e => e.Estimate);
    }

    [Fact]
    public void One_column_is_no_plausible_values()
    {
        var found = Analysis.Estimate(new EstimateRequest.Plausible(["pv1"], [])).Diagnostics;

        Assert.Equal(["(code): error SL6331: 'plausible' has one plausible value; expected two or more columns."], found.Select(d => d.ToString()));
    }
}
