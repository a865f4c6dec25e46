using System.Collections.Concurrent;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>Where a column of a plan comes from: an indicator's observations, its formula, or a part of a formula (<see cref="Indicator"/> is null).</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Level">The level at which it is computed; -1 if it is observed.</param>
/// <param name="IsReduction">Whether all of it is there before the programs of its level begin.</param>
internal sealed record PlannedColumn(string? Indicator, int Level, bool IsReduction);

/// <summary>A function of a whole column: of other entities, or along the series of an entity.</summary>
internal sealed record PlannedReduction(int Column, int Level, BoundExpression.Call Call, int X, int Weight, int Site);

/// <summary>The totals of a column over siblings; they are there before the programs of the level begin.</summary>
internal sealed record PlannedTotals(int X, int Level);

/// <summary>An operation of a formula that may have findings, in the order in which they are reported.</summary>
/// <param name="Formula">The position of the formula.</param>
/// <param name="Anchor">Its place in the text.</param>
/// <param name="Gates">Kept cells: if there is none in one of them, nothing counts.</param>
/// <param name="Wanted">Kept cells: findings in others do not count; -1 if all do, or if those that do not are left out already.</param>
internal sealed record FindingSite(int Formula, TextSpan Anchor, int[] Gates, int Wanted);

/// <summary>Formulas as programs over blocks. Levels are run one after the other: first its reductions, then its programs, together for each block.</summary>
internal sealed record FusedPlan(
    FormulaAxes Axes,
    BlockGrid Grid,
    PlannedColumn[] Columns,
    PlannedReduction[] Reductions,
    PlannedTotals[] Totals,
    BlockProgram[] Programs,
    FindingSite[] Sites,
    int KeptWanted,
    int[] Formulas,
    long LeastStreamed)
{
    /// <summary>Gets columns that nobody uses any more; what they hold is left over.</summary>
    public ConcurrentBag<FusedColumn> Spare { get; } = [];

    /// <summary>Gets the observed columns that a run has made; they are the same for all runs.</summary>
    public FusedColumn?[] Observed { get; } = new FusedColumn?[Columns.Length];

    /// <summary>Gets the siblings.</summary>
    public EntityFamilies Families { get; } = new(Axes);

    /// <summary>Gets the programs by level, in their order.</summary>
    public BlockProgram[][] ProgramsOfLevel { get; } =
        ProgramSchedule.Of(Programs, Reductions, Totals, (long)Programs.Length * Axes.Length * sizeof(double) >= LeastStreamed);

    /// <summary>Gets the number of levels.</summary>
    public int Levels { get; } = 1 + Math.Max(Reductions.Select(r => r.Level).DefaultIfEmpty(-1).Max(), Programs.Select(p => p.Level).DefaultIfEmpty(-1).Max());
}
