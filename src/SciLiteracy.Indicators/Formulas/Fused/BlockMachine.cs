using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>Runs programs on one block at a time, with registers of its own; each worker has one.</summary>
internal sealed partial class BlockMachine(FusedRun run) : IDisposable
{
    private const byte Normal = (byte)ObservationStatus.Normal;

    private readonly List<double[]> _values = [];
    private readonly List<ObservationStatus[]> _ranks = [];
    private readonly double[] _errors = ArrayPool<double>.Shared.Rent(BlockGrid.MaximumLength);
    private Register[] _registers = [];
    private FusedColumn _output = run.Columns[0];
    private int _block;
    private int _start;
    private int _count;

    /// <summary>Computes the block of a program's column.</summary>
    public void Run(BlockProgram program, int block)
    {
        _block = block;
        _start = run.Plan.Grid.Start(block);
        _count = run.Plan.Grid.Length(block);
        _output = run.Columns[program.Column];
        foreach (var instruction in program.Instructions)
        {
            Provide(instruction.Target);
            Run(instruction);
        }

        Store(program.Root);
    }

    public void Dispose()
    {
        _values.ForEach(v => ArrayPool<double>.Shared.Return(v));
        _ranks.ForEach(r => ArrayPool<ObservationStatus>.Shared.Return(r));
        ArrayPool<double>.Shared.Return(_errors);
    }

    private void Run(BlockInstruction i)
    {
        switch (i.Operation)
        {
            case BlockOperation.Column:
                View(i, _start);
                break;
            case BlockOperation.OtherPeriod:
                OtherPeriod(i);
                break;
            case BlockOperation.OtherEntity:
                OtherEntity(i);
                break;
            case BlockOperation.Constant:
                Values(i).Fill(i.Number);
                _registers[i.Target].IsPlain = true;
                break;
            case BlockOperation.Negate:
                // 0 - x, as it stands in the plain evaluation.
                TensorPrimitives.Subtract(0.0, V(i.A), Values(i));
                SetRanks(i, i.A, -1);
                break;
            case BlockOperation.Not:
                TensorPrimitives.Subtract(1.0, V(i.A), Values(i));
                SetRanks(i, i.A, -1);
                break;
            case BlockOperation.Convert:
                var converted = i.Operator == BinaryOperator.Divide
                    ? BlockKernels.Run<DivideOperator>(V(i.A), i.Number, Values(i))
                    : BlockKernels.Run<MultiplyOperator>(V(i.A), i.Number, Values(i));
                SetRanks(i, i.A, -1);
                if (converted)
                    Mend(i, static (_, _, _) => default);
                break;
            case BlockOperation.Binary:
                Binary(i);
                break;
            case BlockOperation.Minimum:
                TensorPrimitives.Min(V(i.A), V(i.B), Values(i));
                SetRanks(i, i.A, i.B);
                break;
            case BlockOperation.Maximum:
                TensorPrimitives.Max(V(i.A), V(i.B), Values(i));
                SetRanks(i, i.A, i.B);
                break;
            case BlockOperation.Abs:
                TensorPrimitives.Abs(V(i.A), Values(i));
                SetRanks(i, i.A, -1);
                break;
            case BlockOperation.Sqrt:
                var root = BlockKernels.Run<SquareRootOperator>(V(i.A), 0, Values(i));
                SetRanks(i, i.A, -1);
                if (root)
                    Mend(i, static (_, x, _) => x < 0 ? (FormulaDiagnostics.Undefined, "the square root of a negative number") : default);
                break;
            case BlockOperation.Ln:
                Logarithm(i);
                break;
            case BlockOperation.Exp:
                Exponential(i);
                break;
            case BlockOperation.Round:
                Round(i);
                break;
            case BlockOperation.Clamp:
                Clamp(i);
                break;
            case BlockOperation.If:
                If(i);
                break;
            case BlockOperation.Coalesce:
                Coalesce(i);
                break;
            case BlockOperation.IsMissing:
                var x = V(i.A);
                var missing = Values(i);
                for (var k = 0; k < x.Length; k++)
                    missing[k] = double.IsNaN(x[k]) ? 1 : 0;
                _registers[i.Target].IsPlain = true;
                break;
            case BlockOperation.Change:
                var changed = BlockKernels.Run<SubtractOperator>(V(i.A), V(i.B), Values(i));
                SetRanks(i, i.A, i.B);
                if (changed)
                    Mend(i, static (_, _, _) => default);
                break;
            case BlockOperation.Growth:
                Growth(i);
                break;
            case BlockOperation.Cagr:
                Cagr(i);
                break;
            case BlockOperation.RollingSum or BlockOperation.RollingMean:
                Rolling(i);
                break;
            case BlockOperation.KeepWanted:
                var kept = run.Kept[i.Column].AsSpan(_start, _count);
                for (var k = 0; k < kept.Length; k++)
                    kept[k] = IsWanted(i.Wanted, k);
                break;
            default:
                throw new ArgumentException($"{i.Operation} is no operation.", nameof(i));
        }
    }

    private void Provide(int register)
    {
        if (register < _values.Count)
            return;
        while (register >= _values.Count)
        {
            _values.Add(ArrayPool<double>.Shared.Rent(BlockGrid.MaximumLength));
            _ranks.Add(ArrayPool<ObservationStatus>.Shared.Rent(BlockGrid.MaximumLength));
        }

        Array.Resize(ref _registers, _values.Count);
    }

    private ReadOnlySpan<double> V(int register) => _registers[register].Values.AsSpan(_registers[register].ValueStart, _count);

    private ReadOnlySpan<byte> R(int register) =>
        MemoryMarshal.AsBytes<ObservationStatus>(_registers[register].Ranks.AsSpan(_registers[register].RankStart, _count));

    private bool IsPlain(int register) => register < 0 || _registers[register].IsPlain;

    private ReadOnlySpan<byte> RanksOrEmpty(int register) => IsPlain(register) ? [] : R(register);

    private byte RankAt(int register, int cell) => IsPlain(register) ? Normal : R(register)[cell];

    // Where an operation writes; its operands are never there.
    private Span<double> Values(BlockInstruction i)
    {
        ref var register = ref _registers[i.Target];
        (register.Values, register.ValueStart) = i.IsRoot ? (_output.Values, _start) : (_values[i.Target], 0);
        return register.Values.AsSpan(register.ValueStart, _count);
    }

    private Span<byte> Ranks(BlockInstruction i)
    {
        ref var register = ref _registers[i.Target];
        (register.Ranks, register.RankStart) = i.IsRoot ? (_output.Statuses, _start) : (_ranks[i.Target], 0);
        register.IsPlain = false;
        return MemoryMarshal.AsBytes(register.Ranks.AsSpan(register.RankStart, _count));
    }

    // The ranks of a result: the larger ones of the operands.
    private void SetRanks(BlockInstruction i, int a, int b)
    {
        if (IsPlain(a) && IsPlain(b))
            _registers[i.Target].IsPlain = true;
        else if (IsPlain(a))
            R(b).CopyTo(Ranks(i));
        else if (IsPlain(b))
            R(a).CopyTo(Ranks(i));
        else
            TensorPrimitives.Max(R(a), R(b), Ranks(i));
    }

    private void View(BlockInstruction i, int start)
    {
        var column = run.Columns[i.Column];
        ref var register = ref _registers[i.Target];
        (register.Values, register.ValueStart, register.IsPlain) = (column.Values, start, column.IsPlain(start, _count));
        if (register.IsPlain)
            return;
        if (column.IsRanked)
            (register.Ranks, register.RankStart) = (column.Statuses, start);
        else
            column.CopyRanks(start, Ranks(i));
    }

    private void Store(int root)
    {
        var isPlain = IsPlain(root);
        var values = _output.Values.AsSpan(_start, _count);
        if (_registers[root].Values != _output.Values)
            V(root).CopyTo(values);
        var ranks = MemoryMarshal.AsBytes(_output.Statuses.AsSpan(_start, _count));
        if (isPlain)
            ranks.Clear();
        else if (_registers[root].Ranks != _output.Statuses)
            R(root).CopyTo(ranks);
        _output.SetPlain(_block, isPlain);
    }

    private void OtherPeriod(BlockInstruction i)
    {
        var entities = run.Plan.Axes.Keys.Length;
        var (first, last) = (_start / entities, (_start + _count - 1) / entities);
        if (first == last && i.Map[first] >= 0)
        {
            View(i, (i.Map[first] * entities) + (_start % entities));
            return;
        }

        var column = run.Columns[i.Column];
        var values = Values(i);
        var ranks = Ranks(i);
        for (var period = first; period <= last; period++)
        {
            var from = Math.Max(_start, period * entities);
            var length = Math.Min(_start + _count, (period + 1) * entities) - from;
            if (i.Map[period] >= 0)
            {
                var other = (i.Map[period] * entities) + (from % entities);
                column.Values.AsSpan(other, length).CopyTo(values[(from - _start)..]);
                column.CopyRanks(other, ranks.Slice(from - _start, length));
            }
            else
            {
                values.Slice(from - _start, length).Fill(double.NaN);
                ranks.Slice(from - _start, length).Fill(StatusCaution.MissingRank);
            }
        }
    }

    private void OtherEntity(BlockInstruction i)
    {
        var entities = run.Plan.Axes.Keys.Length;
        var column = run.Columns[i.Column];
        var values = Values(i);
        var ranks = Ranks(i);
        var isPlain = true;
        var (period, entity) = (_start / entities, _start % entities);
        for (var k = 0; k < values.Length; k++)
        {
            var other = i.Map[entity];
            (values[k], ranks[k]) = other < 0
                ? (double.NaN, StatusCaution.MissingRank)
                : (column.Values[(period * entities) + other], column.Rank((period * entities) + other));
            isPlain &= ranks[k] == Normal;
            if (++entity == entities)
                (period, entity) = (period + 1, 0);
        }

        _registers[i.Target].IsPlain = isPlain;
    }

    private bool IsWanted(WantedCells? wanted, int cell)
    {
        for (var w = wanted; w is not null; w = w.Parent)
        {
            if (w.Register < 0)
                return false;
            var value = V(w.Register)[cell];
            if (!(w.When switch { WantedWhen.True => value == 1, WantedWhen.False => value == 0, _ => double.IsNaN(value) }))
                return false;
        }

        return true;
    }

    // Makes missing what is not finite though its operands are there, and notes why. The operands are as they were: no operation writes over them.
    private void Mend(BlockInstruction i, Cause cause)
    {
        var result = Writable(i.Target);
        for (var k = 0; k < result.Length; k++)
        {
            // Adding 0 makes -0 to 0.
            result[k] += 0.0;
            if (double.IsFinite(result[k]))
                continue;
            var left = i.A < 0 ? i.Number : V(i.A)[k];
            var right = i.B < 0 ? i.Number : V(i.B)[k];
            if (!double.IsNaN(left) && !double.IsNaN(right))
                SetUndefined(i, k, cause(i, left, right));
        }
    }

    private void SetUndefined(BlockInstruction i, int k, (DiagnosticDescriptor? Kind, string? What) cause)
    {
        if (_registers[i.Target].IsPlain)
            Ranks(i).Clear();
        Writable(i.Target)[k] = double.NaN;
        Ranks(i)[k] = StatusCaution.RankOf(ObservationStatus.CannotExist);
        if (i.Site < 0 || !IsWanted(i.Wanted, k))
            return;
        run.Findings[i.Site].Add(cause.Kind ?? FormulaDiagnostics.Overflow, _start + k, _start + k, cause.What ?? FusedRun.TooLarge);
    }

    private Span<double> Writable(int register) => _registers[register].Values.AsSpan(_registers[register].ValueStart, _count);

    // What went wrong with an operation on a and b; the default for a result that is too large.
    private delegate (DiagnosticDescriptor? Kind, string? What) Cause(BlockInstruction instruction, double a, double b);

    // Operands may stand in columns, results in the output.
    private struct Register
    {
        public double[] Values;
        public ObservationStatus[] Ranks;
        public int ValueStart;
        public int RankStart;
        public bool IsPlain;
    }
}
