using System.Collections.Concurrent;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>One evaluation of a plan: its columns, what was found, and the workers.</summary>
internal sealed partial class FusedRun : IDisposable
{
    public const string TooLarge = "a result too large for a number";

    private readonly EvaluationOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentBag<BlockMachine> _machines = [];
    private readonly long _work;
    private long _done;

    public FusedRun(FusedPlan plan, Dataset dataset, EvaluationOptions options, CancellationToken cancellationToken)
    {
        Plan = plan;
        _options = options;
        _cancellationToken = cancellationToken;
        Findings = [.. plan.Sites.Select(_ => new SiteFindings())];
        Kept = [.. Enumerable.Range(0, plan.KeptWanted).Select(_ => new bool[plan.Axes.Length])];
        Columns = [.. plan.Columns.Select((c, i) => c.Level < 0 ? plan.Observed[i] ??= Column(c, dataset) : Column(c, dataset))];
        Totals = [.. plan.Totals.Select(_ => new FamilyTotals(plan.Families.Count * plan.Axes.Periods.Count))];
        _work = ((long)plan.Programs.Length * plan.Grid.Count) + ((long)(plan.Reductions.Length + plan.Totals.Length) * plan.Axes.Periods.Count);
    }

    public FusedPlan Plan { get; }

    public FusedColumn[] Columns { get; }

    public FamilyTotals[] Totals { get; }

    /// <summary>Gets in which cells a value counts, where something else than a program asks.</summary>
    public bool[][] Kept { get; }

    public SiteFindings[] Findings { get; }

    public void Run()
    {
        for (var level = 0; level < Plan.Levels; level++)
        {
            foreach (var reduction in Plan.Reductions.Where(r => r.Level == level))
            {
                Reduce(reduction);
                Report(Plan.Axes.Periods.Count);
            }

            SumTotals(level);
            if (level < Plan.ProgramsOfLevel.Length && Plan.ProgramsOfLevel[level] is { Length: > 0 } programs)
                Run(programs);
        }

        var ranked = Plan.Formulas.Where(f => Columns[f].HasRanks).ToArray();
        InParallel(ranked.Length, (formula, _) =>
        {
            for (var block = 0; block < Plan.Grid.Count; block++)
                Columns[ranked[formula]].ToStatuses(block);
        });
    }

    // All programs together on one block after the other.
    private void Run(BlockProgram[] programs)
    {
        var grid = Plan.Grid;
        if (!grid.IsInOrderOfTime)
        {
            InParallel(grid.Count, (block, machine) =>
            {
                Run(block, machine);
                BlockKernels.EndStreams();
            });
            return;
        }

        InParallel(grid.Pieces, (piece, machine) =>
        {
            for (var block = piece; block < grid.Count; block += grid.Pieces)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                Run(block, machine);
            }

            BlockKernels.EndStreams();
        });

        void Run(int block, BlockMachine machine)
        {
            // What the next program needs is on its way while one runs.
            for (var i = 0; i < programs.Length; i++)
            {
                if (i + 1 < programs.Length)
                    Prefetch(programs[i + 1], block);
                else if (block + grid.Pieces < grid.Count)
                    Prefetch(programs[0], block + grid.Pieces);
                machine.Run(programs[i], block);
            }

            Report(programs.Length);
        }

        void Prefetch(BlockProgram program, int block)
        {
            foreach (var column in program.Fresh)
                CachePrefetch.Begin(Columns[column].Values.AsSpan(grid.Start(block), grid.Length(block)));
        }
    }

    public void Dispose()
    {
        foreach (var machine in _machines)
            machine.Dispose();
        foreach (var (planned, column) in Plan.Columns.Zip(Columns))
        {
            if (planned.Level >= 0 && planned.Indicator is null)
                Plan.Spare.Add(column);
        }
    }

    private FusedColumn Column(PlannedColumn planned, Dataset dataset)
    {
        var length = Plan.Axes.Length;
        if (planned.Level >= 0)
        {
            if (Plan.Spare.TryTake(out var spare))
            {
                spare.Reuse();
                return spare;
            }

            return new(GC.AllocateUninitializedArray<double>(length), GC.AllocateUninitializedArray<ObservationStatus>(length), isComputed: true, Plan.Grid);
        }

        // Without regions around the data the columns of the dataset are those of the formulas.
        if (dataset.Contains(planned.Indicator!) && dataset.ColumnLength == length)
        {
            var (values, statuses) = dataset.ColumnArrays(planned.Indicator!);
            return new(values, statuses, isComputed: false, Plan.Grid);
        }

        var column = FormulaInterpreter.Observed(dataset, planned.Indicator!, Plan.Axes);
        return new(column.Values, column.Statuses, isComputed: false, Plan.Grid);
    }

    private void InParallel(int count, Action<int, BlockMachine> body)
    {
        if (count <= 1 || _options.MaxDegreeOfParallelism == 1)
        {
            var machine = Rent();
            for (var i = 0; i < count; i++)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                body(i, machine);
            }

            _machines.Add(machine);
            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism, CancellationToken = _cancellationToken };
        Parallel.For(
            0, count, options, Rent, (i, _, machine) =>
            {
                body(i, machine);
                return machine;
            },
            _machines.Add);
    }

    private BlockMachine Rent() => _machines.TryTake(out var machine) ? machine : new(this);

    private void Report(int done)
    {
        if (_options.Progress is { } progress)
            progress.Report((double)Interlocked.Add(ref _done, done) / _work);
    }
}
