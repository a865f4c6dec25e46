namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>An operand of a kernel: the cells of a block, or one number for all of them.</summary>
internal readonly ref struct BlockOperand
{
    private BlockOperand(ReadOnlySpan<double> values, bool isOne)
    {
        Values = values;
        IsOne = isOne;
    }

    public ReadOnlySpan<double> Values { get; }

    public bool IsOne { get; }

    public static implicit operator BlockOperand(ReadOnlySpan<double> cells) => new(cells, isOne: false);

    public static implicit operator BlockOperand(Span<double> cells) => new(cells, isOne: false);

    /// <summary>Gives one number, which stands there as often as a kernel reads at once.</summary>
    public static BlockOperand Repeated(double[] number) => new(number, isOne: true);

    public static BlockOperand One(in double number) => new(new ReadOnlySpan<double>(in number), isOne: true);
}
