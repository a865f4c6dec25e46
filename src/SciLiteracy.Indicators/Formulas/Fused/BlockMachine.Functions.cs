using System.Numerics.Tensors;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <content>Operations that are more than one kernel.</content>
internal sealed partial class BlockMachine
{
    private const int MaximumWindow = 64;

    private void Binary(BlockInstruction i)
    {
        var isBad = i.Operator switch
        {
            BinaryOperator.Add => Run<AddOperator>(i),
            BinaryOperator.Subtract => Run<SubtractOperator>(i),
            BinaryOperator.Multiply or BinaryOperator.And => Run<MultiplyOperator>(i),
            BinaryOperator.Divide => Run<DivideOperator>(i),
            BinaryOperator.Equal => Run<EqualOperator>(i),
            BinaryOperator.NotEqual => Run<NotEqualOperator>(i),
            BinaryOperator.Less => Run<LessOperator>(i),
            BinaryOperator.LessOrEqual => Run<LessOrEqualOperator>(i),
            BinaryOperator.Greater => Run<GreaterOperator>(i),
            BinaryOperator.GreaterOrEqual => Run<GreaterOrEqualOperator>(i),
            BinaryOperator.Or => Run<MaximumOperator>(i),
            _ => Power(i),
        };
        Map(i, isBad, CauseOf);
    }

    private void Pair(BlockInstruction i, BlockInstruction inner)
    {
        var isBad = inner.Operator switch
        {
            BinaryOperator.Add => RunPair<AddOperator>(i, inner),
            BinaryOperator.Subtract => RunPair<SubtractOperator>(i, inner),
            BinaryOperator.Multiply => RunPair<MultiplyOperator>(i, inner),
            _ => RunPair<DivideOperator>(i, inner),
        };
        if (isBad)
        {
            // One after the other, each with what there is to mend.
            Binary(inner);
            Binary(i);
            return;
        }

        var c = i.A == inner.Target ? i.B : i.A;
        var state = Larger(State(c), Larger(State(inner.A), State(inner.B)));
        _registers[i.Target].State = state;
        if (state != BlockState.Mixed)
            return;
        var ranks = Ranks(i);
        CopyRanks(inner.A, ranks);
        RaiseRanks(inner.B, ranks);
        RaiseRanks(c, ranks);
    }

    private bool RunPair<TFirst>(BlockInstruction i, BlockInstruction inner)
        where TFirst : struct, IBlockOperator => (i.Operator, i.A == inner.Target) switch
        {
            (BinaryOperator.Add, _) => RunPair<TFirst, AddOperator>(i, inner),
            (BinaryOperator.Subtract, true) => RunPair<TFirst, SubtractOperator>(i, inner),
            (BinaryOperator.Subtract, false) => RunPair<TFirst, SubtractFromOperator>(i, inner),
            (BinaryOperator.Multiply, _) => RunPair<TFirst, MultiplyOperator>(i, inner),
            (_, true) => RunPair<TFirst, DivideOperator>(i, inner),
            _ => RunPair<TFirst, DivideIntoOperator>(i, inner),
        };

    private bool RunPair<TFirst, TSecond>(BlockInstruction i, BlockInstruction inner)
        where TFirst : struct, IBlockOperator
        where TSecond : struct, IBlockOperator =>
        BlockKernels.RunPair<TFirst, TSecond>(Operand(inner, inner.A), Operand(inner, inner.B), Operand(i, i.A == inner.Target ? i.B : i.A), Values(i));

    private static (DiagnosticDescriptor? Kind, string? What) CauseOf(BlockInstruction i, double a, double b) =>
        (i.Operator == BinaryOperator.Divide && b == 0) || (i.Operator == BinaryOperator.Power && a == 0 && b < 0)
            ? (FormulaDiagnostics.DivisionByZero, "division by zero")
        : i.Operator == BinaryOperator.Power && a < 0 && !double.IsInteger(b)
            ? (FormulaDiagnostics.Undefined, "a power that is not whole of a negative number")
        : default;

    // Not a kernel: there is none that gives the bits of the function of one number.
    private bool Power(BlockInstruction i)
    {
        var result = Values(i);
        for (var k = 0; k < result.Length; k++)
        {
            var a = i.A < 0 ? i.Number : V(i.A)[k];
            var b = i.B < 0 ? i.Number : V(i.B)[k];
            result[k] = double.IsNaN(a) || double.IsNaN(b) ? double.NaN : Math.Pow(a, b) + 0.0;
        }

        return true;
    }

    private void Round(BlockInstruction i)
    {
        var x = V(i.A);
        var result = Values(i);
        for (var k = 0; k < x.Length; k++)
            result[k] = Math.Round(x[k], (int)i.Number, MidpointRounding.AwayFromZero) + 0.0;
        SetRanks(i, i.A, -1);
        Mend(i, static (_, _, _) => default);
    }

    private void Clamp(BlockInstruction i)
    {
        var x = V(i.A);
        var low = V(i.B);
        var high = V(i.C);
        var result = Values(i);
        var isBad = false;
        for (var k = 0; k < result.Length; k++)
        {
            var isThere = !(double.IsNaN(x[k]) || double.IsNaN(low[k]) || double.IsNaN(high[k]));
            result[k] = isThere && low[k] <= high[k] ? Math.Clamp(x[k], low[k], high[k]) : double.NaN;
            isBad |= isThere && low[k] > high[k];
        }

        _registers[i.Target].State = Larger(State(i.A), Larger(State(i.B), State(i.C)));
        if (State(i.Target) == BlockState.Mixed)
        {
            var ranks = Ranks(i);
            CopyRanks(i.A, ranks);
            RaiseRanks(i.B, ranks);
            RaiseRanks(i.C, ranks);
        }

        for (var k = 0; isBad && k < result.Length; k++)
        {
            if (!double.IsNaN(x[k]) && low[k] > high[k])
                SetUndefined(i, k, (FormulaDiagnostics.Undefined, "a clamp whose low is above its high"));
        }
    }

    private void If(BlockInstruction i)
    {
        var condition = V(i.A);
        BlockKernels.Choose(condition, V(i.B), V(i.C), Values(i));
        var state = Larger(State(i.A), Larger(State(i.B), State(i.C)));
        if (state != BlockState.Mixed)
        {
            _registers[i.Target].State = state;
            return;
        }

        // The larger rank of the condition and of what was chosen, which is nothing where the condition is missing.
        var ranks = Ranks(i);
        BlockKernels.ChooseBytes(condition, RanksOf(i.B), RanksOf(i.C), ranks);
        RaiseRanks(i.A, ranks);
        StatusRanks.RaiseMissing(V(i.Target), ranks);
    }

    // Those that are kept; where the numbers tell it all, what is missing is raised after.
    private ReadOnlySpan<byte> RanksOf(int register) => State(register) == BlockState.Mixed ? R(register) : [];

    private void Coalesce(BlockInstruction i)
    {
        var found = V(i.A);
        var next = V(i.B);
        var result = Values(i);
        BlockKernels.Coalesce(found, next, result);
        if (State(i.A) != BlockState.Mixed && State(i.B) != BlockState.Mixed)
        {
            _registers[i.Target].State = State(i.A) == BlockState.Plain ? BlockState.Plain : State(i.B);
            return;
        }

        var ranks = Ranks(i);
        CopyRanks(i.A, ranks);
        var ofNext = _marks.AsSpan(0, _count);
        CopyRanks(i.B, ofNext);
        for (var k = 0; k < ranks.Length; k++)
        {
            if (double.IsNaN(found[k]))
                ranks[k] = double.IsNaN(next[k]) ? Math.Max(ranks[k], ofNext[k]) : ofNext[k];
        }

        if (!ranks.ContainsAnyExcept(Normal))
            _registers[i.Target].State = BlockState.Plain;
    }

    private void Growth(BlockInstruction i)
    {
        var isBad = Run<GrowthOperator>(i);
        SetRanks(i, i.A, i.B);
        if (isBad)
            MendGrowth(i);
    }

    private void Cagr(BlockInstruction i)
    {
        var now = V(i.A);
        var before = V(i.B);
        var result = Values(i);
        for (var k = 0; k < result.Length; k++)
            result[k] = Math.Pow(now[k] / before[k], 1.0 / i.Number) - 1;
        SetRanks(i, i.A, i.B);
        MendGrowth(i);
    }

    private void MendGrowth(BlockInstruction i)
    {
        var now = V(i.A);
        var before = V(i.B);
        var result = Writable(i.Target);
        for (var k = 0; k < result.Length; k++)
        {
            if (double.IsNaN(now[k]) || double.IsNaN(before[k]))
                result[k] = double.NaN;
            else if (before[k] == 0)
                SetUndefined(i, k, (FormulaDiagnostics.DivisionByZero, "growth from 0"));
            else if (before[k] < 0)
                SetUndefined(i, k, (FormulaDiagnostics.Undefined, "growth from a negative number"));
            else if (i.Operation == BlockOperation.Cagr && now[k] < 0)
                SetUndefined(i, k, (FormulaDiagnostics.Undefined, "compound growth to a negative number"));
            else if (!double.IsFinite(result[k]))
                SetUndefined(i, k, default);
            else
                result[k] += 0.0;
        }
    }

    private void Rolling(BlockInstruction i)
    {
        var sums = Values(i);
        var column = run.Columns[i.Column];
        var entities = run.Plan.Axes.Keys.Length;
        var divisor = i.Operation == BlockOperation.RollingSum ? 1.0 : i.Maps.Length;
        var state = BlockState.Plain;
        var isBad = false;
        Span<int> starts = stackalloc int[MaximumWindow];
        if (i.Maps.Length > MaximumWindow)
            starts = new int[i.Maps.Length];
        starts = starts[..i.Maps.Length];
        var (first, last) = (_start / entities, (_start + _count - 1) / entities);
        for (var period = first; period <= last; period++)
        {
            var (from, length) = Part(period, entities);
            var isThere = true;
            for (var k = 0; k < starts.Length; k++)
            {
                starts[k] = (i.Maps[k][period] * entities) + (from % entities);
                isThere &= i.Maps[k][period] >= 0;
                state = Larger(state, i.Maps[k][period] < 0 ? BlockState.Gapped : column.State(starts[k], length));
            }

            if (isThere)
                isBad |= BlockKernels.Roll(column.Values, starts, divisor, sums.Slice(from - _start, length));
            else
                sums.Slice(from - _start, length).Fill(double.NaN);
        }

        _registers[i.Target].State = state;
        if (state == BlockState.Mixed)
            SetRollingRanks(i, column, entities);
        if (isBad)
        {
            for (var k = 0; k < sums.Length; k++)
            {
                // Terms are finite or NaN, and with a NaN the sum is NaN.
                if (double.IsInfinity(sums[k]))
                    SetUndefined(i, k, default);
            }
        }
    }

    private void SetRollingRanks(BlockInstruction i, FusedColumn column, int entities)
    {
        var ranks = Ranks(i);
        ranks.Clear();
        for (var period = _start / entities; period <= (_start + _count - 1) / entities; period++)
        {
            var (from, length) = Part(period, entities);
            var those = ranks.Slice(from - _start, length);
            var others = _marks.AsSpan(0, length);
            foreach (var map in i.Maps)
            {
                if (map[period] < 0)
                    others.Fill(StatusCaution.MissingRank);
                else
                    column.CopyRanks((map[period] * entities) + (from % entities), others);
                TensorPrimitives.Max(those, others, those);
            }
        }
    }

    private void Total(BlockInstruction i)
    {
        var totals = run.Totals[i.Column];
        var result = Values(i);
        var (entities, families) = (run.Plan.Axes.Keys.Length, run.Plan.Families);
        var isShare = i.Operation == BlockOperation.Share;
        var x = isShare ? V(i.A) : default;
        var state = BlockState.Plain;
        var isBad = false;
        for (var at = 0; at < _count;)
        {
            var (length, family) = FamilyAt(at, families, entities);
            var (total, rank) = (totals.Sums[family], totals.Ranks[family]);
            if (isShare)
            {
                isBad |= BlockKernels.Run<DivideOperator>(x.Slice(at, length), BlockOperand.One(in total), result.Slice(at, length));
            }
            else
            {
                result.Slice(at, length).Fill(total + 0.0);
                isBad |= double.IsInfinity(total);
            }

            state = Larger(state, rank == Normal ? BlockState.Plain : rank == StatusCaution.MissingRank ? BlockState.Gapped : BlockState.Mixed);
            at += length;
        }

        _registers[i.Target].State = state;
        if (state == BlockState.Mixed)
        {
            var ranks = Ranks(i);
            for (var at = 0; at < _count;)
            {
                var (length, family) = FamilyAt(at, families, entities);
                ranks.Slice(at, length).Fill(totals.Ranks[family]);
                at += length;
            }
        }

        for (var k = 0; isBad && k < _count; k++)
        {
            var (_, family) = FamilyAt(k, families, entities);
            var total = totals.Sums[family];
            if (double.IsNaN(total) || double.IsFinite(result[k]))
                continue;
            var order = ((long)((_start + k) / entities) * entities) + families.Order[(_start + k) % entities];
            SetUndefined(i, k, isShare && total == 0 ? (FormulaDiagnostics.DivisionByZero, "a share of a total of 0") : default, order);
        }
    }

    // How many cells from one on are of the same family, and which total is theirs.
    private (int Length, int Total) FamilyAt(int at, EntityFamilies families, int entities)
    {
        var (period, entity) = Math.DivRem(_start + at, entities);
        return (Math.Min(families.Ends[entity] - entity, _count - at), (period * families.Count) + families.Of[entity]);
    }
}
