using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <content>Operations that are more than one kernel.</content>
internal sealed partial class BlockMachine
{
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
            BinaryOperator.Or => Or(i),
            _ => Power(i),
        };
        SetRanks(i, i.A, i.B);
        if (isBad)
            Mend(i, CauseOf);
    }

    private static (DiagnosticDescriptor? Kind, string? What) CauseOf(BlockInstruction i, double a, double b) =>
        (i.Operator == BinaryOperator.Divide && b == 0) || (i.Operator == BinaryOperator.Power && a == 0 && b < 0)
            ? (FormulaDiagnostics.DivisionByZero, "division by zero")
        : i.Operator == BinaryOperator.Power && a < 0 && !double.IsInteger(b)
            ? (FormulaDiagnostics.Undefined, "a power that is not whole of a negative number")
        : default;

    private bool Run<TOperator>(BlockInstruction i)
        where TOperator : struct, IBlockOperator =>
        i.A < 0 ? BlockKernels.Run<TOperator>(i.Number, V(i.B), Values(i))
        : i.B < 0 ? BlockKernels.Run<TOperator>(V(i.A), i.Number, Values(i))
        : BlockKernels.Run<TOperator>(V(i.A), V(i.B), Values(i));

    private bool Or(BlockInstruction i)
    {
        // Truth is 1 or 0 and keeps a NaN.
        TensorPrimitives.Max(V(i.A), V(i.B), Values(i));
        return false;
    }

    // Not a kernel: the vectorized functions differ from those of one number in the last bit.
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

    // Not kernels either.
    private void Logarithm(BlockInstruction i)
    {
        var x = V(i.A);
        var result = Values(i);
        var isBad = false;
        for (var k = 0; k < x.Length; k++)
        {
            result[k] = Math.Log(x[k]) + 0.0;
            isBad |= x[k] <= 0;
        }

        SetRanks(i, i.A, -1);
        if (isBad)
            Mend(i, static (_, x, _) => x <= 0 ? (FormulaDiagnostics.Undefined, "the logarithm of a number that is not above 0") : default);
    }

    private void Exponential(BlockInstruction i)
    {
        var x = V(i.A);
        var result = Values(i);
        var isBad = false;
        for (var k = 0; k < x.Length; k++)
        {
            result[k] = Math.Exp(x[k]);
            isBad |= double.IsInfinity(result[k]);
        }

        SetRanks(i, i.A, -1);
        if (isBad)
            Mend(i, static (_, _, _) => default);
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
        SetRanks(i, i.A, i.B);
        if (!IsPlain(i.C))
        {
            if (_registers[i.Target].IsPlain)
                R(i.C).CopyTo(Ranks(i));
            else
                TensorPrimitives.Max(R(i.Target), R(i.C), Ranks(i));
        }

        for (var k = 0; k < result.Length; k++)
        {
            if (double.IsNaN(x[k]) || double.IsNaN(low[k]) || double.IsNaN(high[k]))
                result[k] = double.NaN;
            else if (low[k] > high[k])
                SetUndefined(i, k, (FormulaDiagnostics.Undefined, "a clamp whose low is above its high"));
            else
                result[k] = Math.Clamp(x[k], low[k], high[k]);
        }
    }

    private void If(BlockInstruction i)
    {
        var condition = V(i.A);
        BlockKernels.Choose(condition, V(i.B), V(i.C), Values(i));
        if (IsPlain(i.A) && IsPlain(i.B) && IsPlain(i.C))
        {
            _registers[i.Target].IsPlain = true;
            return;
        }

        var ranks = Ranks(i);
        var ofCondition = RanksOrEmpty(i.A);
        var ofTrue = RanksOrEmpty(i.B);
        var ofFalse = RanksOrEmpty(i.C);
        for (var k = 0; k < ranks.Length; k++)
        {
            var rank = ofCondition.IsEmpty ? Normal : ofCondition[k];
            var ofChosen = condition[k] == 1 ? ofTrue : ofFalse;
            ranks[k] = double.IsNaN(condition[k]) || ofChosen.IsEmpty ? rank : Math.Max(rank, ofChosen[k]);
        }
    }

    private void Coalesce(BlockInstruction i)
    {
        var found = V(i.A);
        var next = V(i.B);
        var result = Values(i);
        if (IsPlain(i.A))
        {
            found.CopyTo(result);
            _registers[i.Target].IsPlain = true;
            return;
        }

        var ranks = Ranks(i);
        R(i.A).CopyTo(ranks);
        var ofNext = RanksOrEmpty(i.B);
        for (var k = 0; k < result.Length; k++)
        {
            result[k] = found[k];
            if (!double.IsNaN(found[k]))
                continue;
            result[k] = next[k];
            var rank = ofNext.IsEmpty ? Normal : ofNext[k];
            ranks[k] = double.IsNaN(next[k]) ? Math.Max(ranks[k], rank) : rank;
        }

        _registers[i.Target].IsPlain = !ranks.ContainsAnyExcept(Normal);
    }

    private void Growth(BlockInstruction i)
    {
        var isBad = BlockKernels.Run<DivideOperator>(V(i.A), V(i.B), Values(i));
        var result = Writable(i.Target);
        TensorPrimitives.Subtract(result, 1.0, result);
        SetRanks(i, i.A, i.B);
        if (isBad || BlockKernels.HasNegative(V(i.B)))
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
        var errors = _errors.AsSpan(0, _count);
        sums.Clear();
        errors.Clear();
        var column = run.Columns[i.Column];
        var entities = run.Plan.Axes.Keys.Length;
        var isPlain = true;
        var ranks = MemoryMarshal.AsBytes(_ranks[i.Target].AsSpan(0, _count));
        Span<byte> others = stackalloc byte[_count];
        for (var from = _start; from < _start + _count;)
        {
            var period = from / entities;
            var length = Math.Min(_start + _count, (period + 1) * entities) - from;
            var at = from - _start;
            ranks.Slice(at, length).Clear();
            foreach (var map in i.Maps)
            {
                var other = (map[period] * entities) + (from % entities);
                if (map[period] < 0)
                {
                    sums.Slice(at, length).Fill(double.NaN);
                    others[..length].Fill(StatusCaution.MissingRank);
                }
                else
                {
                    BlockKernels.Accumulate(column.Values.AsSpan(other, length), sums.Slice(at, length), errors.Slice(at, length));
                    if (column.IsPlain(other, length))
                        continue;
                    column.CopyRanks(other, others[..length]);
                }

                isPlain = false;
                TensorPrimitives.Max(ranks.Slice(at, length), others[..length], ranks.Slice(at, length));
            }

            from += length;
        }

        var isBad = BlockKernels.Finish(sums, errors, i.Operation == BlockOperation.RollingSum ? 1 : i.Maps.Length);
        if (isPlain)
            _registers[i.Target].IsPlain = true;
        else
            ranks.CopyTo(Ranks(i));
        for (var k = 0; isBad && k < sums.Length; k++)
        {
            if (double.IsFinite(sums[k]))
                continue;
            if (RankAt(i.Target, k) >= StatusCaution.MissingRank)
                sums[k] = double.NaN;
            else
                SetUndefined(i, k, default);
        }
    }
}
