namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>What an instruction of a <see cref="CellProgram"/> does.</summary>
internal enum Operation
{
    /// <summary>Pushes <see cref="Instruction.Number"/>; NaN is missing without a reason.</summary>
    Constant,

    /// <summary>Pushes the cell itself of a column.</summary>
    Load,

    /// <summary>Pushes the cell of the entity that the table gives.</summary>
    LoadEntity,

    /// <summary>Pushes the cell of the period that the table gives.</summary>
    LoadPeriod,

    /// <summary>Pushes the cell in the period <see cref="Instruction.Count"/>.</summary>
    LoadAt,

    /// <summary>change: pushes the cell beside that of the period that the table gives.</summary>
    Change,

    /// <summary>The function or operator <c>growth</c>.</summary>
    Growth,

    /// <summary>cagr over <see cref="Instruction.Count"/> periods.</summary>
    Cagr,

    /// <summary>rolling_mean over the windows of the tables.</summary>
    RollingMean,

    /// <summary>rolling_sum over the windows of the tables.</summary>
    RollingSum,

    /// <summary>Takes a number that left the range of doubles as missing; a sum kept for several entities is turned into a result.</summary>
    Store,

    /// <summary>Pops a total and x, pushes x / total.</summary>
    Share,

    /// <summary>Converts a unit.</summary>
    Convert,

    /// <summary>The function or operator <c>-x</c>.</summary>
    Negate,

    /// <summary>The function or operator <c>not x</c>.</summary>
    Not,

    /// <summary>The operator <see cref="Instruction.Operator"/> with two operands.</summary>
    Binary,

    /// <summary>if, with three operands.</summary>
    If,

    /// <summary>Pops a second choice.</summary>
    Coalesce,

    /// <summary>The function or operator <c>is_missing</c>.</summary>
    IsMissing,

    /// <summary>min of two.</summary>
    Min,

    /// <summary>max of two.</summary>
    Max,

    /// <summary>The function or operator <c>abs</c>.</summary>
    Abs,

    /// <summary>The function or operator <c>sqrt</c>.</summary>
    Sqrt,

    /// <summary>The function or operator <c>ln</c>.</summary>
    Ln,

    /// <summary>The function or operator <c>exp</c>.</summary>
    Exp,

    /// <summary>round to <see cref="Instruction.Count"/> digits.</summary>
    Round,

    /// <summary>clamp, with three operands.</summary>
    Clamp,
}
