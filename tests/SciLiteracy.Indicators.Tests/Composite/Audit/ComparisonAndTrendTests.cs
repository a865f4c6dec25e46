using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class ComparisonAndTrendTests
{
    private static readonly IndexAggregate Tree = Members.Aggregate("I", Members.Indicator("a"), Members.Indicator("b"));

    private static IndexRow Row(string entity, int? year = null) => new(entity, year is { } y ? ReferencePeriod.OfYear(y) : null);

    [Fact]
    public void Two_versions_are_matched_by_row()
    {
        var first = AuditTable.Of(Tree, Members.Data([Row("A"), Row("B"), Row("C")], ("I", [5, 9, 7])));
        var second = AuditTable.Of(Tree, Members.Data([Row("C"), Row("D"), Row("A"), Row("B")], ("I", [1, 2, 8, 4])));
        var comparison = IndexComparison.Of(first, second);
        Assert.Equal(
            [new RankComparison(Row("A"), 5, 8, 3, 1), new(Row("B"), 9, 4, 1, 2), new(Row("C"), 7, 1, 2, 4), new(Row("D"), double.NaN, 2, double.NaN, 3)],
            comparison.Rows.ToArray());
        Assert.Equal([2, -1, -2, double.NaN], comparison.Rows.Select(r => r.Gain));
        Assert.Equal((5 / 3.0, 2), (comparison.MeanAbsoluteRankChange, comparison.MaximumAbsoluteRankChange));
        Assert.Equal(Correlation.Of([5, 9, 7], [8, 4, 1], CorrelationMethod.Pearson), comparison.ScoreCorrelation);
        Assert.Equal(Correlation.Of([5, 9, 7], [8, 4, 1], CorrelationMethod.Spearman), comparison.RankCorrelation);
    }

    [Fact]
    public void Any_member_can_be_compared_and_ranks_are_within_periods()
    {
        IndexRow[] rows = [Row("A", 2016), Row("B", 2016), Row("A", 2017), Row("B", 2017), Row("C", 2017)];
        var first = AuditTable.Of(Tree, Members.Data(rows, ("a", [1, 2, 9, 8, 7])));
        var second = AuditTable.Of(Tree, Members.Data(rows, ("a", [2, 1, 9, Members.None, 9])));
        var comparison = IndexComparison.Of(first, second, "a");
        Assert.Equal([2, 1, 1, 2, 3], comparison.Rows.Select(r => r.RankA));
        Assert.Equal([1, 2, 1, double.NaN, 1], comparison.Rows.Select(r => r.RankB));
        Assert.Equal((1 + 1 + 0 + 2) / 4.0, comparison.MeanAbsoluteRankChange);
        Assert.Throws<ArgumentException>("code", () => IndexComparison.Of(first, second));
        var nothing = IndexComparison.Of(first, AuditTable.Of(Tree, Members.Data([Row("X")], ("a", [1]))), "a");
        Assert.Equal((double.NaN, double.NaN), (nothing.MeanAbsoluteRankChange, nothing.MaximumAbsoluteRankChange));
    }

    [Fact]
    public void Trends_take_the_first_and_last_values_that_are_there()
    {
        IndexRow[] rows = [.. new[] { 2016, 2017, 2018, 2020 }.SelectMany(y => new[] { Row("A", y), Row("B", y) })];
        // A: - 2 3 16; B: 5 - - -
        var table = AuditTable.Of(Tree, Members.Data(rows, ("a", [Members.None, 5, 2, Members.None, 3, Members.None, 16, Members.None])));
        var trends = TrendAnalysis.Of(table);
        Assert.Equal(["A", "B"], trends.Select(t => t.Entity));
        // (16 / 2)^(1/3) - 1
        Assert.Equal(("a", 3, ReferencePeriod.OfYear(2017), ReferencePeriod.OfYear(2020)), (trends[0].Indicator, trends[0].Count, trends[0].First, trends[0].Last));
        Approx.Equal(1, trends[0].CompoundGrowth, 1e-14, 0);
        // t - t̄ = -4/3, -1/3, 5/3; y - ȳ = -5, -4, 9: slope 69/3 · 3 / 42 · ...
        var slope = ((20 / 3.0) + (4 / 3.0) + (45 / 3.0)) / (42 / 9.0);
        Approx.Equal(100 * slope / (7 - (slope * 4 / 3)), trends[0].PercentChange, 1e-12, 0);
        Approx.Equal(5 * trends[0].PercentChange, TrendAnalysis.Of(table, per: 5)[0].PercentChange, 1e-14, 0);
        Assert.Equal(
            new EntityTrend("B", "a", 1, double.NaN, double.NaN, ReferencePeriod.OfYear(2016), ReferencePeriod.OfYear(2016)), trends[1]);
    }

    [Fact]
    public void Entities_come_in_the_order_of_the_data_and_their_periods_in_that_of_time()
    {
        var table = AuditTable.Of(Tree, Members.Data([Row("B", 2018), Row("A", 2016), Row("B", 2017), Row("A", 2017)], ("a", [6, 1, 3, 4])));
        Assert.Equal([("B", 1), ("A", 3)], TrendAnalysis.Of(table).Select(t => (t.Entity, t.CompoundGrowth)));
    }

    [Theory]
    [InlineData("2016", "2018", 2)]
    [InlineData("2016-S2", "2018-S1", 1.5)]
    [InlineData("2016-Q1", "2016-Q4", 0.75)]
    [InlineData("2016-01", "2017-04", 1.25)]
    [InlineData("2016-01-01", "2020-01-01", 4)]
    public void Time_is_in_years(string first, string last, double years)
    {
        IndexRow[] rows = [new("A", ReferencePeriod.Parse(first)), new("A", ReferencePeriod.Parse(last))];
        var trend = Assert.Single(TrendAnalysis.Of(AuditTable.Of(Tree, Members.Data(rows, ("b", [2, 3])))));
        Approx.Equal(Math.Pow(1.5, 1 / years) - 1, trend.CompoundGrowth, 1e-12, 0);
        // Two values: the line goes through them.
        Approx.Equal(50 / years, trend.PercentChange, 1e-12, 0);
    }

    [Fact]
    public void Growth_from_nothing_or_into_debt_is_not_defined()
    {
        Assert.Equal((double.NaN, double.NaN), Trend(0, 4));
        Assert.Equal((double.NaN, -500), Trend(-1, 4));
        Assert.Equal((double.NaN, -250), Trend(2, -3));
        Assert.Equal((-1, -100), Trend(2, 0));
        var none = TrendAnalysis.Of(AuditTable.Of(Tree, Members.Data([Row("A", 2016)], ("a", [Members.None]))))[0];
        Assert.Equal(new EntityTrend("A", "a", 0, double.NaN, double.NaN, null, null), none);
        Assert.Throws<ArgumentException>("table", () => TrendAnalysis.Of(Members.Flat([1, 2])));

        static (double, double) Trend(double first, double last)
        {
            var table = AuditTable.Of(Tree, Members.Data([Row("A", 2016), Row("A", 2017)], ("a", [first, last])));
            var trend = Assert.Single(TrendAnalysis.Of(table));
            return (trend.CompoundGrowth, trend.PercentChange);
        }
    }

    [Fact]
    public void Availability_is_counted_by_row_and_aggregate()
    {
        var tree = Members.Aggregate(
            "I", Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b")), Members.Aggregate("Q", Members.Indicator("c")));
        var table = AuditTable.Of(tree, Members.Data(
            ("a", [0, Members.None, 1]), ("b", [2, Members.None, 0]), ("c", [Members.None, Members.None, 5]), ("P", [1, 2, 3])));
        var rows = DataAvailability.ByRow(table);
        Assert.Equal(["E1", "E2", "E3"], rows.Select(r => r.Row.Entity));
        Assert.Equal([(2, 1, 1), (0, 3, 0), (3, 0, 1)], rows.Select(r => (r.Available, r.Missing, r.Zeros)));
        Assert.Equal([2 / 3.0, 0, 1], rows.Select(r => r.AvailableShare));
        Assert.Equal([0.5, double.NaN, 1 - (1 / 3.0)], rows.Select(r => r.NonZeroShare));
        Assert.Equal([new AggregateAvailability("I", 3, 2, 3), new("P", 2, 2, 2), new("Q", 2, 0, 1)], rows[0].Aggregates.ToArray());
        Assert.Equal([2 / 3.0, 1, 0], rows[0].Aggregates.Select(a => a.Share));
        var groups = DataAvailability.ByGroup(table, ["y", null, "x"]);
        Assert.Equal(["x", "y", null], groups.Select(g => g.Group));
        Assert.Equal([1, 1, 1], groups.Select(g => g.Rows));
        Assert.Equal(new AggregateAvailability("I", 3, 3, 3), groups[0].Aggregates[0]);
        var whole = Assert.Single(DataAvailability.ByGroup(table, ["x", "x", "x"]));
        Assert.Equal((3, new AggregateAvailability("P", 2, 4, 6)), (whole.Rows, whole.Aggregates[1]));
        Assert.Throws<ArgumentException>("labels", () => DataAvailability.ByGroup(table, ["x"]));
    }
}
