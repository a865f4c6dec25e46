using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class PointDesignTests
{
    private static double[] Point(PointDesign design, long number)
    {
        var point = new double[design.Dimensions];
        design.Fill(number, point);
        return point;
    }

    // The first points of the sequence, in the order of their numbers: by hand from the polynomials of the first five dimensions.
    [Fact]
    public void The_sobol_sequence_begins_as_published()
    {
        var directions = SobolSequence.Directions(5);
        double[][] expected =
        [
            [0, 0, 0, 0, 0],
            [0.5, 0.5, 0.5, 0.5, 0.5],
            [0.25, 0.75, 0.75, 0.75, 0.25],
            [0.75, 0.25, 0.25, 0.25, 0.75],
            [0.125, 0.625, 0.375, 0.125, 0.125],
            [0.625, 0.125, 0.875, 0.625, 0.625],
        ];
        for (var n = 0; n < expected.Length; n++)
        {
            for (var j = 0; j < 5; j++)
                Assert.Equal(expected[n][j], SobolSequence.Coordinate(directions.AsSpan(j * 32, 32), (uint)n) / 4294967296.0);
        }
    }

    // What makes the parameters right: every initial number is odd and below its power of 2, which the direction numbers show, and every polynomial is primitive and used once.
    [Fact]
    public void Direction_numbers_are_a_triangle_of_ones_on_the_diagonal()
    {
        var directions = SobolSequence.Directions(SobolSequence.MaxDimensions);
        for (var i = 0; i < directions.Length; i++)
            Assert.Equal(31 - (i % 32), BitOperations.TrailingZeroCount(directions[i]));
    }

    [Fact]
    public void Dimensions_are_all_different()
    {
        var directions = SobolSequence.Directions(SobolSequence.MaxDimensions);
        Assert.Equal(SobolSequence.MaxDimensions, directions.Chunk(32).Select(v => string.Join(' ', v)).Distinct().Count());
    }

    [Fact]
    public void Any_two_of_the_first_dimensions_fill_small_squares_evenly()
    {
        // Joe and Kuo chose the numbers so that 2-dimensional projections are good: of 512 points, every one of 8 x 8 squares has 8, in any two of the first ten dimensions.
        var directions = SobolSequence.Directions(10);
        for (var i = 0; i < 10; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var squares = new int[64];
                for (var n = 0u; n < 512; n++)
                {
                    var x = SobolSequence.Coordinate(directions.AsSpan(i * 32, 32), n) >> 29;
                    var y = SobolSequence.Coordinate(directions.AsSpan(j * 32, 32), n) >> 29;
                    squares[(x * 8) + y]++;
                }

                Assert.True(squares.All(count => count == 8), $"dimensions {i} and {j}: {squares.Min()} to {squares.Max()}");
            }
        }
    }

    // Law: scrambling keeps the evenness. The first 2^m points have one in every interval of length 2^-m, in every dimension.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_power_of_two_of_scrambled_points_has_one_in_every_equal_slice(int m)
    {
        var design = new SobolDesign(9, SobolSequence.MaxDimensions);
        var count = 1 << m;
        double[][] points = [.. Enumerable.Range(0, count).Select(n => Point(design, n))];
        for (var j = 0; j < design.Dimensions; j++)
            Assert.Equal(Enumerable.Range(0, count), points.Select(p => (int)(p[j] * count)).Order());
    }

    // Law: the first two dimensions are a (0, m, 2)-net, scrambled or not: one point in every elementary interval of area 2^-m.
    [Property(MaxTest = 10)]
    public void The_first_two_scrambled_dimensions_are_a_net(ulong seed)
    {
        const int M = 6;
        var design = new SobolDesign(seed, 2);
        for (var k = 0; k <= M; k++)
        {
            var places = Enumerable.Range(0, 1 << M).Select(n => Point(design, n)).Select(p => ((int)(p[0] * (1 << k)), (int)(p[1] * (1 << (M - k)))));
            Assert.Equal(1 << M, places.Distinct().Count());
        }
    }

    [Fact]
    public void Scrambling_flips_every_digit_about_half_of_the_time()
    {
        // Point 0 is the corner before scrambling, so that its digits are the flips.
        const int Seeds = 2000;
        var flips = new int[40];
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var digits = (ulong)(Point(new SobolDesign(seed, 1), 0)[0] * (1L << 40));
            for (var k = 0; k < flips.Length; k++)
                flips[k] += (int)((digits >> k) & 1);
        }

        Assert.All(flips, count => Assert.InRange(count, (Seeds / 2) - 112, (Seeds / 2) + 112));
    }

    [Fact]
    public void Scrambled_points_integrate_better_than_random_ones()
    {
        // The integral of the product of 3 x² over five dimensions is 1.
        static double Error(PointDesign design) =>
            Math.Abs(Enumerable.Range(0, 4096).Average(n => Point(design, n).Aggregate(1.0, (product, x) => product * 3 * x * x)) - 1);

        Assert.True(Error(new SobolDesign(3, 5)) < 0.01);
        Assert.True(Error(new PseudoRandomDesign(3, 5)) > Error(new SobolDesign(3, 5)));
    }

    [Fact]
    public void Dimensions_beyond_the_sequence_are_pseudo_random()
    {
        var design = new SobolDesign(4, SobolSequence.MaxDimensions + 3);
        var point = Point(design, 11);
        var random = new CounterRandom(4, RandomPurpose.Points);
        for (var j = SobolSequence.MaxDimensions; j < point.Length; j++)
            Assert.Equal(random.Uniform(11, j), point[j]);
        Assert.Equal(Point(new SobolDesign(4, SobolSequence.MaxDimensions), 11), point[..SobolSequence.MaxDimensions]);
    }

    // Law: one point in each of n slices of every dimension.
    [Property(MaxTest = 40)]
    public void A_latin_hypercube_has_one_point_in_every_slice(ulong seed, ushort size)
    {
        var count = 1 + (size % 300);
        var design = new LatinHypercubeDesign(seed, count, 3);
        double[][] points = [.. Enumerable.Range(0, count).Select(n => Point(design, n))];
        for (var j = 0; j < 3; j++)
            Assert.Equal(Enumerable.Range(0, count), points.Select(p => (int)Math.Floor(p[j] * count)).Order());
    }

    [Fact]
    public void Dimensions_of_a_latin_hypercube_are_ordered_independently()
    {
        const int Count = 2000;
        var design = new LatinHypercubeDesign(1, Count, 4);
        double[][] points = [.. Enumerable.Range(0, Count).Select(n => Point(design, n))];
        for (var i = 0; i < 4; i++)
        {
            // With the number of the point, and with each other dimension: correlations within five standard errors of 0.
            Assert.InRange(12 * Enumerable.Range(0, Count).Average(n => ((n / (double)Count) - 0.5) * (points[n][i] - 0.5)), -0.112, 0.112);
            for (var j = 0; j < i; j++)
                Assert.InRange(12 * points.Average(p => (p[i] - 0.5) * (p[j] - 0.5)), -0.112, 0.112);
        }
    }

    // Law: a keyed permutation is one to one.
    [Property(MaxTest = 60)]
    public void A_keyed_permutation_takes_every_place_once(ulong key, ushort size)
    {
        var count = 1 + (size % 700);
        var permutation = new KeyedPermutation(key, count);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), Enumerable.Range(0, count).Select(i => permutation.Of(i)).Order());
    }

    [Fact]
    public void Every_order_of_three_is_as_likely()
    {
        var orders = Enumerable.Range(0, 6000).Select(key => new KeyedPermutation((ulong)key, 3)).GroupBy(p => (p.Of(0), p.Of(1), p.Of(2))).Select(g => g.Count()).ToArray();
        Assert.Equal(6, orders.Length);
        Assert.All(orders, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void A_point_does_not_depend_on_what_was_asked_for_before()
    {
        PointDesign[] designs = [new PseudoRandomDesign(2, 7), new LatinHypercubeDesign(2, 50, 7), new SobolDesign(2, 7)];
        foreach (var design in designs)
        {
            var forward = Enumerable.Range(0, 50).Select(n => Point(design, n)).ToArray();
            var backward = Enumerable.Range(0, 50).Reverse().Select(n => Point(design, n)).Reverse().ToArray();
            Assert.Equal(forward, backward);
            Assert.All(forward.SelectMany(p => p), x => Assert.True(x > 0 && x < 1));
        }
    }

    [Fact]
    public void Seeds_give_different_points()
    {
        Assert.NotEqual(Point(new PseudoRandomDesign(1, 3), 5), Point(new PseudoRandomDesign(2, 3), 5));
        Assert.NotEqual(Point(new LatinHypercubeDesign(1, 10, 3), 5), Point(new LatinHypercubeDesign(2, 10, 3), 5));
        Assert.NotEqual(Point(new SobolDesign(1, 3), 5), Point(new SobolDesign(2, 3), 5));
    }

    [Fact]
    public void What_is_no_point_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PseudoRandomDesign(1, 3).Fill(0, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PseudoRandomDesign(1, 3).Fill(-1, new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PseudoRandomDesign(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatinHypercubeDesign(1, 10, 1).Fill(10, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatinHypercubeDesign(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolDesign(1, 1).Fill(1L << 32, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Directions(SobolSequence.MaxDimensions + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedPermutation(1, 0));
    }
}
