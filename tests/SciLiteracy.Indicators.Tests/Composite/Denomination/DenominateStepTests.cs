using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Composite.Imputation;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Denomination;

public class DenominateStepTests
{
    private static readonly IndexData Data = Rows("A", "B", "C", "D")
        .Add("x", [10, 20, 30, N])
        .Add("y", [1, 2, 3, 4])
        .Add("population", [2, 0, N, 5])
        .Add("area", [1, 2, 4, 8])
        .AddLabels("zone", ["n", "n", "s", "s"])
        .Build();

    private static IndexSpec By(string? denominator, DenominateStep step) =>
        Spec(Aggregate("Index", Indicator("x") with { Denominator = denominator is null ? null : new SourceText(denominator) }, Indicator("y")), step);

    [Fact]
    public void Values_are_divided_by_the_column_that_the_structure_names()
    {
        var result = Compute(By("population", new DenominateStep()), Data);

        Equal([5, N, N, N], result.Stage(IndexStage.Denominated)!.Column("x"));
        Equal([1, 2, 3, 4], result.Stage(IndexStage.Denominated)!.Column("y"));
        Assert.Equal(3, result.Steps[0].Changed);
        Assert.Equal(
            [CellMarks.None, CellMarks.DenominatorZero, CellMarks.DenominatorMissing, CellMarks.Missing], Enumerable.Range(0, 4).Select(r => result.Marks("x", r)));
    }

    [Fact]
    public void A_scale_makes_it_per_so_many()
    {
        Equal([10 / (1 / 1000.0), 20 / (2 / 1000.0), 30 / (4 / 1000.0), N], Stage(By("area", new DenominateStep { Scales = [new("area", 1000)] }), Data, IndexStage.Denominated));
    }

    [Fact]
    public void Another_indicator_may_be_the_denominator_as_it_was_before_the_step()
    {
        var spec = Spec(Aggregate("Index", Indicator("y") with { Denominator = "area" }, Indicator("x") with { Denominator = "y" }), new DenominateStep());

        Equal([10, 10, 10, N], Stage(spec, Data, IndexStage.Denominated));
        Equal([1, 1, 0.75, 0.5], Stage(spec, Data, IndexStage.Denominated, "y"));
    }

    [Fact]
    public void A_formula_over_columns_may_be_the_denominator()
    {
        Equal([10 / 3.0, 5, 30 / 7.0, N], Stage(By("area + y + if(area == 1, 1, 0)", new DenominateStep()), Data, IndexStage.Denominated));
    }

    [Fact]
    public void A_step_may_name_denominators_itself_and_leave_indicators_alone()
    {
        var step = new DenominateStep { Denominators = new(new FormulaDenominator("area")) { Except = ["x"], Overrides = [] } };

        Equal([10, 20, 30, N], Stage(By("population", step), Data, IndexStage.Denominated));
        Equal([1, 1, 0.75, 0.5], Stage(By("population", step), Data, IndexStage.Denominated, "y"));
    }

    [Fact]
    public void Screened_rows_keep_their_denominators()
    {
        var spec = Spec(Aggregate("Index", Indicator("x") with { Denominator = "area" }), new ScreenStep { Exclude = ["A"], MinAvailability = 0 }, new DenominateStep());

        Equal([10, 7.5, N], Stage(spec, Data, IndexStage.Denominated));
    }

    [Fact]
    public void Denominators_that_are_missing_or_zero_are_reported()
    {
        string Warning(params double[] d) =>
            Findings(Spec(Aggregate("Index", Indicator("x") with { Denominator = "d" }), new DenominateStep()), Rows("A", "B", "C").Add("x", [1, 2, 3]).Add("d", d).Build())
                .Single(f => f.Contains("SL6067", StringComparison.Ordinal));

        Assert.Equal("Warning SL6067: The denominator 'd' of 'x' is 0 for 'B'; the values become missing.", Warning(1, 0, 1));
        Assert.Equal("Warning SL6067: The denominator 'd' of 'x' is missing for 'A' and 1 more; the values become missing.", Warning(N, 1, N));
        Assert.Equal("Warning SL6067: The denominator 'd' of 'x' is missing or 0 for 'A' and 1 more; the values become missing.", Warning(N, 1, 0));
    }

    [Fact]
    public void Bad_denominators_are_reported()
    {
        string[] Errors(IndexSpec spec) => [.. Findings(spec, Data).Where(f => f.StartsWith("Error", StringComparison.Ordinal))];

        Assert.Equal(["Error SL6050: The data have no column 'populaton'; did you mean 'population'?"], Errors(By("populaton", new DenominateStep())));
        Assert.Equal(["Error SL6051: The column 'zone' holds texts; expected the numbers of a denominator."], Errors(By("zone", new DenominateStep())));
        Assert.Equal(["Error SL6051: The denominator 'area > 2' gives no numbers."], Errors(By("area > 2", new DenominateStep())));
        Assert.Contains("SL60", Assert.Single(Errors(By("area +", new DenominateStep()))), StringComparison.Ordinal);
        Assert.Equal(
            [
                "Error SL6060: The scale '0' of 'area' is out of range; expected a number above 0.",
                "Error SL6060: There are two scales of 'area'.",
                "Error SL6060: No indicator is divided by 'aera'; did you mean 'area'?",
            ],
            Errors(By("area", new DenominateStep { Scales = [new("area", 0), new("area", 1), new("aera", 1)] })));
    }

    [Fact]
    public void The_first_column_of_the_data_may_be_the_denominator()
    {
        var data = Rows("A", "B").Add("population", [2, 5]).Add("x", [10, 20]).Build();
        var spec = Spec(Aggregate("Index", Indicator("x") with { Denominator = "population" }), new DenominateStep());

        Equal([5, 4], Stage(spec, data, IndexStage.Denominated));
    }

    [Fact]
    public void An_indicator_that_is_a_denominator_counts_as_earlier_steps_left_it()
    {
        var data = Rows("A", "B", "C").Add("x", [10, 20, 30]).Add("y", [1, N, 3]).Build();
        var spec = Spec(Aggregate("Index", Indicator("x") with { Denominator = "y" }, Indicator("y")), new ImputeStep(new(new MeanImputation())), new DenominateStep());

        Equal([10, 10, 10], Stage(spec, data, IndexStage.Denominated));
    }

    [Fact]
    public void Findings_end_with_a_stop_where_no_name_is_near()
    {
        Assert.Contains(
            "Error SL6060: No indicator is divided by 'income'.", Findings(By("population", new DenominateStep { Scales = [new("income", 1)] }), Data));
        Assert.Contains("Error SL6050: The data have no column 'income'.", Findings(By("income", new DenominateStep()), Data));
    }
}
