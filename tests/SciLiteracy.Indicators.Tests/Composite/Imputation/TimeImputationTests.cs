using SciLiteracy.Indicators.Composite.Imputation;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;


public class TimeImputationTests
{
    private const double Missing = double.NaN;

    private static (double[] Values, int[] Sources) Fill(ImputationMethod method, double[] series, int[]? times = null)
    {
        var rows = Enumerable.Range(0, series.Length).ToArray();
        double[] column = [.. series];
        var sources = Enumerable.Repeat(-1, series.Length).ToArray();
        var filled = TimeImputation.Fill(method, rows, times ?? rows, column, sources);
        Assert.Equal(series.Count(double.IsNaN) - column.Count(double.IsNaN), filled);
        for (var i = 0; i < series.Length; i++)
            Assert.True(double.IsNaN(series[i]) || series[i] == column[i]);
        return (column, sources);
    }

    private static readonly double[] Gaps = [Missing, Missing, 2, Missing, Missing, 8, Missing];

    [Fact]
    public void The_latest_value_is_carried_forward()
    {
        var (values, sources) = Fill(new LatestImputation(), Gaps);

        Assert.Equal([Missing, Missing, 2, 2, 2, 8, 8], values);
        Assert.Equal([-1, -1, -1, 2, 2, -1, 5], sources);
        Assert.Equal([Missing, Missing, 2, 2, Missing, 8, 8], Fill(new LatestImputation(1), Gaps).Values);
    }

    [Fact]
    public void A_constant_also_fills_the_start()
    {
        var (values, sources) = Fill(new ConstantImputation(), Gaps);

        Assert.Equal([2, 2, 2, 2, 2, 8, 8], values);
        Assert.Equal([2, 2, -1, 2, 2, -1, 5], sources);
        Assert.Equal([Missing, 2, 2, 2, Missing, 8, 8], Fill(new ConstantImputation(1), Gaps).Values);
    }

    [Fact]
    public void A_line_goes_between_two_values_and_stays_level_at_the_ends()
    {
        var (values, sources) = Fill(new LinearImputation(), Gaps);

        Assert.Equal([2, 2, 2, 4, 6, 8, 8], values);
        Assert.Equal([2, 2, -1, -1, -1, -1, 5], sources);
        Assert.Equal(values, Fill(new LinearConstantImputation(), Gaps).Values);
        // with a value two periods away there is no line
        Assert.Equal([Missing, 2, 2, Missing, Missing, 8, 8], Fill(new LinearImputation(1), Gaps).Values);
        Assert.Equal([2, 2, 2, 4, 6, 8, 8], Fill(new LinearImputation(2), Gaps).Values);
    }

    [Fact]
    public void A_line_needs_two_values_unless_one_is_enough()
    {
        double[] one = [Missing, 3, Missing];

        Assert.Equal(one, Fill(new LinearImputation(), one).Values);
        Assert.Equal([3, 3, 3], Fill(new LinearConstantImputation(), one).Values);
        double[] none = [Missing, Missing];
        foreach (var method in (ImputationMethod[])[new LatestImputation(), new ConstantImputation(), new LinearImputation(), new LinearConstantImputation()])
            Assert.Equal(none, Fill(method, none).Values);
    }

    [Fact]
    public void Time_is_counted_in_periods_and_not_in_rows()
    {
        int[] years = [2010, 2011, 2015, 2016];

        Assert.Equal([1, 2, 6, 7], Fill(new LinearImputation(), [1, Missing, Missing, 7], years).Values);
        Assert.Equal([1, 1, Missing, 7], Fill(new LatestImputation(4), [1, Missing, Missing, 7], years).Values);
        Assert.Equal([1, 1, 1, 7], Fill(new LatestImputation(5), [1, Missing, Missing, 7], years).Values);
    }

    [Fact]
    public void Only_the_rows_of_the_entity_are_read_and_written()
    {
        // rows 1 and 4 are another entity
        double[] column = [1, 50, Missing, 3, Missing];
        var sources = Enumerable.Repeat(-1, 5).ToArray();

        Assert.Equal(1, TimeImputation.Fill(new LinearImputation(), [0, 2, 3], [1, 2, 3], column, sources));

        Assert.Equal([1, 50, 2, 3, Missing], column);
        Assert.Equal(1, TimeImputation.Fill(new LatestImputation(), [1, 4], [1, 2], column, sources));
        Assert.Equal([-1, -1, -1, -1, 1], sources);
    }

    [Fact]
    public void A_line_between_equal_values_is_that_value() => Assert.Equal([0.1, 0.1, 0.1, 0.1], Fill(new LinearImputation(), [0.1, Missing, Missing, 0.1]).Values);

    [Fact]
    public void Other_methods_and_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Fill(new MeanImputation(), Gaps));
        Assert.Throws<ArgumentException>(() => TimeImputation.Fill(new LatestImputation(), [0], [0, 1], new double[1], new int[1]));
        Assert.Throws<ArgumentException>(() => TimeImputation.Fill(new LatestImputation(), [0], [0], new double[1], new int[2]));
    }

    public static TheoryData<ImputationMethod> BadSettings =>
    [
        new LatestImputation(0), new ConstantImputation(-1), new LinearImputation(0), new LinearConstantImputation(0), new RegressionImputation([]), new ExpectationMaximizationImputation(0),
        new ExpectationMaximizationImputation(1, 0), new ExpectationMaximizationImputation(1, double.NaN), new ExpectationMaximizationImputation(1, 1, -1),
        new ExpectationMaximizationImputation(1, 1, double.PositiveInfinity), new NearestNeighborImputation(0),
    ];

    [Theory]
    [MemberData(nameof(BadSettings))]
    public void Bad_settings_are_told_in_a_sentence(ImputationMethod method) => Assert.EndsWith(".", method.Problem, StringComparison.Ordinal);

    [Fact]
    public void Good_settings_have_no_problem()
    {
        ImputationMethod[] good =
        [
            new NoImputation(), new MeanImputation(), new LatestImputation(), new LatestImputation(1), new RegressionImputation(["a"]), new ExpectationMaximizationImputation(),
            new NearestNeighborImputation(1), new GroupMeanImputation("g"),
        ];
        Assert.All(good, m => Assert.Null(m.Problem));
    }
}
