using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>Where a value counts: in the cells of a parent in which a register of the program is true, is false or is missing.</summary>
internal sealed record WantedCells(int Register, WantedWhen When, WantedCells? Parent)
{
    /// <summary>Nowhere.</summary>
    public static readonly WantedCells Never = new(-1, WantedWhen.Missing, null);
}

internal enum WantedWhen
{
    True,
    False,
    Missing,
}

internal enum BlockOperation
{
    /// <summary>The same cells of a column.</summary>
    Column,

    /// <summary>The cells of another period; <see cref="BlockInstruction.Map"/> says which for each.</summary>
    OtherPeriod,

    /// <summary>The cells of another entity; <see cref="BlockInstruction.Map"/> says which for each.</summary>
    OtherEntity,
    Constant,
    Negate,
    Not,
    Convert,
    Binary,

    /// <summary>Two of these in one pass: <see cref="BlockInstruction.Inner"/>, whose result the other takes.</summary>
    Pair,
    Minimum,
    Maximum,
    Abs,
    Sqrt,
    Ln,
    Exp,
    Round,
    Clamp,
    If,
    Coalesce,
    IsMissing,
    Change,
    Growth,
    Cagr,
    RollingSum,
    RollingMean,

    /// <summary>The totals of the families of the cells; <see cref="BlockInstruction.Column"/> says which.</summary>
    Total,

    /// <summary>The first operand divided by these totals.</summary>
    Share,

    /// <summary>Keeps in which cells a value counts, for what is not evaluated block by block.</summary>
    KeepWanted,
}

/// <summary>One operation on registers; a register holds the values and the ranks of a block.</summary>
internal sealed record BlockInstruction(BlockOperation Operation, int Target)
{
    private static readonly double[] Zeros = new double[BlockKernels.Width];

    /// <summary>Gets the first operand; -1 if it is <see cref="Number"/>.</summary>
    public int A { get; init; } = -1;

    public int B { get; init; } = -1;

    public int C { get; init; } = -1;

    public double Number
    {
        get => Constant[0];
        init
        {
            // Most have none, so nothing is made for 0.
            Constant = Zeros;
            if (BitConverter.DoubleToInt64Bits(value) != 0)
                Array.Fill(Constant = new double[BlockKernels.Width], value);
        }
    }

    /// <summary>Gets <see cref="Number"/> as often as a kernel reads it at once.</summary>
    public double[] Constant { get; private init; } = Zeros;

    public BinaryOperator Operator { get; init; }

    /// <summary>Gets the column that is read, or the totals.</summary>
    public int Column { get; init; } = -1;

    public int[] Map { get; init; } = [];

    /// <summary>Gets the maps of a rolling window, the latest period first.</summary>
    public int[][] Maps { get; init; } = [];

    /// <summary>Gets where its findings go; -1 if nobody wants them.</summary>
    public int Site { get; init; } = -1;

    public WantedCells? Wanted { get; init; }

    /// <summary>Gets the first operation of a pair, which has a register of its own.</summary>
    public BlockInstruction? Inner { get; init; }

    /// <summary>Gets where a column that is read stands at hand; -1 for nowhere but in memory.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Gets whether <see cref="Column"/> is a column that is read.</summary>
    public bool ReadsColumn => Operation is BlockOperation.Column or BlockOperation.OtherPeriod or BlockOperation.OtherEntity
        or BlockOperation.RollingSum or BlockOperation.RollingMean;

    /// <summary>Gets whether the result goes into the column of the program without a register.</summary>
    public bool IsRoot { get; init; }
}

/// <summary>What computes a column block by block.</summary>
internal sealed record BlockProgram(int Column, int Root, int Level, BlockInstruction[] Instructions)
{
    /// <summary>Gets the number of registers.</summary>
    public int Registers { get; } = 1 + Instructions.Max(i => Math.Max(i.Target, i.Inner?.Target ?? -1));

    /// <summary>Gets the columns that no program before it on the same block has touched.</summary>
    public int[] Fresh { get; init; } = [];

    /// <summary>Gets where the results stand at hand for the programs after it; -1 if they go into the column at once.</summary>
    public int Slot { get; init; } = -1;
}
