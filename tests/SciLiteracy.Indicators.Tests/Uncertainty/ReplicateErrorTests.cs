using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class ReplicateErrorTests
{
    private const int Draws = 4_000;

    private static readonly IndexData Data = new IndexDataBuilder([new("A", null), new("B", null)]).Add("x", [10, 20]).Add("y", [4, 8]).Build();

    private static readonly IndexSpec Spec = new()
    {
        Id = "demo",
        Structure = new IndexAggregate { Code = "I", Children = [new IndexIndicator { Code = "x" }, new IndexIndicator { Code = "y" }] },
        Steps = [new AggregateStep([new ArithmeticAggregation()])],
    };

    // c Σ (x[r] - x)², with the c of each method as R's svrepdesign has it, and the squares about the value or about the mean.
    [Theory]
    [InlineData(ReplicateMethod.BalancedRepeatedReplication, 0, 1.0 / 3, true)]
    [InlineData(ReplicateMethod.Fay, 0.5, 4.0 / 3, true)]
    [InlineData(ReplicateMethod.Jackknife1, 0, 2.0 / 3, true)]
    [InlineData(ReplicateMethod.Bootstrap, 0, 1.0 / 2, true)]
    [InlineData(ReplicateMethod.SuccessiveDifference, 0, 4.0 / 3, true)]
    [InlineData(ReplicateMethod.SuccessiveDifference, 0, 4.0 / 3, false)]
    [InlineData(ReplicateMethod.JackknifeN, 0, 1, true)]
    public void The_variance_is_that_of_the_method(ReplicateMethod method, double fay, double scale, bool aboutValue)
    {
        double[] replicates = [11, 9, 11.5];
        double[] scales = method == ReplicateMethod.JackknifeN ? [0.5, 0.5, 0.9] : [1, 1, 1];
        var center = aboutValue ? 10 : replicates.Average();
        var expected = replicates.Select((x, r) => scale * scales[r] * (x - center) * (x - center)).Sum();

        var scaling = new ReplicateScaling { Method = method, Fay = fay, AboutFullSample = aboutValue, ReplicateScales = method == ReplicateMethod.JackknifeN ? scales.ToValueList() : [] };
        var drawn = Drawn(new ReplicateErrors([new(Data.Rows[0], "x", replicates.ToValueList())], scaling), ErrorDistribution.Normal, "A.x");

        Assert.InRange(drawn.Average(), 10 - (5 * Math.Sqrt(expected / Draws)), 10 + (5 * Math.Sqrt(expected / Draws)));
        Assert.InRange(drawn.Average(v => (v - 10) * (v - 10)), 0.9 * expected, 1.1 * expected);
    }

    [Fact]
    public void Log_normal_errors_have_the_value_as_mean_and_the_covariances_of_logarithms()
    {
        double[] x = [11, 9];
        double[] y = [6, 3];
        var errors = new ReplicateErrors([new(Data.Rows[0], "x", x.ToValueList()), new(Data.Rows[1], "y", y.ToValueList())], new() { Method = ReplicateMethod.Other, Scale = 0.5 });
        var first = Drawn(errors, ErrorDistribution.LogNormal, "A.x");
        var second = Drawn(errors, ErrorDistribution.LogNormal, "B.y");

        Assert.All(second, v => Assert.True(v > 0));
        Assert.InRange(first.Average(), 9.8, 10.2);
        Assert.InRange(second.Average(), 7.5, 8.5);
        var expected = 0.5 * x.Zip(y, (a, b) => Math.Log(a / 10) * Math.Log(b / 8)).Sum();
        var (m, n) = (first.Average(v => Math.Log(v)), second.Average(v => Math.Log(v)));
        Assert.InRange(first.Zip(second, (a, b) => (Math.Log(a) - m) * (Math.Log(b) - n)).Average(), expected - 0.01, expected + 0.01);
    }

    // Law: the order of the cells makes no difference, nor does a cell without error.
    [Fact]
    public void Draws_do_not_depend_on_the_order_of_the_cells()
    {
        ReplicateCell[] cells = [new(Data.Rows[1], "y", [9, 7.5, 8]), new(Data.Rows[0], "x", [11, 9, 10]), new(Data.Rows[0], "y", [4, 4, 4])];
        var scaling = new ReplicateScaling { Method = ReplicateMethod.Bootstrap };
        var once = Plan(new ReplicateErrors(cells.ToValueList(), scaling)).Draw(7);
        Assert.Equal(once.Scores.AsEnumerable(), Plan(new ReplicateErrors(cells.Reverse().ToValueList(), scaling)).Draw(7).Scores.AsEnumerable());
        Assert.Equal(["A.x", "B.y"], once.Factors.Select(f => f.Element));
    }

    [Fact]
    public void A_value_that_is_missing_in_the_data_has_no_error()
    {
        var data = new IndexDataBuilder(Data.Rows).Add("x", [10, double.NaN]).Add("y", [4, 8]).Build();
        var errors = new ReplicateErrors([new(Data.Rows[0], "x", [9, 11]), new(Data.Rows[1], "x", [1, 2])], new() { Method = ReplicateMethod.Bootstrap });
        Assert.Equal(["A.x"], Plan(errors, data: data).Draw(0).Factors.Select(f => f.Element));
    }

    private static double[] Drawn(ReplicateErrors errors, ErrorDistribution distribution, string element)
    {
        var plan = Plan(errors, distribution);
        return [.. Enumerable.Range(0, Draws).Select(d => plan.Draw(d).Factors.Single(f => f.Element == element).Number!.Value)];
    }

    private static UncertaintyPlan Plan(ReplicateErrors errors, ErrorDistribution distribution = ErrorDistribution.Normal, IndexData? data = null) => UncertaintyPlan.Create(
        Spec,
        data ?? Data,
        new() { Draws = 10, Vary = [new InputError("r") { Distribution = distribution }] },
        new Dictionary<string, InputErrors> { ["r"] = errors }).Require();
}
