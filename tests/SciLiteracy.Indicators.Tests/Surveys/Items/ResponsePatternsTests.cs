using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>The parts that the marginal likelihood is computed from.</summary>
public class ResponsePatternsTests
{
    [Fact]
    public void Rows_are_gathered_by_their_answers()
    {
        var patterns = Patterns([[1, 0, 1], [0, 1, -1], [1, 0, 1], [1, 0, 0], [0, 1, -1], [-1, 1, 1]], [1, 2, 4, 8, 16, 32]);

        Assert.Equal(3, patterns.Items);
        Assert.Equal([[-1, 1, 1], [0, 1, -1], [1, 0, 0], [1, 0, 1]], Enumerable.Range(0, patterns.Count).Select(p => patterns[p].ToArray().Select(x => (int)x).ToArray()));
        Assert.Equal([32.0, 18.0, 8.0, 5.0], patterns.Weights);
        Assert.Equal([3, 1, 3, 2, 1, 0], patterns.OfRow);
        Assert.Equal([0, 0, 2], Enumerable.Range(1, 3).Select(patterns.SharedWithLast));
    }

    // Law: the order of rows changes no bit of a sum of weights.
    [Property(MaxTest = 30)]
    public void Sums_of_weights_do_not_depend_on_the_order(int seed)
    {
        var random = new System.Random(seed);
        var rows = Enumerable.Range(0, 60).Select(_ => (Answers: new[] { random.Next(2), random.Next(2) }, Weight: Math.Exp(3 * random.NextDouble()))).ToArray();
        var forth = Patterns([.. rows.Select(r => r.Answers)], [.. rows.Select(r => r.Weight)]);
        random.Shuffle(rows);
        var back = Patterns([.. rows.Select(r => r.Answers)], [.. rows.Select(r => r.Weight)]);

        Assert.Equal(forth.Weights.Select(BitConverter.DoubleToInt64Bits), back.Weights.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(61)]
    public void A_grid_has_the_moments_of_the_normal_distribution(int count)
    {
        var grid = new AbilityGrid(count, -6, 6);
        var weights = grid.LogPrior.Select(Math.Exp).ToArray();

        Assert.Equal(0, grid.Length % 8);
        Assert.InRange(grid.Length - count, 0, 7);
        Assert.Equal(-6, grid.Nodes[0]);
        Assert.Equal(6, grid.Nodes[count - 1], 1e-14);
        Assert.Equal(1, weights.Sum(), 1e-14);
        Assert.All(weights.Skip(count), w => Assert.Equal(0, w));
        Assert.Equal(0, grid.Moments(grid.LogPrior).Score, 1e-14);
        Assert.Equal(Math.Sqrt(weights.Zip(grid.Nodes, (w, t) => w * t * t).Sum()), grid.Moments(grid.LogPrior).StandardError, 1e-14);
        if (count == 61)
            Assert.Equal(1, grid.Moments(grid.LogPrior).StandardError, 1e-6);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(64)]
    public void Vectors_over_nodes_are_plain_loops(int length)
    {
        var random = new System.Random(length);
        var (x, y) = (Draw(length), Draw(length));
        var rows = Draw(7 * length);
        var result = new double[length];

        NodeVectors.Add(x, y, result);
        Assert.Equal(x.Zip(y, (a, b) => a + b), result);
        NodeVectors.Multiply(x, y, result);
        Assert.Equal(x.Zip(y, (a, b) => a * b), result);
        NodeVectors.Scale(result, 0.3);
        Assert.Equal(x.Zip(y, (a, b) => 0.3 * (a * b)), result, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(x.Max(), NodeVectors.Largest(x));
        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), NodeVectors.Dot(x, y), 1e-13);
        Assert.Equal(x.Sum(v => Math.Exp(v - 0.5)), NodeVectors.Exponentials(x, 0.5, result), 1e-12);
        Assert.Equal(x.Select(v => Math.Exp(v - 0.5)), result, (a, b) => Math.Abs(a - b) < 1e-14);
        for (var count = 0; count <= 7; count++)
        {
            var sums = new double[count];
            NodeVectors.Dots(x, rows, sums);
            Assert.Equal(Enumerable.Range(0, count).Select(r => NodeVectors.Dot(x, rows.AsSpan(r * length, length))), sums);
        }

        double[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.3)];
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    public void Lengths_are_whole_runs(int count, int expected) => Assert.Equal(expected, NodeVectors.Padded(count));

    private static ResponsePatterns Patterns(int[][] rows, double[] weights)
    {
        var findings = new DiagnosticBuilder();
        return new(ItemResponses.Read(ItemGolden.Table(rows), weights, new() { Columns = ["q*"] }, findings)!, weights);
    }
}
