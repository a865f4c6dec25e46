using SciLiteracy.Indicators.Formulas.Fused;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Formulas.Fused;

/// <summary>The loops over blocks at every width of registers, which are there in software where the processor has none.</summary>
public sealed class BlockLoopsLaws
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 35), 63, 64, 65, 255];

    // Law: the width of the registers changes no bit of a result and not what is found.
    [Fact]
    public void All_widths_give_the_same_bits()
    {
        var random = new Random(20160303);
        foreach (var length in Lengths)
        {
            for (var shift = 0; shift < 3; shift++)
            {
                var (a, b, c) = (Numbers(random, length + shift), Numbers(random, length + shift), Numbers(random, length + shift));
                var truths = a.Select(x => double.IsNaN(x) ? x : x > 0 ? 1.0 : 0.0).ToArray();
                var two = Results<Lanes128>(shift, truths, a, b, c);
                Assert.Equal(two, Results<Lanes256>(shift, truths, a, b, c));
                Assert.Equal(two, Results<Lanes512>(shift, truths, a, b, c));
            }
        }
    }

    // Law: the sums of eight are added to by turns, whatever the width.
    [Fact]
    public void Compensated_sums_have_the_same_bits_at_all_widths()
    {
        var random = new Random(20160304);
        foreach (var length in new[] { 16, 24, 80, 808 })
        {
            double[] x = [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 9)))];
            double[] two = new double[16], four = new double[16], eight = new double[16];
            Summation.Add<Lanes128>(x, two);
            Summation.Add<Lanes256>(x, four);
            Summation.Add<Lanes512>(x, eight);
            Assert.Equal(two, four);
            Assert.Equal(two, eight);
            for (var turn = 0; turn < 8; turn++)
            {
                var (sum, plain) = (default(CompensatedSum), default(CompensatedSum));
                for (var i = turn; i < length; i += 8)
                    plain.Add(x[i]);
                sum.Add(two[turn]);
                sum.AddError(two[8 + turn]);
                Assert.Equal(plain.Value, sum.Value);
            }
        }
    }

    // All that the loops give from these operands, as bits.
    private static List<long> Results<TLanes>(int shift, double[] truths, double[] a, double[] b, double[] c)
        where TLanes : struct, ILanes<TLanes>
    {
        var bits = new List<long>();
        var result = new double[a.Length - shift];
        var number = 3.7;
        BlockOperand x = a.AsSpan(shift), y = b.AsSpan(shift), z = c.AsSpan(shift), one = BlockOperand.One(in number), seven = BlockOperand.Repeated([7, 7, 7, 7, 7, 7, 7, 7]);
        Run<AddOperator>(x, y);
        Run<SubtractOperator>(x, one);
        Run<MultiplyOperator>(one, y);
        Run<DivideOperator>(x, y);
        Run<SubtractFromOperator>(x, y);
        Run<DivideIntoOperator>(x, one);
        Run<GrowthOperator>(x, y);
        Run<MinimumOperator>(x, y);
        Run<MaximumOperator>(x, one);
        Run<AbsoluteOperator>(x, one);
        Run<SquareRootOperator>(x, one);
        Run<LogarithmOperator>(x, one);
        Run<ExponentialOperator>(x, one);
        Run<EqualOperator>(x, y);
        Run<NotEqualOperator>(x, y);
        Run<LessOperator>(x, y);
        Run<LessOrEqualOperator>(x, y);
        Run<GreaterOperator>(x, y);
        Run<GreaterOrEqualOperator>(x, y);
        if (result.Length >= 8)
        {
            Keep(BlockLoops<TLanes>.RunPair<SubtractOperator, DivideOperator>(x, y, z, result));
            Keep(BlockLoops<TLanes>.RunPair<DivideOperator, MultiplyOperator>(x, y, seven, result));
        }

        ReadOnlySpan<double> conditions = truths.AsSpan(shift), second = b.AsSpan(shift), third = c.AsSpan(shift);
        BlockLoops<TLanes>.Choose(conditions, second, third, result);
        Keep(isBad: false);
        BlockLoops<TLanes>.Coalesce(second, third, result);
        Keep(isBad: false);
        Keep(BlockLoops<TLanes>.Roll([.. a, .. b, .. c], [shift, a.Length, (2 * a.Length) + shift], 3, result));
        BlockLoops<TLanes>.Stream(second, result);
        Keep(BlockLoops<TLanes>.HasNaN(second));
        var bytes = new byte[result.Length];
        var isAny = BlockLoops<TLanes>.MarkNaN(second, 9, bytes);
        KeepBytes(isAny);
        byte[] ones = [.. Enumerable.Range(1, bytes.Length).Select(k => (byte)k)];
        byte[] others = [.. ones.Select(k => (byte)(k ^ 0x55))];
        BlockLoops<TLanes>.ChooseBytes(conditions, ones, others, bytes);
        KeepBytes(isAny: false);
        BlockLoops<TLanes>.ChooseBytes(conditions, [], others, bytes);
        KeepBytes(isAny: false);
        BlockLoops<TLanes>.ChooseBytes(conditions, ones, [], bytes);
        KeepBytes(isAny: false);
        return bits;

        void Run<TOperator>(BlockOperand first, BlockOperand last)
            where TOperator : struct, IBlockOperator => Keep(BlockLoops<TLanes>.Run<TOperator>(first, last, result));

        void Keep(bool isBad)
        {
            bits.AddRange(result.Select(BitConverter.DoubleToInt64Bits));
            bits.Add(isBad ? 1 : 0);
            result.AsSpan().Clear();
        }

        void KeepBytes(bool isAny)
        {
            bits.AddRange(bytes.Select(k => (long)k));
            bits.Add(isAny ? 1 : 0);
        }
    }

    // Of all sizes, with zeros, equal ones and some that are missing.
    private static double[] Numbers(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => random.Next(12) switch
        {
            0 => double.NaN,
            1 => 0,
            2 => 1,
            3 => -2,
            4 => 1e308,
            _ => (random.NextDouble() - 0.4) * Math.Pow(10, random.Next(-3, 6)),
        }),
    ];
}
