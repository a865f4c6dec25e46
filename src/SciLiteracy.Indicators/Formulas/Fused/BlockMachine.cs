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
    private readonly List<double[]> _slots = [];
    private readonly byte[] _marks = ArrayPool<byte>.Shared.Rent(BlockGrid.MaximumLength);
    private double[] _gathered = [];
    private Register[] _registers = [];
    private FusedColumn _output = run.Columns[0];
    private int _slot;
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
        _slot = program.Slot;
        Provide(program.Registers - 1);
        foreach (var instruction in program.Instructions)
            Run(instruction);

        Store(program.Root);
    }

    public void Dispose()
    {
        _values.ForEach(v => ArrayPool<double>.Shared.Return(v));
        _slots.ForEach(s => ArrayPool<double>.Shared.Return(s));
        _ranks.ForEach(r => ArrayPool<ObservationStatus>.Shared.Return(r));
        ArrayPool<byte>.Shared.Return(_marks);
    }

    /// <summary>Returns some cells of a period, NaN for those that are on no axis; as long as nothing else is gathered.</summary>
    public ReadOnlySpan<double> Gather(double[] values, int start, int[] entities)
    {
        if (_gathered.Length < entities.Length)
            _gathered = new double[entities.Length];
        for (var k = 0; k < entities.Length; k++)
            _gathered[k] = entities[k] < 0 ? double.NaN : values[start + entities[k]];
        return _gathered.AsSpan(0, entities.Length);
    }

    private void Run(BlockInstruction i)
    {
        switch (i.Operation)
        {
            case BlockOperation.Column:
                View(i, _start, run.Columns[i.Column].State(_block));
                break;
            case BlockOperation.OtherPeriod:
                OtherPeriod(i);
                break;
            case BlockOperation.OtherEntity:
                OtherEntity(i);
                break;
            case BlockOperation.Constant:
                Values(i).Fill(i.Number);
                _registers[i.Target].State = BlockState.Plain;
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
                Map(i, i.Operator == BinaryOperator.Divide ? Run<DivideOperator>(i) : Run<MultiplyOperator>(i), static (_, _, _) => default);
                break;
            case BlockOperation.Binary:
                Binary(i);
                break;
            case BlockOperation.Pair:
                Pair(i, i.Inner!);
                break;
            case BlockOperation.Minimum:
                Run<MinimumOperator>(i);
                SetRanks(i, i.A, i.B);
                break;
            case BlockOperation.Maximum:
                Run<MaximumOperator>(i);
                SetRanks(i, i.A, i.B);
                break;
            case BlockOperation.Abs:
                Run<AbsoluteOperator>(i);
                SetRanks(i, i.A, -1);
                break;
            case BlockOperation.Sqrt:
                Map(i, Run<SquareRootOperator>(i), static (_, x, _) => x < 0 ? (FormulaDiagnostics.Undefined, "the square root of a negative number") : default);
                break;
            case BlockOperation.Ln:
                Map(
                    i, Run<LogarithmOperator>(i),
                    static (_, x, _) => x <= 0 ? (FormulaDiagnostics.Undefined, "the logarithm of a number that is not above 0") : default);
                break;
            case BlockOperation.Exp:
                Map(i, Run<ExponentialOperator>(i), static (_, _, _) => default);
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
                _registers[i.Target].State = BlockState.Plain;
                break;
            case BlockOperation.Change:
                Map(i, Run<SubtractOperator>(i), static (_, _, _) => default);
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
            case BlockOperation.Total or BlockOperation.Share:
                Total(i);
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

    // An operand, or the number in its place.
    private BlockOperand Operand(BlockInstruction i, int register) => register < 0 ? BlockOperand.Repeated(i.Constant) : V(register);

    private BlockState State(int register) => register < 0 ? BlockState.Plain : _registers[register].State;

    private static BlockState Larger(BlockState a, BlockState b) => a > b ? a : b;

    // Where an operation writes; its operands are never there.
    private Span<double> Values(BlockInstruction i)
    {
        ref var register = ref _registers[i.Target];
        (register.Values, register.ValueStart) = !i.IsRoot ? (_values[i.Target], 0) : _slot >= 0 ? (Slot(_slot), 0) : (_output.Values, _start);
        return register.Values.AsSpan(register.ValueStart, _count);
    }

    private Span<byte> Ranks(BlockInstruction i)
    {
        ref var register = ref _registers[i.Target];
        (register.Ranks, register.RankStart) = i.IsRoot ? (_output.Statuses, _start) : (_ranks[i.Target], 0);
        register.State = BlockState.Mixed;
        return MemoryMarshal.AsBytes(register.Ranks.AsSpan(register.RankStart, _count));
    }

    // The ranks of a result: the larger ones of the operands.
    private void SetRanks(BlockInstruction i, int a, int b)
    {
        var state = Larger(State(a), State(b));
        if (state != BlockState.Mixed)
        {
            _registers[i.Target].State = state;
            return;
        }

        var ranks = Ranks(i);
        CopyRanks(a, ranks);
        RaiseRanks(b, ranks);
    }

    private void CopyRanks(int register, Span<byte> ranks)
    {
        if (State(register) == BlockState.Mixed)
            R(register).CopyTo(ranks);
        else if (State(register) == BlockState.Gapped)
            BlockKernels.MarkNaN(V(register), StatusCaution.MissingRank, ranks);
        else
            ranks.Clear();
    }

    private void RaiseRanks(int register, Span<byte> ranks)
    {
        if (State(register) == BlockState.Mixed)
            TensorPrimitives.Max(ranks, R(register), ranks);
        else if (State(register) == BlockState.Gapped)
            StatusRanks.RaiseMissing(V(register), ranks);
    }

    // An operation whose operands and results are in the same cells.
    private void Map(BlockInstruction i, bool isBad, Cause cause)
    {
        SetRanks(i, i.A, i.B);
        if (isBad)
            Mend(i, cause);
    }

    private bool Run<TOperator>(BlockInstruction i)
        where TOperator : struct, IBlockOperator => BlockKernels.Run<TOperator>(Operand(i, i.A), Operand(i, i.B), Values(i));

    private void View(BlockInstruction i, int start, BlockState state)
    {
        var column = run.Columns[i.Column];
        ref var register = ref _registers[i.Target];
        (register.Values, register.ValueStart) = i.Slot >= 0 ? (Slot(i.Slot), 0) : (column.Values, start);
        register.State = state;
        if (register.State == BlockState.Mixed)
            column.CopyRanks(start, V(i.Target), Ranks(i));
    }

    private double[] Slot(int slot)
    {
        while (slot >= _slots.Count)
            _slots.Add(ArrayPool<double>.Shared.Rent(BlockGrid.MaximumLength));
        return _slots[slot];
    }

    private void Store(int root)
    {
        var values = _output.Values.AsSpan(_start, _count);
        if (_slot >= 0)
        {
            if (_registers[root].Values != Slot(_slot))
                V(root).CopyTo(Slot(_slot));
            BlockKernels.Stream(V(root), values);
        }
        else if (_registers[root].Values != _output.Values)
        {
            V(root).CopyTo(values);
        }

        var statuses = MemoryMarshal.AsBytes(_output.Statuses.AsSpan(_start, _count));
        var state = State(root);
        if (state == BlockState.Mixed)
        {
            if (_registers[root].Ranks != _output.Statuses)
                R(root).CopyTo(statuses);
        }
        else if (state == BlockState.Plain)
        {
            _output.ClearStatuses(_block);
        }
        else if (!BlockKernels.MarkNaN(V(root), (byte)ObservationStatus.Missing, statuses))
        {
            state = BlockState.Plain;
        }

        _output.SetState(_block, state);
    }

    private void OtherPeriod(BlockInstruction i)
    {
        var entities = run.Plan.Axes.Keys.Length;
        var (first, last) = (_start / entities, (_start + _count - 1) / entities);
        if (first == last && i.Map[first] >= 0)
        {
            // The same piece of another period.
            var there = _start + ((i.Map[first] - first) * entities);
            View(i, there, run.Columns[i.Column].State(there, _count));
            return;
        }

        var column = run.Columns[i.Column];
        var values = Values(i);
        var state = BlockState.Plain;
        for (var period = first; period <= last; period++)
        {
            var (from, length) = Part(period, entities);
            var other = (i.Map[period] * entities) + (from % entities);
            if (i.Map[period] < 0)
                values.Slice(from - _start, length).Fill(double.NaN);
            else
                column.Values.AsSpan(other, length).CopyTo(values[(from - _start)..]);
            state = Larger(state, i.Map[period] < 0 ? BlockState.Gapped : column.State(other, length));
        }

        if (state != BlockState.Mixed)
        {
            _registers[i.Target].State = state;
            return;
        }

        var ranks = Ranks(i);
        for (var period = first; period <= last; period++)
        {
            var (from, length) = Part(period, entities);
            if (i.Map[period] < 0)
                ranks.Slice(from - _start, length).Fill(StatusCaution.MissingRank);
            else
                column.CopyRanks((i.Map[period] * entities) + (from % entities), ranks.Slice(from - _start, length));
        }
    }

    // The cells of the block that are in a period.
    private (int From, int Length) Part(int period, int entities)
    {
        var from = Math.Max(_start, period * entities);
        return (from, Math.Min(_start + _count, (period + 1) * entities) - from);
    }

    private void OtherEntity(BlockInstruction i)
    {
        var entities = run.Plan.Axes.Keys.Length;
        var column = run.Columns[i.Column];
        var values = Values(i);
        var ranks = Ranks(i);
        var (period, entity) = (_start / entities, _start % entities);
        for (var k = 0; k < values.Length; k++)
        {
            var other = i.Map[entity];
            (values[k], ranks[k]) = other < 0
                ? (double.NaN, StatusCaution.MissingRank)
                : (column.Values[(period * entities) + other], column.Rank((period * entities) + other));
            if (++entity == entities)
                (period, entity) = (period + 1, 0);
        }

        if (!ranks.ContainsAnyExcept(Normal))
            _registers[i.Target].State = BlockState.Plain;
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

    private void SetUndefined(BlockInstruction i, int k, (DiagnosticDescriptor? Kind, string? What) cause) => SetUndefined(i, k, cause, _start + k);

    private void SetUndefined(BlockInstruction i, int k, (DiagnosticDescriptor? Kind, string? What) cause, long order)
    {
        if (_registers[i.Target].State != BlockState.Mixed)
        {
            // What is not a number, and not yet found undefined, takes a mark for one that is missing; its turn comes.
            CopyRanks(i.Target, _marks.AsSpan(0, _count));
            _marks.AsSpan(0, _count).CopyTo(Ranks(i));
        }

        Writable(i.Target)[k] = double.NaN;
        MemoryMarshal.AsBytes(_registers[i.Target].Ranks.AsSpan(_registers[i.Target].RankStart, _count))[k] = StatusCaution.RankOf(ObservationStatus.CannotExist);
        if (i.Site < 0 || !IsWanted(i.Wanted, k))
            return;
        run.Findings[i.Site].Add(cause.Kind ?? FormulaDiagnostics.Overflow, order, _start + k, cause.What ?? FusedRun.TooLarge);
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
        public BlockState State;
    }
}
