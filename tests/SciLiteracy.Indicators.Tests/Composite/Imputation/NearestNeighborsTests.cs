using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;


[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 100, QuietOnSuccess = true)]
public class NearestNeighborsTests
{
    private const double Missing = double.NaN;

    // x in standard deviations from the first row's 0: 1, 2, 3 and 9 times something; the second column is to be filled.
    private static readonly ChildTable Line = ChildTable.Of([1, 1], [0, Missing], [1, 10], [2, 30], [-3, 50], [9, 100], [Missing, 7]);

    private static double[] Fill(ChildTable table, NearestNeighborImputation settings)
    {
        var filled = new double[table.Values.Length];
        var count = NearestNeighbors.Fill(table.Children, settings, filled);
        Assert.Equal(table.Values.Count(double.IsNaN) - filled.Count(double.IsNaN), count);
        return filled;
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 30)]
    [InlineData(4, 47.5)]
    [InlineData(9, 47.5)]
    public void The_mean_of_the_nearest_fills(int k, double expected) => Approx.Equal(expected, Fill(Line, new(k))[6]);

    [Fact]
    public void Near_ones_count_more_if_they_are_to()
    {
        // distances 1, 2, 3 in one unit
        Approx.Equal((10 + (30 / 2.0) + (50 / 3.0)) / (1 + (1 / 2.0) + (1 / 3.0)), Fill(Line, new(3, NeighborWeighting.InverseDistance))[6]);
        // at distance 0 only those count
        var table = ChildTable.Of([1, 1], [0, Missing], [0, 10], [0, 30], [1, 70]);
        Approx.Equal(20, Fill(table, new(3, NeighborWeighting.InverseDistance))[4]);
        Approx.Equal(110 / 3.0, Fill(table, new(3))[4]);
    }

    [Fact]
    public void Donors_as_near_as_the_last_count_as_well()
    {
        var table = ChildTable.Of([1, 1], [0, Missing], [1, 10], [-1, 30], [1, 80], [5, 99]);

        Approx.Equal(40, Fill(table, new(1))[5]);
    }

    [Fact]
    public void Distances_are_means_over_what_both_have()
    {
        // both columns have deviation 1 up to a factor: the second donor differs by 2 in one of two, the third by 2 in its only one
        var table = ChildTable.Of([1, 1, 1], [0, 0, Missing], [1, 3, 10], [0, 2, 20], [2, Missing, 30], [-3, -5, 40]);
        var (s, t) = (Deviation(0, 1, 0, 2, -3), Deviation(0, 3, 2, -5));
        double[] distances = [Math.Sqrt(((1 / s / s) + (9 / t / t)) / 2), Math.Sqrt(4 / t / t / 2), 2 / s];
        Assert.True(distances[1] < distances[0] && distances[0] < distances[2]);

        Approx.Equal(20, Fill(table, new(1))[10]);
        Approx.Equal(15, Fill(table, new(2))[10]);
        Approx.Equal(20, Fill(table, new(3))[10]);

        static double Deviation(params double[] x) => Math.Sqrt(x.Average(v => (v - x.Average()) * (v - x.Average())));
    }

    [Fact]
    public void A_cell_without_a_donor_that_shares_something_stays_missing()
    {
        var filled = Fill(ChildTable.Of([1, 1], [0, Missing], [Missing, 10], [1, Missing]), new());
        Assert.True(double.IsNaN(filled[3]));
        Assert.True(double.IsNaN(filled[1]));
        // what all have alike makes nobody near
        Assert.True(double.IsNaN(Fill(ChildTable.Of([1, 1], [3, Missing], [3, 10], [3, 20]), new())[3]));
        Assert.Throws<ArgumentException>(() => NearestNeighbors.Fill(Line.Children, new(), new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fill(Line, new(0)));
    }

    // Law: what is filled lies among what is there, which stays; the order of rows does not matter.
    [Property]
    public void Filled_values_lie_among_those_that_are_there(ChildTable table, int seed)
    {
        var filled = Fill(table, new(3));
        var order = Enumerable.Range(0, table.Rows).ToArray();
        new Random(seed).Shuffle(order);
        var moved = Fill(table.WithRows(order), new(3));
        for (var child = 0; child < table.Count; child++)
        {
            var there = table.Values[(child * table.Rows)..((child + 1) * table.Rows)].Where(x => !double.IsNaN(x)).ToArray();
            for (var row = 0; row < table.Rows; row++)
            {
                var (before, after) = (table.Values[(child * table.Rows) + row], filled[(child * table.Rows) + row]);
                if (!double.IsNaN(before))
                    Assert.Equal(before, after);
                else
                    Assert.True(double.IsNaN(after) || (after >= there.Min() - 1e-9 && after <= there.Max() + 1e-9));
            }

            // ties of distances may break by their last bit, so that only clear cases are compared
            if (table.Values.Distinct().Count() == table.Values.Length)
            {
                for (var row = 0; row < table.Rows; row++)
                    Approx.Equal(filled[(child * table.Rows) + order[row]], moved[(child * table.Rows) + row], 1e-9, 1e-9);
            }
        }
    }

    [Fact]
    public void Draws_take_a_neighbor_by_its_weight()
    {
        var random = new CounterRandom(5, RandomPurpose.Imputation);
        var counts = new Dictionary<double, int>();
        for (var draw = 0; draw < 6000; draw++)
        {
            var filled = new double[12];
            NearestNeighbors.FillWithDraws(Line.Children, new(3, NeighborWeighting.InverseDistance), filled, random, draw);
            counts[filled[6]] = counts.GetValueOrDefault(filled[6]) + 1;
        }

        // weights 6, 3, 2 of 11
        Assert.Equal([10, 30, 50], counts.Keys.Order());
        Approx.Equal(6 / 11.0, counts[10] / 6000.0, 0, 0.025);
        Approx.Equal(3 / 11.0, counts[30] / 6000.0, 0, 0.025);
    }
}
