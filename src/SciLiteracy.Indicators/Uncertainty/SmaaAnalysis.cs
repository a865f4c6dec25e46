using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Central weights and confidence factors of an index. Blocks of draws are added up in their order, so that the number of threads changes no bit.</summary>
internal sealed class SmaaAnalysis
{
    private const int Block = 256;

    private readonly IndexDrawModel _model;
    private readonly DrawAnalysis _draws;
    private readonly ImmutableArray<ImmutableArray<int>> _siblings;
    private readonly int[] _nodes;

    public SmaaAnalysis(IndexDrawModel model, DrawAnalysis draws)
    {
        _model = model;
        _draws = draws;
        _siblings = SiblingsOf(model);
        _nodes = [.. _siblings.SelectMany(s => s)];
    }

    /// <summary>Returns the groups of siblings of which the weight of one varies at least.</summary>
    public static ImmutableArray<ImmutableArray<int>> SiblingsOf(IndexDrawModel model)
    {
        var structure = model.Plan.Structure;
        return
        [
            .. model.Bindings.SelectMany(b => b.WeightedNodes(structure)).Where(n => n != structure.Root).Select(n => structure.Parents[n]).Distinct().Order()
                .Select(parent => structure.Children[parent]).Where(s => s.Length > 1),
        ];
    }

    /// <summary>Computes the analysis; null if there was no time for one block.</summary>
    /// <param name="draws">The number of draws, from draw 0 on.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="runner">Runs the blocks.</param>
    /// <param name="progress">Is told how many of twice the draws are done.</param>
    public SmaaResult? Run(int draws, SmaaSettings settings, ChunkRunner runner, Action<long>? progress)
    {
        var blocks = new FirstRanks?[(draws + Block - 1) / Block];
        var (end, _) = runner.Run(new(0, draws), Block, () => new IndexDrawEvaluator(_model), (evaluator, range) => blocks[range.First / Block] = Count(range, evaluator), progress);
        if (end == 0)
            return null;
        var rows = _model.Rows.Length;
        var succeeded = 0L;
        var counts = new long[rows];
        var sums = new double[rows][];
        foreach (var block in blocks.OfType<FirstRanks>())
        {
            succeeded += block.Succeeded;
            foreach (var (row, count, sum) in block.Rows)
            {
                counts[row] += count;
                var total = sums[row] ??= new double[_nodes.Length];
                for (var n = 0; n < total.Length; n++)
                    total[n] += sum[n];
            }
        }

        for (var row = 0; row < rows; row++)
        {
            for (var n = 0; n < _nodes.Length && counts[row] > 0; n++)
                sums[row][n] /= counts[row];
        }

        var confidence = Confidence([.. Enumerable.Range(0, rows).Where(r => counts[r] > 0)], sums, settings.ConfidenceDraws ?? draws, draws, runner, progress);
        var none = Enumerable.Repeat(double.NaN, _nodes.Length).ToValueList();
        return new(
            succeeded,
            [.. _nodes.Select(n => _model.Plan.Structure[n].Code)],
            [.. Enumerable.Range(0, rows).Select(r => new SmaaEntity(
                _model.Rows[r],
                succeeded == 0 ? double.NaN : (double)counts[r] / succeeded,
                confidence[r],
                counts[r] == 0 ? none : sums[r].ToValueList()))]);
    }

    // The draws of a range in which each row is the first, and the sum of the weights in them.
    private FirstRanks Count(DrawRange range, IndexDrawEvaluator evaluator)
    {
        var places = new Dictionary<int, int>();
        var rows = new List<(int Row, int Count, double[] Sum)>();
        var succeeded = 0;
        var shares = new double[_nodes.Length];
        for (var draw = range.First; draw < range.End; draw++)
        {
            _draws.Place(draw, evaluator);
            if (!evaluator.TryEvaluate())
                continue;
            succeeded++;
            Shares(evaluator.Workspace.UsedWeights, shares);
            for (var row = 0; row < evaluator.Ranks.Length; row++)
            {
                if (evaluator.Ranks[row] != 1)
                    continue;
                if (!places.TryGetValue(row, out var place))
                {
                    places.Add(row, place = rows.Count);
                    rows.Add((row, 0, new double[_nodes.Length]));
                }

                var (_, count, sum) = rows[place];
                for (var n = 0; n < sum.Length; n++)
                    sum[n] += shares[n];
                rows[place] = (row, count + 1, sum);
            }
        }

        return new(succeeded, rows);
    }

    private void Shares(double[] weights, double[] shares)
    {
        var place = 0;
        foreach (var siblings in _siblings)
        {
            var total = 0.0;
            foreach (var node in siblings)
                total += weights[node];
            foreach (var node in siblings)
                shares[place++] = total > 0 ? weights[node] / total : 0;
        }
    }

    private double[] Confidence(int[] firsts, double[][] weights, int draws, int all, ChunkRunner runner, Action<long>? progress)
    {
        var confidence = new double[_model.Rows.Length];
        Array.Fill(confidence, double.NaN);
        // With the weights held, what varies nothing else is the same in every draw.
        var needed = _model.Bindings.All(b => b.WeightedNodes(_model.Plan.Structure).Any() && b is ContinuousBinding) ? 1 : draws;
        runner.Run(
            new(0, firsts.Length),
            1,
            () => new IndexDrawEvaluator(_model),
            (evaluator, range) =>
            {
                var row = firsts[range.First];
                evaluator.HoldWeights(_nodes, weights[row]);
                var (first, succeeded) = (0, 0);
                for (var draw = 0L; draw < needed; draw++)
                {
                    _draws.Place(draw, evaluator);
                    if (!evaluator.TryEvaluate())
                        continue;
                    succeeded++;
                    first += evaluator.Ranks[row] == 1 ? 1 : 0;
                }

                confidence[row] = succeeded == 0 ? double.NaN : (double)first / succeeded;
            },
            progress is null ? null : done => progress(all + (all * done / firsts.Length)));
        return confidence;
    }

    private sealed record FirstRanks(int Succeeded, List<(int Row, int Count, double[] Sum)> Rows);
}
