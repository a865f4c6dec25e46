using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;

public class ImputeStepTests
{
    private static readonly IndexAggregate Two = Aggregate("Index", Indicator("x"), Indicator("y"));

    private static readonly IndexData Data = Rows("A", "B", "C", "D", "E", "F")
        .Add("x", [1, N, 3, 8, N, N])
        .Add("y", [2, 4, 6, 16, 20, N])
        .Add("z", [1, 2, 3, 8, 10, 12])
        .Add("code", [1, 1, 1, 2, 2, N])
        .AddLabels("g", ["n", "n", "n", "s", "s", null])
        .Build();

    private static readonly IndexData Years = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021), ("A", 2023), ("B", 2023))
        .Add("x", [1, 10, N, N, 7, N])
        .Build();

    private static double[] Filled(ImputationMethod method, string code = "x") => Stage(Spec(Two, new ImputeStep(new(method))), Data, IndexStage.Imputed, code);

    private static double[] FilledInTime(ImputationMethod method) => Stage(SpecOfOne(new ImputeStep(new(method))), Years, IndexStage.Imputed);

    [Fact]
    public void Gaps_are_filled_by_the_method()
    {
        Equal([1, 4, 3, 8, 4, 4], Filled(new MeanImputation()));
        Equal([1, 3, 3, 8, 3, 3], Filled(new MedianImputation()));
        Equal([1, 2, 3, 8, 8, N], Filled(new GroupMeanImputation("g")));
        Equal([1, 2, 3, 8, 8, N], Filled(new GroupMedianImputation("g")));
        Equal([1, 2, 3, 8, 8, N], Filled(new GroupMeanImputation("code")));
        Equal([1, 2, 3, 8, 10, 12], Filled(new RegressionImputation(["z"])), 1e-9);
        Equal([1, 2, 3, 8, 10, N], Filled(new RegressionImputation(["y"])), 1e-9);
        Equal([1, N, 3, 8, N, N], Filled(new NoImputation()));
    }

    [Fact]
    public void Methods_that_look_at_other_indicators_see_them_as_they_were_before_the_step()
    {
        var step = new ImputeStep(new(new MeanImputation()) { Overrides = [new("x", new RegressionImputation(["y"]))] });

        Equal([1, 2, 3, 8, 10, N], Stage(Spec(Two, step), Data, IndexStage.Imputed), 1e-9);
        Equal([2, 4, 6, 16, 20, 9.6], Stage(Spec(Two, step), Data, IndexStage.Imputed, "y"));
    }

    [Fact]
    public void Neighbors_fill_all_indicators_of_the_step_together()
    {
        // y of A is nearest to that of B, and y of D to that of E.
        Equal([1, 1, 3, 8, 8], Filled(new NearestNeighborImputation(1))[..1].Concat([1, 3, 8, 8]).ToArray());
        var filled = Filled(new NearestNeighborImputation(1));
        Equal([8, N], [filled[4], filled[5]]);
    }

    [Fact]
    public void EM_fills_by_the_line_through_the_others_and_says_how_it_ended()
    {
        var result = Compute(Spec(Two, new ImputeStep(new(new ExpectationMaximizationImputation()))), Data);

        Assert.Equal(2, result.Stage(IndexStage.Imputed)!.Column("x")[1], 3);
        Assert.Matches("^EM converged after [0-9]+ iterations.$", Assert.Single(result.Steps[0].Notes));
    }

    [Fact]
    public void An_EM_that_does_not_end_is_reported()
    {
        var spec = Spec(Two, new ImputeStep(new(new ExpectationMaximizationImputation(MaxIterations: 1))));

        Assert.Contains(Findings(spec, Data), f => f.StartsWith("Warning SL6080: EM did not converge in 1 iterations; the last changed a parameter by ", StringComparison.Ordinal));
    }

    [Fact]
    public void In_time_values_come_from_the_entity_itself()
    {
        Equal([1, 10, 1, 10, 7, 10], FilledInTime(new LatestImputation()));
        Equal([1, 10, 1, 10, 7, N], FilledInTime(new LatestImputation(2)));
        Equal([1, 10, 3, N, 7, N], FilledInTime(new LinearImputation()));
        Equal([1, 10, 3, 10, 7, 10], FilledInTime(new LinearConstantImputation()));
    }

    [Fact]
    public void Filled_cells_are_in_the_log_with_the_period_that_they_come_from()
    {
        var result = Compute(SpecOfOne(new ImputeStep(new(new LatestImputation()))), Years);

        Assert.Equal(
            ["A 2021 x 1 latest 2020", "B 2021 x 10 latest 2020", "B 2023 x 10 latest 2020"],
            result.Imputation.Select(c => FormattableString.Invariant($"{c.Row.Entity} {c.Row.Period} {c.Indicator} {c.Value} {c.Method.Id} {c.SourcePeriod}")));
        Assert.Equal([1, 1, 1], result.Imputation.Select(c => c.Step));
        Assert.Equal(CellMarks.Missing | CellMarks.Imputed, result.Marks("x", 2));
        Assert.Equal(CellMarks.None, result.Marks("x", 0));
        Assert.Equal(3, result.Steps[0].Changed);
        Assert.All(Compute(SpecOfOne(new ImputeStep(new(new MeanImputation()))), Years).Imputation, c => Assert.Null(c.SourcePeriod));
        Assert.All(Compute(SpecOfOne(new ImputeStep(new(new LinearImputation()))), Years).Imputation.Where(c => c.Row.Entity == "A"), c => Assert.Null(c.SourcePeriod));
    }

    [Fact]
    public void The_cross_section_is_that_of_the_period()
    {
        Equal([1, 10, N, N, 7, 7], FilledInTime(new MeanImputation()));
    }

    [Fact]
    public void Rows_that_were_screened_out_give_nothing()
    {
        var spec = Spec(Two, new ScreenStep { Exclude = ["D"], MinAvailability = 0 }, new ImputeStep(new(new GroupMeanImputation("g"))));

        Equal([1, 2, 3, N, N], Stage(spec, Data, IndexStage.Imputed));
        var inTime = SpecOfOne(new ScreenStep { MinAvailability = 0, Exclude = ["B"] }, new ImputeStep(new(new LatestImputation())));
        Equal([1, 1, 7], Stage(inTime, Years, IndexStage.Imputed));
    }

    [Fact]
    public void Too_few_rows_for_a_regression_are_reported()
    {
        var spec = SpecOfOne(new ImputeStep(new(new RegressionImputation(["z"]))));
        var data = Rows("A", "B", "C").Add("x", [1, 2, N]).Add("z", [1, 2, 3]).Build();

        Assert.Contains("Warning SL6080: 'x' has too few rows with all 1 predictors for a regression, and is not filled.", Findings(spec, data));
        Equal([1, 2, N], Stage(spec, data, IndexStage.Imputed));
    }

    [Fact]
    public void Draws_scatter_about_the_best_guess_and_come_again()
    {
        var data = Rows([.. Names(20)])
            .Add("x", [.. Enumerable.Range(0, 20).Select(i => i == 7 ? N : i + Math.Sin(i))])
            .Add("y", [.. Enumerable.Range(0, 20).Select(i => (double)i)])
            .Build();
        foreach (var method in (ImputationMethod[])[new ExpectationMaximizationImputation(), new RegressionImputation(["y"]), new NearestNeighborImputation(4)])
        {
            var plan = IndexPlan.Compile(Spec(Two, new ImputeStep(new(method))), data, null, new DiagnosticBuilder())!;
            var workspace = plan.CreateWorkspace();
            double Draw(long draw, bool on = true)
            {
                workspace.ImputationDraws[0] = new ImputationDraw(on, new CounterRandom(7, RandomPurpose.Cells), draw);
                plan.Run(workspace);
                return workspace.Node(0)[7];
            }

            var guess = Draw(0, on: false);
            double[] draws = [.. Enumerable.Range(0, 200).Select(d => Draw(d))];
            Assert.True(draws.Distinct().Count() > 3);
            Assert.InRange(draws.Average(), guess - 1, guess + 1);
            Assert.Equal(draws[3], Draw(3));
            Assert.Equal(guess, Draw(9, on: false));
        }
    }

    [Fact]
    public void Bad_settings_are_reported()
    {
        string[] Errors(ImputationMethod method) =>
            [.. Findings(Spec(Two, new ImputeStep(new(new NoImputation()) { Overrides = [new("x", method)] })), Data).Where(f => f.StartsWith("Error", StringComparison.Ordinal))];

        Assert.Equal(["Error SL6050: The data have no column 'h' of groups; did you mean 'g'?"], Errors(new GroupMeanImputation("h")));
        Assert.Equal(["Error SL6075: 'latest' takes values of other periods, but the data have no periods."], Errors(new LatestImputation()));
        Assert.Equal(["Error SL6050: The data have no column 'zz' of numbers; did you mean 'z'?"], Errors(new RegressionImputation(["zz"])));
        Assert.Equal(["Error SL6060: 'x' is to predict itself; expected other columns."], Errors(new RegressionImputation(["x"])));
        Assert.Equal(["Error SL6060: A regression needs a predictor."], Errors(new RegressionImputation([])));
    }

    [Fact]
    public void Methods_over_time_and_over_entities_stand_in_one_step()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, 10, N, 20]).Add("y", [1, 2, 5, N]).Build();
        var step = new ImputeStep(new(new MeanImputation()) { Overrides = [new("x", new LatestImputation())] });

        Equal([1, 10, 1, 20], Stage(Spec(Two, step), data, IndexStage.Imputed));
        Equal([1, 2, 5, 5], Stage(Spec(Two, step), data, IndexStage.Imputed, "y"));
    }

    [Fact]
    public void Neighbors_of_several_kinds_stand_in_one_step()
    {
        // three indicators whose nearest is one entity, and two of which it is two
        var structure = Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c"), Indicator("d"), Indicator("e"));
        var data = Rows("A", "B", "C", "D")
            .Add("a", [1, 2, 3, 4])
            .Add("b", [1, 2, 3, N])
            .Add("c", [1, 2, 3, 4])
            .Add("d", [1, 2, 3, 4])
            .Add("e", [10, 20, 30, N])
            .Build();
        var two = new NearestNeighborImputation(2);
        var step = new ImputeStep(new(new NearestNeighborImputation(1)) { Overrides = [new("d", two), new("e", two)] });

        Equal([1, 2, 3, 3], Stage(Spec(structure, step), data, IndexStage.Imputed, "b"));
        Equal([10, 20, 30, 25], Stage(Spec(structure, step), data, IndexStage.Imputed, "e"));
    }
}
