using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The analyses of a model: draws, variance-based indices, elementary effects. All of it is made of chunks that depend on the seed and the range only.</summary>
internal sealed class DrawAnalysis
{
    /// <summary>The most bytes that kept scores, or the ranks of a sensitivity analysis, may take: 512 MiB.</summary>
    public const long Memory = 512L << 20;

    /// <summary>Up to how many rows of a period pairs are counted if the settings do not say: 500.</summary>
    public const int PairsUpTo = 500;

    private readonly DrawModel _model;
    private readonly UncertaintySpec _spec;
    private readonly PointDesign _design;
    private readonly bool _pairs;
    private readonly long _stride;

    public DrawAnalysis(DrawModel model, UncertaintySpec spec, long memory = Memory)
    {
        _model = model;
        _spec = spec;
        _design = Design(model.Dimensions, spec.Draws);
        _pairs = spec.Pairs ?? Sections.All(s => s <= PairsUpTo);
        _stride = ScoreStore.StrideFor(model.Rows.Length, spec.Draws, memory);
    }

    private IEnumerable<int> Sections => Enumerable.Range(0, _model.SectionStarts.Length - 1).Select(s => _model.SectionStarts[s + 1] - _model.SectionStarts[s]);

    /// <summary>Sets an evaluator to a draw.</summary>
    public void Place(long draw, DrawEvaluator evaluator)
    {
        _design.Fill(draw, evaluator.Point);
        evaluator.Streams.AsSpan().Fill(draw);
    }

    /// <summary>Does the draws of a range.</summary>
    public UncertaintyPartial Chunk(DrawRange range, CancellationToken token)
    {
        var worker = new Worker(this);
        var scores = new ScoreStore(_model.Rows.Length, range, _stride);
        // In pieces, so that it can be canceled.
        const int Piece = 64;
        for (var first = range.First; first < range.End; first += Piece)
        {
            token.ThrowIfCancellationRequested();
            worker.Run(new(first, (int)Math.Min(Piece, range.End - first)), scores);
        }

        return new(_spec, range, worker.Tally, scores, worker.Failures);
    }

    /// <summary>Does all draws, or as many as there is time for, after those that are done.</summary>
    public UncertaintyPartial Run(ChunkRunner runner, UncertaintyRunOptions options, Action<long>? progress)
    {
        var before = options.Resume;
        var first = before?.Range.End ?? 0;
        var range = new DrawRange(first, (int)(Math.Max(_spec.Draws, first) - first));
        var scores = new ScoreStore(_model.Rows.Length, range, _stride);
        var (end, workers) = runner.Run(range, options.ChunkSize, () => new Worker(this), (worker, chunk) => worker.Run(chunk, scores), progress);
        var tally = workers[0].Tally;
        var failures = workers[0].Failures;
        foreach (var worker in workers.AsSpan(1))
        {
            tally.Add(worker.Tally);
            failures.Add(worker.Failures);
        }

        var partial = new UncertaintyPartial(_spec, new(first, (int)(end - first)), tally, scores, failures);
        return before is null ? partial : Merge(before, partial);
    }

    /// <summary>Adds up what two ranges that follow each other gave.</summary>
    public UncertaintyPartial Merge(UncertaintyPartial first, UncertaintyPartial second)
    {
        if (first.Range.End != second.Range.First)
            throw new ArgumentException($"Draw {second.Range.First} does not follow draw {first.Range.End - 1}.", nameof(second));
        Require(first);
        Require(second);
        var range = new DrawRange(first.Range.First, first.Range.Count + second.Range.Count);
        var tally = new DrawTally(_model.SectionStarts, _pairs);
        var failures = new FailureLog();
        var scores = new ScoreStore(_model.Rows.Length, range, _stride);
        foreach (var part in (UncertaintyPartial[])[first, second])
        {
            tally.Add(part.Tally);
            failures.Add(part.Failures);
            scores.CopyFrom(part.Scores, part.Range.End);
        }

        return new(_spec, range, tally, scores, failures);
    }

    /// <summary>Describes what the draws gave, row by row.</summary>
    public ImmutableArray<RankDistribution> Describe(UncertaintyPartial partial, ChunkRunner runner)
    {
        var rows = new RankDistribution[_model.Rows.Length];
        runner.ForEach(rows.Length, row => rows[row] = Describe(partial, row));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    /// <summary>Computes variance-based indices; null if not one point was done in time.</summary>
    public SobolResult? Sobol(SobolSettings settings, ChunkRunner runner, Action<long>? progress)
    {
        var points = settings.Points ?? _spec.Draws;
        var factors = _model.Factors;
        var design = Design(2 * _model.Dimensions, points);
        var runs = factors.Length + 2;
        var rows = settings.PerEntity ? _model.Rows.Length : 0;
        var shifts = new double[runs * points];
        var ranks = new int[(long)rows * runs * points];
        var scores = new double[(long)rows * runs * points];
        var (end, _) = runner.Run(
            new(0, points),
            1,
            () => new SobolWorker(this, design),
            (worker, range) => worker.Run(range.First, points, shifts, ranks, scores, rows),
            progress);

        // A point counts if all its evaluations succeeded.
        int[] counted = [.. Enumerable.Range(0, (int)end).Where(p => Enumerable.Range(0, runs).All(r => !double.IsNaN(shifts[(r * points) + p])))];
        if (counted.Length == 0)
            return null;
        string[] names = [.. factors.Select(f => f.Name)];
        var n = counted.Length;
        var values = new double[runs * n];
        for (var r = 0; r < runs; r++)
        {
            for (var i = 0; i < n; i++)
                values[(r * n) + i] = shifts[(r * points) + counted[i]];
        }

        var ofEntity = new ImmutableArray<SensitivityIndex>[rows];
        var ofScore = new ImmutableArray<SensitivityIndex>[rows];
        runner.ForEach(rows, row =>
        {
            ofEntity[row] = OfEntity(row, counted, points, names, settings, place => ranks[place] == 0 ? double.NaN : ranks[place]);
            ofScore[row] = OfEntity(row, counted, points, names, settings, place => scores[place]);
        });
        var (mean, variance) = SobolEstimator.Moments(values.AsSpan(0, n), values.AsSpan(n, n));
        return new()
        {
            Points = n,
            FailedPoints = (int)end - n,
            Evaluations = end * runs,
            Mean = mean,
            Variance = variance,
            Indices = [.. SobolBootstrap.Indices(values.AsSpan(0, n), values.AsSpan(n, n), values.AsSpan(2 * n), names, settings, _spec.Seed)],
            Convergence = Convergence(values, n, factors.Length),
            Rows = rows == 0 ? [] : _model.Rows,
            OfEntity = ImmutableCollectionsMarshal.AsImmutableArray(ofEntity),
            OfScore = ImmutableCollectionsMarshal.AsImmutableArray(ofScore),
        };
    }

    /// <summary>Screens by elementary effects; null if fewer than two paths were done in time.</summary>
    public MorrisResult? Morris(MorrisSettings settings, ChunkRunner runner, Action<long>? progress)
    {
        var factors = _model.Factors;
        var paths = new MorrisPath(_spec.Seed, settings.Levels, _model.Dimensions, factors.Length);
        var effects = new double[factors.Length * settings.Paths];
        var (end, _) = runner.Run(
            new(0, settings.Paths), 1, () => new MorrisWorker(this, paths), (worker, range) => worker.Run(range.First, settings.Paths, effects), progress);

        int[] counted = [.. Enumerable.Range(0, (int)end).Where(p => Enumerable.Range(0, factors.Length).All(f => !double.IsNaN(effects[(f * settings.Paths) + p])))];
        if (counted.Length < 2)
            return null;
        return new(
            counted.Length,
            (int)end - counted.Length,
            [.. factors.Select((factor, f) => Effects(factor, [.. counted.Select(p => effects[(f * settings.Paths) + p])]))]);
    }

    private static ElementaryEffects Effects(SensitivityFactor factor, double[] effects)
    {
        double[] absolute = [.. effects.Select(Math.Abs)];
        var signed = factor.IsNumber ? effects : absolute;
        var mean = Summation.Compensated(signed) / signed.Length;
        var squares = Summation.Compensated([.. signed.Select(e => (e - mean) * (e - mean))]);
        return new(
            factor.Name,
            Summation.Compensated(absolute) / absolute.Length,
            factor.IsNumber ? mean : double.NaN,
            Math.Sqrt(squares / (signed.Length - 1)));
    }

    private static ImmutableArray<SensitivityConvergence> Convergence(double[] values, int n, int factors)
    {
        var steps = ImmutableArray.CreateBuilder<SensitivityConvergence>();
        foreach (var points in (int[])[n / 8, n / 4, n / 2, n])
        {
            if (points == 0)
                continue;
            double[] Order(Func<double[], double[], double[], double> estimate) =>
                [.. Enumerable.Range(0, factors).Select(f => estimate(values[..points], values[n..(n + points)], values[((f + 2) * n)..(((f + 2) * n) + points)]))];
            steps.Add(new(
                points,
                Order((a, b, mixed) => SobolEstimator.FirstOrder(a, b, mixed)).ToValueList(),
                Order((a, b, mixed) => SobolEstimator.TotalOrder(a, b, mixed)).ToValueList()));
        }

        return steps.ToImmutable();
    }

    private ImmutableArray<SensitivityIndex> OfEntity(int row, int[] counted, int points, string[] names, SobolSettings settings, Func<long, double> valueAt)
    {
        var runs = names.Length + 2;
        var n = counted.Length;
        var values = new double[runs * n];
        for (var r = 0; r < runs; r++)
        {
            for (var i = 0; i < n; i++)
            {
                var value = valueAt(((((long)row * runs) + r) * points) + counted[i]);
                if (double.IsNaN(value))
                    return [];
                values[(r * n) + i] = value;
            }
        }

        return [.. SobolBootstrap.Indices(values.AsSpan(0, n), values.AsSpan(n, n), values.AsSpan(2 * n), names, settings, _spec.Seed)];
    }

    private PointDesign Design(int dimensions, int points) => _spec.Sampling switch
    {
        SamplingDesign.PseudoRandom => new PseudoRandomDesign(_spec.Seed, dimensions),
        SamplingDesign.LatinHypercube => new LatinHypercubeDesign(_spec.Seed, points, dimensions),
        SamplingDesign.Sobol => new SobolDesign(_spec.Seed, dimensions),
        _ => throw new ArgumentOutOfRangeException(nameof(points), _spec.Sampling, "There is no such design."),
    };

    private void Require(UncertaintyPartial partial)
    {
        var same = _spec.Sampling == SamplingDesign.LatinHypercube ? _spec : _spec with { Draws = partial.Spec.Draws };
        if (!same.Equals(partial.Spec))
        {
            throw new ArgumentException(
                _spec.Sampling == SamplingDesign.LatinHypercube
                    ? "The draws are of an analysis with other settings; under a Latin hypercube the number of draws is one of them."
                    : "The draws are of an analysis with other settings.",
                nameof(partial));
        }

        if (partial.Tally.Missing.Length != _model.Rows.Length)
            throw new ArgumentException("The draws are of an analysis of other data.", nameof(partial));
    }

    private RankDistribution Describe(UncertaintyPartial partial, int row)
    {
        var tally = partial.Tally;
        var counts = tally.Ranks.AsSpan(row * tally.Width, tally.Width);
        var scores = new double[partial.Scores.KeptBefore(partial.Range.End)];
        partial.Scores.Read(row, scores);
        // NaN sorts before every number.
        scores.AsSpan().Sort();
        var missing = 0;
        while (missing < scores.Length && double.IsNaN(scores[missing]))
            missing++;
        ReadOnlySpan<double> known = scores.AsSpan(missing);
        var mean = known.Length == 0 ? double.NaN : Summation.Pairwise(known) / known.Length;
        var squares = 0.0;
        foreach (var score in known)
            squares += (score - mean) * (score - mean);

        var median = known.Length == 0 ? double.NaN : Quantile.Of(known, 0.5, QuantileDefinition.R7);
        var quantiles = new double[_spec.Levels.Count];
        var rankQuantiles = new double[_spec.Levels.Count];
        for (var l = 0; l < quantiles.Length; l++)
        {
            quantiles[l] = known.Length == 0 ? double.NaN : Quantile.Of(known, _spec.Levels[l], _spec.Quantiles);
            rankQuantiles[l] = RankCounts.Quantile(counts, _spec.Levels[l], _spec.Quantiles);
        }

        var total = RankCounts.Total(counts);
        var top = new double[_spec.Top.Count];
        for (var k = 0; k < top.Length; k++)
            top[k] = tally.Succeeded == 0 ? double.NaN : (double)RankCounts.Total(counts[..Math.Min(_spec.Top[k], counts.Length)]) / tally.Succeeded;
        return new()
        {
            Row = _model.Rows[row],
            NominalScore = _model.NominalScores[row],
            NominalRank = _model.NominalRanks[row] is > 0 and var rank ? rank : null,
            ScoreMean = mean,
            ScoreStandardDeviation = known.Length < 2 ? double.NaN : Math.Sqrt(squares / (known.Length - 1)),
            ScoreMedian = median,
            ScoreQuantiles = quantiles.ToValueList(),
            RankMean = RankCounts.Mean(counts),
            RankMedian = RankCounts.Quantile(counts, 0.5, QuantileDefinition.R7),
            RankQuantiles = rankQuantiles.ToValueList(),
            Top = top.ToValueList(),
            Draws = total,
            MissingDraws = tally.Missing[row],
        };
    }

    /// <summary>The mean over the rows with both of the absolute difference between a rank and that of the index as specified; NaN if there is none.</summary>
    private double Shift(ReadOnlySpan<int> ranks)
    {
        var nominal = _model.NominalRanks.AsSpan();
        var sum = 0L;
        var count = 0;
        for (var row = 0; row < ranks.Length; row++)
        {
            if (ranks[row] == 0 || nominal[row] == 0)
                continue;
            sum += Math.Abs(ranks[row] - nominal[row]);
            count++;
        }

        return count == 0 ? double.NaN : (double)sum / count;
    }

    private sealed class Worker(DrawAnalysis analysis)
    {
        private readonly DrawEvaluator _evaluator = analysis._model.CreateEvaluator();

        public DrawTally Tally { get; } = new(analysis._model.SectionStarts, analysis._pairs);

        public FailureLog Failures { get; } = new();

        public void Run(DrawRange range, ScoreStore scores)
        {
            for (var draw = range.First; draw < range.End; draw++)
            {
                analysis.Place(draw, _evaluator);
                if (_evaluator.TryEvaluate())
                {
                    Tally.Add(_evaluator.Ranks);
                    scores.Write(draw, _evaluator.Scores);
                }
                else
                {
                    Failures.Add(draw, _evaluator.FailureReason!);
                    scores.WriteFailure(draw);
                }
            }
        }
    }

    private sealed class SobolWorker(DrawAnalysis analysis, PointDesign design)
    {
        private readonly DrawEvaluator _evaluator = analysis._model.CreateEvaluator();
        private readonly double[] _both = new double[design.Dimensions];

        public void Run(long point, int points, double[] shifts, int[] ranks, double[] scores, int rows)
        {
            design.Fill(point, _both);
            var factors = analysis._model.Factors;
            for (var run = 0; run < factors.Length + 2; run++)
            {
                // Of each point, A is the first half of the coordinates with even draws of the streams, B the other half with odd ones.
                var dimensions = _evaluator.Point.Length;
                _both.AsSpan(run == 1 ? dimensions : 0, dimensions).CopyTo(_evaluator.Point);
                _evaluator.Streams.AsSpan().Fill((2 * point) + (run == 1 ? 1 : 0));
                if (run >= 2)
                {
                    foreach (var d in factors[run - 2].Dimensions)
                        _evaluator.Point[d] = _both[dimensions + d];
                    foreach (var s in factors[run - 2].Streams)
                        _evaluator.Streams[s] = (2 * point) + 1;
                }

                var succeeded = _evaluator.TryEvaluate();
                shifts[((long)run * points) + point] = succeeded ? analysis.Shift(_evaluator.Ranks) : double.NaN;
                for (var row = 0; row < rows; row++)
                {
                    var place = ((((long)row * (factors.Length + 2)) + run) * points) + point;
                    ranks[place] = succeeded ? _evaluator.Ranks[row] : 0;
                    scores[place] = succeeded ? _evaluator.Scores[row] : double.NaN;
                }
            }
        }
    }

    private sealed class MorrisWorker(DrawAnalysis analysis, MorrisPath paths)
    {
        private readonly DrawEvaluator _evaluator = analysis._model.CreateEvaluator();
        private readonly double[] _start = new double[analysis._model.Dimensions];
        private readonly double[] _end = new double[analysis._model.Dimensions];
        private readonly int[] _order = new int[analysis._model.Factors.Length];

        public void Run(long path, int count, double[] effects)
        {
            paths.Fill(path, _start, _end, _order);
            _start.CopyTo(_evaluator.Point.AsSpan());
            _evaluator.Streams.AsSpan().Fill(2 * path);
            var before = Evaluate();
            foreach (var f in _order)
            {
                var factor = analysis._model.Factors[f];
                var step = paths.Step;
                foreach (var d in factor.Dimensions)
                    _evaluator.Point[d] = _end[d];
                if (factor.IsNumber && _end[factor.Dimensions[0]] < _start[factor.Dimensions[0]])
                    step = -step;
                foreach (var s in factor.Streams)
                    _evaluator.Streams[s] = (2 * path) + 1;
                var after = Evaluate();
                effects[((long)f * count) + path] = (after - before) / step;
                before = after;
            }
        }

        private double Evaluate() => _evaluator.TryEvaluate() ? analysis.Shift(_evaluator.Ranks) : double.NaN;
    }
}
