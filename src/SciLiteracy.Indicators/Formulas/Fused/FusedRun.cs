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

    // In how many turns a piece is run at most.
    private const int MostTurns = 20;

    private readonly EvaluationOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentBag<BlockMachine> _machines = [];
    private readonly WorkerCrew<BlockMachine> _crew;
    private readonly BlockMachine _own;
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
        _crew = new(options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism, Rent, _machines.Add);
        _own = Rent();
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

        // The pieces by turns, some periods at a time, so that at the end no thread is left with a piece that others could have taken a part of.
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, grid.Pieces));
        var next = new int[grid.Pieces];
        for (var piece = 0; piece < next.Length; piece++)
            next[piece] = piece;
        var turn = grid.Pieces * Math.Max(1, grid.Count / grid.Pieces / MostTurns);
        InParallel(Math.Min(grid.Pieces, _crew.Threads), (_, machine) =>
        {
            while (waiting.TryDequeue(out var piece))
            {
                var end = Math.Min(grid.Count, next[piece] + turn);
                for (; next[piece] < end; next[piece] += grid.Pieces)
                {
                    _cancellationToken.ThrowIfCancellationRequested();
                    Run(next[piece], machine);
                }

                BlockKernels.EndStreams();
                if (next[piece] < grid.Count)
                    waiting.Enqueue(piece);
            }
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
        _crew.Dispose();
        _own.Dispose();
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

    private void InParallel(int count, Action<int, BlockMachine> body) => _crew.Run(count, body, _own, _cancellationToken);

    private BlockMachine Rent() => _machines.TryTake(out var machine) ? machine : new(this);

    private void Report(int done)
    {
        if (_options.Progress is { } progress)
            progress.Report((double)Interlocked.Add(ref _done, done) / _work);
    }
}
