using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class CounterRandomTests
{
    // Random123, kat_vectors, philox4x32 with 10 rounds: counter, key, output, each as words from the lowest.
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0xe169c58d6627e8d5, 0x9b00dbd8bc57ac4c)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x41c83b0e408f276d, 0x6d5451fda20bc7c6)]
    [InlineData(0x85a308d3243f6a88, 0x0370734413198a2e, 0x299f31d0a4093822, 0x94fdccebd16cfe09, 0x24126ea15001e420)]
    public void Philox_gives_its_published_answers(ulong low, ulong high, ulong key, ulong expectedLow, ulong expectedHigh) =>
        Assert.Equal((expectedLow, expectedHigh), Philox4x32.Block(low, high, key));

    [Fact]
    public void A_number_is_the_middle_of_its_part_and_never_an_end()
    {
        Assert.Equal(Math.ScaleB(1, -53), CounterRandom.ToUnit(0));
        Assert.Equal(1 - Math.ScaleB(1, -53), CounterRandom.ToUnit(ulong.MaxValue));
        Assert.Equal(0.5 + Math.ScaleB(1, -53), CounterRandom.ToUnit(1UL << 63));
        Assert.Equal(0.5 - Math.ScaleB(1, -53), CounterRandom.ToUnit((1UL << 63) - 1));
    }

    [Fact]
    public void The_address_stands_in_the_counter_and_the_seed_in_the_key()
    {
        const ulong Seed = 0x0123456789abcdef;
        var random = new CounterRandom(Seed, RandomPurpose.Scrambling);
        var (low, high) = Philox4x32.Block(77, 4 | (3UL << 32), Seed);
        Assert.Equal(low, random.Bits(77, 8));
        Assert.Equal(high, random.Bits(77, 9));
        Assert.Equal(CounterRandom.ToUnit(high), random.Uniform(77, 9));
        Assert.Equal(NormalQuantile.Of(CounterRandom.ToUnit(high)), random.Normal(77, 9));
    }

    // Law: a row of dimensions holds what each dimension by itself is.
    [Property]
    public bool A_row_of_dimensions_is_made_of_its_dimensions(ulong seed, int draw, byte first, byte count)
    {
        var random = new CounterRandom(seed, RandomPurpose.Points);
        var row = new double[count % 20];
        random.FillUniform(Math.Abs((long)draw), first, row);
        return row.Select((x, i) => x == random.Uniform(Math.Abs((long)draw), first + i)).All(same => same);
    }

    [Fact]
    public void Seeds_purposes_draws_and_dimensions_give_different_numbers()
    {
        var numbers =
            from seed in (ulong[])[0, 1, ulong.MaxValue]
            from purpose in Enum.GetValues<RandomPurpose>()
            from draw in (long[])[0, 1, long.MaxValue]
            from dimension in (int[])[0, 1, 2, int.MaxValue]
            select new CounterRandom(seed, purpose).Bits(draw, dimension);
        ulong[] all = [.. numbers];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Numbers_are_uniform_and_normal_up_to_chance()
    {
        const int Count = 40_000;
        var random = new CounterRandom(5, RandomPurpose.Cells);
        double[] uniform = [.. Enumerable.Range(0, Count).Select(d => random.Uniform(d, 3))];
        double[] normal = [.. Enumerable.Range(0, Count).Select(d => random.Normal(d, 4))];
        // Five standard errors.
        Assert.InRange(uniform.Average(), 0.5 - (5 * Math.Sqrt(1 / 12.0 / Count)), 0.5 + (5 * Math.Sqrt(1 / 12.0 / Count)));
        Assert.InRange(normal.Average(), -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
        Assert.InRange(normal.Average(x => x * x), 1 - (5 * Math.Sqrt(2.0 / Count)), 1 + (5 * Math.Sqrt(2.0 / Count)));
        var chiSquare = uniform.GroupBy(u => (int)(u * 100)).Sum(g => Math.Pow(g.Count() - (Count / 100), 2) / (Count / 100));
        Assert.InRange(chiSquare, 40, 180);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.075)]
    [InlineData(0.0749999)]
    [InlineData(0.92500001)]
    [InlineData(1e-5)]
    [InlineData(1.3887943864964021e-11)]
    [InlineData(1.3887943864964e-11)]
    [InlineData(1e-100)]
    [InlineData(1e-300)]
    [InlineData(0.3)]
    [InlineData(0.9999999)]
    public void The_fast_normal_quantile_is_that_of_the_distribution(double p) =>
        Approx.Equal(NormalDistribution.Quantile(p), NormalQuantile.Of(p), 4e-15, 1e-16);

    [Fact]
    public void The_fast_normal_quantile_is_that_of_the_distribution_everywhere()
    {
        for (var i = 1; i < 1000; i++)
            Approx.Equal(NormalDistribution.Quantile(i / 1000.0), NormalQuantile.Of(i / 1000.0), 4e-15, 1e-16);
    }

    [Fact]
    public void The_ends_are_infinite_and_outside_is_nothing()
    {
        Assert.Equal(double.NegativeInfinity, NormalQuantile.Of(0));
        Assert.Equal(double.PositiveInfinity, NormalQuantile.Of(1));
        Assert.Equal(double.NaN, NormalQuantile.Of(-0.1));
        Assert.Equal(double.NaN, NormalQuantile.Of(1.1));
        Assert.Equal(double.NaN, NormalQuantile.Of(double.NaN));
    }
}
