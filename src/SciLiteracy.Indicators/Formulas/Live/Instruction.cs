using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>One operation of a <see cref="CellProgram"/> with what it needs.</summary>
internal readonly record struct Instruction(Operation Operation)
{
    public LiveColumn? Column { get; init; }

    /// <summary>Gets another position for each position of an axis, or -1.</summary>
    public int[]? Table { get; init; }

    /// <summary>Gets the tables of a window: for each step back one.</summary>
    public int[][]? Tables { get; init; }

    public double Number { get; init; }

    public int Count { get; init; }

    public BinaryOperator Operator { get; init; }

    public UnitConversion Conversion { get; init; }
}
