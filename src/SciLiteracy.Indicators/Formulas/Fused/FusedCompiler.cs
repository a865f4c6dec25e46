using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>Makes the plan of a model: scalar functions and looks into other periods become programs over blocks, all else a reduction of a whole column.</summary>
internal sealed class FusedCompiler(FormulaAxes axes)
{
    private readonly List<PlannedColumn?> _columns = [];
    private readonly Dictionary<string, int> _byIndicator = new(StringComparer.Ordinal);
    private readonly List<PlannedReduction> _reductions = [];
    private readonly List<PlannedTotals> _totals = [];
    private readonly List<BlockProgram> _programs = [];
    private readonly List<FindingSite> _sites = [];
    private readonly Dictionary<int, int[]> _earlier = [];
    private readonly BlockGrid _grid = new(axes.Keys.Length, axes.Periods.Count);
    private int _keptWanted;
    private int _formula;

    public static FusedPlan Compile(FormulaModel model, FormulaAxes axes, long leastStreamed) => new FusedCompiler(axes).Compile(model, leastStreamed);

    private FusedPlan Compile(FormulaModel model, long leastStreamed)
    {
        var formulas = new int[model.Formulas.Length];
        for (_formula = 0; _formula < formulas.Length; _formula++)
        {
            var formula = model.Formulas[_formula];
            foreach (var input in formula.Inputs)
            {
                if (!_byIndicator.ContainsKey(input))
                    _byIndicator.Add(input, AddColumn(new(input, -1, IsReduction: true)));
            }

            formulas[_formula] = AddColumn(null);
            if (formula.Root is BoundExpression.Call call && IsReduction(call))
                Reduce(new Builder([]), call, null, formulas[_formula], formula.Indicator.Id);
            else
                Compute(new Builder([]), formula.Root, null, formulas[_formula], formula.Indicator.Id);
            _byIndicator[formula.Indicator.Id] = formulas[_formula];
        }

        return new(
            axes, _grid, [.. _columns.Select(c => c!)], [.. _reductions], [.. _totals], [.. _programs], [.. _sites], _keptWanted, formulas, leastStreamed);
    }

    private int AddColumn(PlannedColumn? column)
    {
        _columns.Add(column);
        return _columns.Count - 1;
    }

    private static bool IsReduction(BoundExpression.Call call) => call.Function.Kind switch
    {
        FunctionKind.Cumulative or FunctionKind.Interpolate or FunctionKind.Latest => true,
        FunctionKind.Parent or FunctionKind.Total or FunctionKind.Share => false,
        _ => call.Function.Kind >= FunctionKind.Total,
    };

    // A program that computes a column.
    private void Compute(Builder builder, BoundExpression expression, WantedCells? wanted, int column, string? indicator)
    {
        var root = Emit(builder, expression, wanted);
        if (builder.Instructions[^1] is { Operation: not (BlockOperation.Column or BlockOperation.OtherPeriod or BlockOperation.OtherEntity or BlockOperation.KeepWanted) } last
            && last.Target == root)
        {
            builder.Instructions[^1] = last with { IsRoot = true };
        }

        _columns[column] = new(indicator, builder.Level, IsReduction: false);
        _programs.Add(new(column, root, builder.Level, [.. builder.Instructions]));
    }

    // The column of an operand that is read in other cells than those of the result.
    private int Materialize(Builder builder, BoundExpression operand, WantedCells? wanted)
    {
        if (operand is BoundExpression.Column column)
            return _byIndicator[column.Indicator];
        var inner = new Builder(wanted is null || wanted == WantedCells.Never ? builder.Gates : [.. builder.Gates, Keep(builder, wanted)]);
        var elsewhere = wanted == WantedCells.Never ? wanted : null;
        var result = AddColumn(null);
        if (operand is BoundExpression.Call call && IsReduction(call))
            Reduce(inner, call, elsewhere, result, null);
        else
            Compute(inner, operand, elsewhere, result, null);
        return result;
    }

    private void Reduce(Builder builder, BoundExpression.Call call, WantedCells? wanted, int column, string? indicator)
    {
        var x = Materialize(builder, call.Arguments[0], wanted);
        var hasWeight = call.Function.Kind >= FunctionKind.Gini && call.Function.Parameters[^1].IsOptional && call.Arguments.Count == call.Function.Parameters.Count;
        var weight = hasWeight ? Materialize(builder, call.Arguments[^1], wanted) : -1;
        var level = Math.Max(LevelAfter(x), weight < 0 ? 0 : LevelAfter(weight));
        var kept = wanted is null || wanted == WantedCells.Never ? -1 : Keep(builder, wanted);
        _columns[column] = new(indicator, level, IsReduction: true);
        _reductions.Add(new(column, level, call, x, weight, Site(builder, call.Anchor, wanted, kept)));
    }

    private int LevelAfter(int column) => _columns[column]!.Level + 1;

    private int Keep(Builder builder, WantedCells wanted)
    {
        builder.Instructions.Add(new(BlockOperation.KeepWanted, -1) { Column = _keptWanted, Wanted = wanted });
        return _keptWanted++;
    }

    private int Site(Builder builder, TextSpan anchor, WantedCells? wanted, int kept = -1)
    {
        if (wanted == WantedCells.Never)
            return -1;
        _sites.Add(new(_formula, anchor, builder.Gates, kept));
        return _sites.Count - 1;
    }

    private int Emit(Builder builder, BoundExpression expression, WantedCells? wanted) => expression switch
    {
        BoundExpression.Number number => builder.Add(BlockOperation.Constant, [], i => i with { Number = number.Value }),
        BoundExpression.Truth truth => builder.Add(BlockOperation.Constant, [], i => i with { Number = truth.Value ? 1 : 0 }),
        BoundExpression.Column column => Load(builder, _byIndicator[column.Indicator]),
        BoundExpression.Part part => LoadElsewhere(builder, BlockOperation.OtherEntity, _byIndicator[part.Indicator], axes.Parts(part.Breakdown)),
        BoundExpression.Convert convert => EmitConvert(builder, convert, wanted),
        BoundExpression.Unary { Operator: UnaryOperator.Plus } plus => Emit(builder, plus.Operand, wanted),
        BoundExpression.Unary unary => builder.Add(
            unary.Operator == UnaryOperator.Not ? BlockOperation.Not : BlockOperation.Negate, [Emit(builder, unary.Operand, wanted)]),
        BoundExpression.Binary binary => EmitBinary(builder, binary, wanted),
        BoundExpression.Call call => EmitCall(builder, call, wanted),
        _ => throw new ArgumentException($"An expression of the type {expression.GetType().Name} has no values.", nameof(expression)),
    };

    private int Load(Builder builder, int column)
    {
        builder.Level = Math.Max(builder.Level, _columns[column]!.Level);
        return builder.Add(BlockOperation.Column, [], i => i with { Column = column });
    }

    private int LoadElsewhere(Builder builder, BlockOperation operation, int column, int[] map)
    {
        LookElsewhere(builder, column, operation == BlockOperation.OtherPeriod && IsBack(map));
        return builder.Add(operation, [], i => i with { Column = column, Map = map });
    }

    // A look back finds what a program of the same level computed, if blocks are run in the order of time.
    private void LookElsewhere(Builder builder, int column, bool isBack) =>
        builder.Level = Math.Max(
            builder.Level, _columns[column]!.IsReduction || (isBack && _grid.IsInOrderOfTime) ? _columns[column]!.Level : LevelAfter(column));

    private int EmitConvert(Builder builder, BoundExpression.Convert convert, WantedCells? wanted)
    {
        var operand = Emit(builder, convert.Operand, wanted);
        var conversion = convert.Conversion;
        var site = Site(builder, convert.Anchor, wanted);
        return builder.Add(
            BlockOperation.Convert, [operand],
            i => i with
            {
                Number = conversion.IsIdentity ? 1 : conversion.Number,
                Operator = conversion.Divides ? BinaryOperator.Divide : BinaryOperator.Multiply,
                Site = site,
                Wanted = wanted,
            });
    }

    private int EmitBinary(Builder builder, BoundExpression.Binary binary, WantedCells? wanted)
    {
        // One of two constants at least has a register.
        var right = binary.Right as BoundExpression.Number;
        var left = right is null ? binary.Left as BoundExpression.Number : null;

        // A column that is only looked at comes first, so that what computes the other operand can be taken into one pass with this.
        var isLookedAt = binary.Right is BoundExpression.Column;
        var b = isLookedAt ? Emit(builder, binary.Right, wanted) : -1;
        var a = left is null ? Emit(builder, binary.Left, wanted) : -1;
        if (!isLookedAt && right is null)
            b = Emit(builder, binary.Right, wanted);
        var site = Site(builder, binary.Anchor, wanted);
        return builder.AddBinary(
            binary.Operator, a, b, i => i with { Operator = binary.Operator, Number = left?.Value ?? right?.Value ?? 0, Site = site, Wanted = wanted });
    }

    private int EmitCall(Builder builder, BoundExpression.Call call, WantedCells? wanted)
    {
        if (IsReduction(call))
        {
            var column = AddColumn(null);
            Reduce(builder, call, wanted, column, null);
            return Load(builder, column);
        }

        switch (call.Function.Kind)
        {
            case FunctionKind.If:
                var condition = Emit(builder, call.Arguments[0], wanted);
                var whenTrue = Emit(builder, call.Arguments[1], And(wanted, condition, WantedWhen.True));
                var whenFalse = Emit(builder, call.Arguments[2], And(wanted, condition, WantedWhen.False));
                return builder.Add(BlockOperation.If, [condition, whenTrue, whenFalse]);
            case FunctionKind.Coalesce:
                // In the cells in which nothing is there yet; for the first argument these are all.
                var found = Emit(builder, call.Arguments[0], wanted);
                foreach (var argument in call.Arguments.Skip(1))
                    found = builder.Add(BlockOperation.Coalesce, [found, Emit(builder, argument, And(wanted, found, WantedWhen.Missing))]);
                return found;
            case FunctionKind.IsMissing:
                return builder.Add(BlockOperation.IsMissing, [Emit(builder, call.Arguments[0], WantedCells.Never)]);
            case FunctionKind.Min or FunctionKind.Max:
                var extreme = Emit(builder, call.Arguments[0], wanted);
                foreach (var argument in call.Arguments.Skip(1))
                {
                    var number = argument as BoundExpression.Number;
                    extreme = builder.Add(
                        call.Function.Kind == FunctionKind.Min ? BlockOperation.Minimum : BlockOperation.Maximum,
                        [extreme, number is null ? Emit(builder, argument, wanted) : -1],
                        i => i with { Number = number?.Value ?? 0 });
                }

                return extreme;
            case FunctionKind.Abs:
                return Map(BlockOperation.Abs);
            case FunctionKind.Sqrt:
                return Map(BlockOperation.Sqrt);
            case FunctionKind.Ln:
                return Map(BlockOperation.Ln);
            case FunctionKind.Exp:
                return Map(BlockOperation.Exp);
            case FunctionKind.Round:
                return Map(BlockOperation.Round, FormulaEvaluator.Count(call, 1, 0));
            case FunctionKind.Clamp:
                var x = Emit(builder, call.Arguments[0], wanted);
                var low = Emit(builder, call.Arguments[1], wanted);
                var high = Emit(builder, call.Arguments[2], wanted);
                var clampSite = Site(builder, call.Anchor, wanted);
                return builder.Add(BlockOperation.Clamp, [x, low, high], i => i with { Site = clampSite, Wanted = wanted });
            case FunctionKind.Lag:
                return LoadElsewhere(
                    builder, BlockOperation.OtherPeriod, Materialize(builder, call.Arguments[0], wanted), Earlier(FormulaEvaluator.Count(call, 1, 1)));
            case FunctionKind.At:
                var at = Materialize(builder, call.Arguments[0], wanted);
                var everywhere = new int[axes.Periods.Count];
                Array.Fill(everywhere, axes.Periods.IndexOf(((BoundExpression.Period)call.Arguments[1]).Value));
                return LoadElsewhere(builder, BlockOperation.OtherPeriod, at, everywhere);
            case FunctionKind.Parent:
                return LoadElsewhere(builder, BlockOperation.OtherEntity, Materialize(builder, call.Arguments[0], wanted), axes.Parents);
            case FunctionKind.Total or FunctionKind.Share:
                return EmitTotal(builder, call, wanted);
            case FunctionKind.Change or FunctionKind.Growth or FunctionKind.Cagr:
                return EmitComparison(builder, call, wanted);
            case FunctionKind.RollingSum or FunctionKind.RollingMean:
                var rolled = Materialize(builder, call.Arguments[0], wanted);
                int[][] windows = [.. Enumerable.Range(0, FormulaEvaluator.Count(call, 1, 1)).Select(Earlier)];
                LookElsewhere(builder, rolled, windows.All(IsBack));
                var rollingSite = Site(builder, call.Anchor, wanted);
                return builder.Add(
                    call.Function.Kind == FunctionKind.RollingSum ? BlockOperation.RollingSum : BlockOperation.RollingMean, [],
                    i => i with
                    {
                        Column = rolled,
                        Maps = windows,
                        Site = rollingSite,
                        Wanted = wanted,
                    });
            default:
                throw new ArgumentException($"'{call.Function.Name}' has no evaluation.", nameof(call));
        }

        int Map(BlockOperation operation, int digits = 0)
        {
            var operand = Emit(builder, call.Arguments[0], wanted);
            var site = Site(builder, call.Anchor, wanted);
            return builder.Add(operation, [operand], i => i with { Number = digits, Site = site, Wanted = wanted });
        }
    }

    private int EmitTotal(Builder builder, BoundExpression.Call call, WantedCells? wanted)
    {
        var column = Materialize(builder, call.Arguments[0], wanted);
        var level = LevelAfter(column);
        var totals = _totals.FindIndex(t => t.X == column);
        if (totals < 0)
        {
            totals = _totals.Count;
            _totals.Add(new(column, level));
        }

        builder.Level = Math.Max(builder.Level, level);
        int[] operands = call.Function.Kind == FunctionKind.Share ? [Load(builder, column)] : [];
        var site = Site(builder, call.Anchor, wanted);
        return builder.Add(
            call.Function.Kind == FunctionKind.Share ? BlockOperation.Share : BlockOperation.Total, operands,
            i => i with { Column = totals, Site = site, Wanted = wanted });
    }

    private static bool IsBack(int[] map)
    {
        for (var period = 0; period < map.Length; period++)
        {
            if (map[period] > period)
                return false;
        }

        return true;
    }

    private int EmitComparison(Builder builder, BoundExpression.Call call, WantedCells? wanted)
    {
        var n = FormulaEvaluator.Count(call, 1, 1);
        var column = Materialize(builder, call.Arguments[0], wanted);
        var now = Load(builder, column);
        var before = LoadElsewhere(builder, BlockOperation.OtherPeriod, column, Earlier(n));
        var site = Site(builder, call.Anchor, wanted);
        var operation = call.Function.Kind switch
        {
            FunctionKind.Change => BlockOperation.Change,
            FunctionKind.Growth => BlockOperation.Growth,
            _ => BlockOperation.Cagr,
        };
        return builder.Add(operation, [now, before], i => i with { Number = n, Site = site, Wanted = wanted });
    }

    private static WantedCells And(WantedCells? wanted, int register, WantedWhen when) =>
        wanted == WantedCells.Never ? wanted : new(register, when, wanted);

    private int[] Earlier(int count)
    {
        if (!_earlier.TryGetValue(count, out var map))
            _earlier.Add(count, map = axes.Earlier(count));
        return map;
    }

    private sealed class Builder(int[] gates)
    {
        private readonly SortedSet<int> _free = [];
        private int _registers;

        public int[] Gates { get; } = gates;

        public List<BlockInstruction> Instructions { get; } = [];

        public int Level { get; set; }

        /// <summary>Adds an operator, together with the one before it if that computes an operand of it and both are arithmetic.</summary>
        public int AddBinary(BinaryOperator operation, int a, int b, Func<BlockInstruction, BlockInstruction> with)
        {
            if (Instructions.Count == 0 || Instructions[^1] is not { Operation: BlockOperation.Binary } inner || (inner.Target != a && inner.Target != b)
                || !IsArithmetic(inner.Operator) || !IsArithmetic(operation))
            {
                return Add(BlockOperation.Binary, [a, b], with);
            }

            // What the first one reads is read by the pair, and its own register is needed where something is to be mended.
            _free.Remove(inner.A);
            _free.Remove(inner.B);
            Instructions.RemoveAt(Instructions.Count - 1);
            var target = Add(BlockOperation.Pair, [a, b], i => with(i) with { Inner = inner });
            _free.UnionWith(new[] { inner.A, inner.B }.Where(r => r >= 0));
            return target;
        }

        private static bool IsArithmetic(BinaryOperator value) =>
            value is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide;

        // The target is never an operand, so that operands can be looked at again after the operation.
        public int Add(BlockOperation operation, ReadOnlySpan<int> operands, Func<BlockInstruction, BlockInstruction>? with = null)
        {
            var target = _free.Count > 0 ? _free.Min : _registers++;
            _free.Remove(target);
            var instruction = new BlockInstruction(operation, target)
            {
                A = operands.Length > 0 ? operands[0] : -1,
                B = operands.Length > 1 ? operands[1] : -1,
                C = operands.Length > 2 ? operands[2] : -1,
            };
            Instructions.Add(with is null ? instruction : with(instruction));
            foreach (var operand in operands)
            {
                if (operand >= 0)
                    _free.Add(operand);
            }

            return target;
        }
    }
}
