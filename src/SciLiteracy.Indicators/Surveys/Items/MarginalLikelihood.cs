using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The marginal likelihood of answers at some parameters of the items: its value, expected counts, scores of persons, information and posterior distributions.</summary>
/// <remarks>
/// The likelihood of a pattern at the nodes is that of its first items, which it shares with the pattern before it, times that of the others; expected counts are added back
/// along the same path. Patterns are cut into blocks whose number depends on that of the patterns only, and the sums of blocks are added in their order: the number of threads
/// changes no bit. Information by Louis (1982), "Finding the observed information matrix when using the EM algorithm", JRSS B 44(2): what is expected of the complete data,
/// less the variance of their score given the answers.
/// </remarks>
internal sealed class MarginalLikelihood
{
    private const int LeastBlock = 128;
    private const int MostBlocks = 64;

    private readonly ResponsePatterns _patterns;
    private readonly AbilityGrid _grid;
    private readonly ItemCurve[] _curves;
    private readonly int[][] _places;
    private readonly int _parameters;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    // The first rows of an item in the tables of log-probabilities [item, score] and of derivatives [item, score, parameter].
    private readonly int[] _scoreRows;
    private readonly int[] _derivativeRows;
    private readonly double[] _log;
    private readonly double[] _derivatives;
    private readonly double[][] _own;

    public MarginalLikelihood(ResponsePatterns patterns, AbilityGrid grid, ItemCurve[] curves, int[][] places, int parameters, int threads, CancellationToken cancellation)
    {
        (_patterns, _grid, _curves, _places, _parameters, _threads, _cancellation) = (patterns, grid, curves, places, parameters, threads, cancellation);
        _scoreRows = new int[curves.Length + 1];
        _derivativeRows = new int[curves.Length + 1];
        for (var j = 0; j < curves.Length; j++)
        {
            _scoreRows[j + 1] = _scoreRows[j] + curves[j].Highest + 1;
            _derivativeRows[j + 1] = _derivativeRows[j] + ((curves[j].Highest + 1) * curves[j].Parameters);
        }

        _log = new double[_scoreRows[^1] * grid.Length];
        _derivatives = new double[_derivativeRows[^1] * grid.Length];
        _own = Array.ConvertAll(places, p => new double[p.Length]);
        Counts = new double[_log.Length];
    }

    /// <summary>Gets the log-likelihood at the parameters.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Gets the expected numbers of persons by item, score and node, in the rows of <see cref="CountsOf"/>.</summary>
    private double[] Counts { get; }

    private int Blocks => Math.Clamp(_patterns.Count / LeastBlock, 1, MostBlocks);

    /// <summary>Moves to other parameters; computes the log-likelihood and the expected counts (the E step).</summary>
    public void MoveTo(double[] all)
    {
        FillTables(all);
        var blocks = Blocks;
        var counts = new double[blocks][];
        var likelihoods = new CompensatedSum[blocks];
        ForBlocks(b => (likelihoods[b], counts[b]) = Count(b));
        var total = default(CompensatedSum);
        Counts.AsSpan().Clear();
        for (var b = 0; b < blocks; b++)
        {
            total.Add(likelihoods[b].Value);
            NodeVectors.Add(Counts, counts[b], Counts);
        }

        LogLikelihood = total.Value;
    }

    /// <summary>Returns the expected numbers of persons of an item by node, for one score.</summary>
    public ReadOnlySpan<double> CountsOf(int item, int score) => Counts.AsSpan((_scoreRows[item] + score) * _grid.Length, _grid.Length);

    /// <summary>Returns the gradient of the log-likelihood, by Fisher's identity that of the expected log-likelihood of the complete data.</summary>
    public double[] Gradient()
    {
        var gradient = new double[_parameters];
        for (var j = 0; j < _curves.Length; j++)
        {
            for (var k = 0; k <= _curves[j].Highest; k++)
            {
                for (var m = 0; m < _places[j].Length; m++)
                    gradient[_places[j][m]] += NodeVectors.Dot(CountsOf(j, k), DerivativesOf(j, k, m));
            }
        }

        return gradient;
    }

    /// <summary>Returns the derivative of the log-likelihood by the guessing of an item at no guessing: above 0, guessing belongs in the model.</summary>
    public double SlopeOfNoGuessing(int item)
    {
        var slope = 0.0;
        for (var q = 0; q < _grid.Count; q++)
        {
            // ∂ln P / ∂c = (1 - e) / e for a right answer, -1 for a wrong one.
            var odds = NaturalExponential.Of(Math.Min(-((_own[item][0] * _grid.Nodes[q]) + _own[item][1]), 700));
            slope += (CountsOf(item, 1)[q] * odds) - CountsOf(item, 0)[q];
        }

        return slope;
    }

    /// <summary>Returns the sum of the cross-products of the scores of persons, w s sᵀ; its lower half, shape [parameters × parameters].</summary>
    public double[] CrossProduct() => Sum((work, information) =>
    {
        for (var a = 0; a < _parameters; a++)
        {
            for (var b = 0; b <= a; b++)
                information[(a * _parameters) + b] += work.Weight * work.Score[a] * work.Score[b];
        }
    });

    /// <summary>Returns the observed information, the matrix of second derivatives of the log-likelihood times -1; its lower half, shape [parameters × parameters].</summary>
    public double[] ObservedInformation()
    {
        // Less the variances of the scores of the complete data, given the answers.
        var information = Sum((work, sum) =>
        {
            var length = _grid.Length;
            for (var a = 0; a < _parameters; a++)
            {
                NodeVectors.Dots(work.Weighted.AsSpan(a * length, length), work.Complete, work.Squares.AsSpan(0, a + 1));
                for (var b = 0; b <= a; b++)
                    sum[(a * _parameters) + b] -= work.Weight * (work.Squares[b] - (work.Score[a] * work.Score[b]));
            }
        });

        for (var j = 0; j < _curves.Length; j++)
        {
            var own = CompleteInformation(j);
            var places = _places[j];
            for (var a = 0; a < places.Length; a++)
            {
                for (var b = 0; b < places.Length; b++)
                {
                    if (places[b] <= places[a])
                        information[(places[a] * _parameters) + places[b]] += own[(a * places.Length) + b];
                }
            }
        }

        return information;
    }

    /// <summary>Computes the logs of the posterior densities of all patterns at the nodes, less the largest of each.</summary>
    /// <param name="receive">Receives a pattern and its density; called from several threads at once.</param>
    /// <param name="threads">The most threads, or -1; null for as many as the likelihood has.</param>
    public void ForPosteriors(Action<int, double[]> receive, int? threads = null)
    {
        ForBlocks(block =>
        {
            var path = new double[(_patterns.Items + 1) * _grid.Length];
            var posterior = new double[_grid.Length];
            var (first, last) = Range(block);
            for (var i = first; i < last; i++)
            {
                var end = Walk(path, i, first);
                var largest = NodeVectors.Largest(end);
                for (var q = 0; q < posterior.Length; q++)
                    posterior[q] = end[q] - largest;
                receive(i, posterior);
            }
        }, threads);
    }

    // What is expected of -∂² ln P of the complete data of an item.
    private double[] CompleteInformation(int item)
    {
        var (curve, count) = (_curves[item], _places[item].Length);
        var matrix = new double[count * count];
        var weighted = new double[_grid.Length];
        if (curve.Guesses)
        {
            for (var k = 0; k <= 1; k++)
                AddProducts(CountsOf(item, k), k);
            for (var q = 0; q < _grid.Count; q++)
                ItemCurve.AddGuessingCurvature(_own[item], _grid.Nodes[q], CountsOf(item, 0)[q], CountsOf(item, 1)[q], matrix);
            return matrix;
        }

        // Does not depend on the scores: Σ P D Dᵀ.
        var persons = new double[_grid.Length];
        for (var k = 0; k <= curve.Highest; k++)
            NodeVectors.Add(persons, CountsOf(item, k), persons);
        var probability = new double[_grid.Length];
        for (var k = 0; k <= curve.Highest; k++)
        {
            NodeVectors.Exponentials(LogOf(item, k), 0, probability);
            NodeVectors.Multiply(probability, persons, probability);
            AddProducts(probability, k);
        }

        return matrix;

        void AddProducts(ReadOnlySpan<double> factor, int score)
        {
            for (var a = 0; a < count; a++)
            {
                NodeVectors.Multiply(factor, DerivativesOf(item, score, a), weighted);
                for (var b = 0; b < count; b++)
                    matrix[(a * count) + b] += NodeVectors.Dot(weighted, DerivativesOf(item, score, b));
            }
        }
    }

    private (CompensatedSum LogLikelihood, double[] Counts) Count(int block)
    {
        var (items, length) = (_patterns.Items, _grid.Length);
        var path = new double[(items + 1) * length];
        var mass = new double[(items + 1) * length];
        var posterior = new double[length];
        var counts = new double[Counts.Length];
        var total = default(CompensatedSum);
        var (first, last) = Range(block);
        for (var i = first; i < last; i++)
        {
            if (i > first)
                Close(i - 1, _patterns.SharedWithLast(i));
            var end = Walk(path, i, first);
            var weight = _patterns.Weights[i];
            if (weight == 0)
                continue;
            var largest = NodeVectors.Largest(end);
            var sum = NodeVectors.Exponentials(end, largest, posterior);
            total.Add(weight * (largest + NaturalLogarithm.Of(sum)));
            NodeVectors.Scale(posterior, weight / sum);
            var leaf = mass.AsSpan(items * length, length);
            NodeVectors.Add(leaf, posterior, leaf);
        }

        Close(last - 1, 0);
        return (total, counts);

        // Takes the masses of a pattern back to the items that the next one shares with it.
        void Close(int pattern, int shared)
        {
            for (var t = items - 1; t >= shared; t--)
            {
                var own = mass.AsSpan((t + 1) * length, length);
                var x = _patterns[pattern][t];
                if (x >= 0)
                {
                    var row = counts.AsSpan((_scoreRows[t] + x) * length, length);
                    NodeVectors.Add(row, own, row);
                }

                var parent = mass.AsSpan(t * length, length);
                NodeVectors.Add(parent, own, parent);
                own.Clear();
            }
        }
    }

    private double[] Sum(Action<PersonWork, double[]> add)
    {
        var blocks = Blocks;
        var sums = new double[blocks][];
        ForBlocks(block =>
        {
            var (items, length) = (_patterns.Items, _grid.Length);
            var path = new double[(items + 1) * length];
            var posterior = new double[length];
            var work = new PersonWork(_parameters, length);
            var sum = new double[_parameters * _parameters];
            var (first, last) = Range(block);
            for (var i = first; i < last; i++)
            {
                var end = Walk(path, i, first);
                work.Weight = _patterns.Weights[i];
                if (work.Weight == 0)
                    continue;
                NodeVectors.Scale(posterior, 1 / NodeVectors.Exponentials(end, NodeVectors.Largest(end), posterior));
                FillScores(i, posterior, work);
                add(work, sum);
            }

            sums[block] = sum;
        });
        var total = sums[0];
        for (var b = 1; b < blocks; b++)
        {
            for (var k = 0; k < total.Length; k++)
                total[k] += sums[b][k];
        }

        return total;
    }

    // The scores of the complete data of a person at the nodes, the same times the posterior distribution, and their mean.
    private void FillScores(int pattern, double[] posterior, PersonWork work)
    {
        var length = _grid.Length;
        work.Complete.AsSpan().Clear();
        var answers = _patterns[pattern];
        for (var j = 0; j < answers.Length; j++)
        {
            if (answers[j] < 0)
                continue;
            for (var m = 0; m < _places[j].Length; m++)
            {
                var row = work.Complete.AsSpan(_places[j][m] * length, length);
                NodeVectors.Add(row, DerivativesOf(j, answers[j], m), row);
            }
        }

        for (var a = 0; a < _parameters; a++)
        {
            var row = work.Complete.AsSpan(a * length, length);
            NodeVectors.Multiply(posterior, row, work.Weighted.AsSpan(a * length, length));
            work.Score[a] = NodeVectors.Dot(posterior, row);
        }
    }

    // Extends the path of log-probabilities from what a pattern shares with the one before, and returns its end.
    private Span<double> Walk(double[] path, int pattern, int firstOfBlock)
    {
        var length = _grid.Length;
        var shared = 0;
        if (pattern == firstOfBlock)
            _grid.LogPrior.CopyTo(path, 0);
        else
            shared = _patterns.SharedWithLast(pattern);
        var answers = _patterns[pattern];
        for (var t = shared; t < answers.Length; t++)
        {
            var from = path.AsSpan(t * length, length);
            var to = path.AsSpan((t + 1) * length, length);
            if (answers[t] < 0)
                from.CopyTo(to);
            else
                NodeVectors.Add(from, LogOf(t, answers[t]), to);
        }

        return path.AsSpan(answers.Length * length, length);
    }

    private void FillTables(double[] all)
    {
        var length = _grid.Length;
        for (var j = 0; j < _curves.Length; j++)
        {
            var own = _own[j];
            for (var m = 0; m < own.Length; m++)
                own[m] = all[_places[j][m]];
            Span<double> log = new double[_curves[j].Highest + 1];
            Span<double> derivatives = new double[log.Length * own.Length];
            for (var q = 0; q < length; q++)
            {
                _curves[j].Fill(own, _grid.Nodes[q], log, derivatives);
                for (var k = 0; k < log.Length; k++)
                    _log[((_scoreRows[j] + k) * length) + q] = log[k];
                for (var k = 0; k < derivatives.Length; k++)
                    _derivatives[((_derivativeRows[j] + k) * length) + q] = derivatives[k];
            }
        }
    }

    private Span<double> LogOf(int item, int score) => _log.AsSpan((_scoreRows[item] + score) * _grid.Length, _grid.Length);

    private Span<double> DerivativesOf(int item, int score, int parameter) =>
        _derivatives.AsSpan((_derivativeRows[item] + (score * _places[item].Length) + parameter) * _grid.Length, _grid.Length);

    private (int First, int Last) Range(int block) =>
        ((int)((long)_patterns.Count * block / Blocks), (int)((long)_patterns.Count * (block + 1) / Blocks));

    private void ForBlocks(Action<int> body, int? threads = null)
    {
        var blocks = Blocks;
        if ((threads ?? _threads) == 1 || blocks == 1)
        {
            for (var b = 0; b < blocks; b++)
            {
                _cancellation.ThrowIfCancellationRequested();
                body(b);
            }

            return;
        }

        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads ?? _threads, CancellationToken = _cancellation }, body);
    }

    private sealed class PersonWork(int parameters, int length)
    {
        public double Weight { get; set; }

        public double[] Complete { get; } = new double[parameters * length];

        public double[] Weighted { get; } = new double[parameters * length];

        public double[] Score { get; } = new double[parameters];

        public double[] Squares { get; } = new double[parameters];
    }
}
