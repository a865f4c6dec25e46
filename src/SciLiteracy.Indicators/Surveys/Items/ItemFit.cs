using System.Numerics.Tensors;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Fits an item model by marginal maximum likelihood, with abilities from the standard normal distribution on a fixed grid.</summary>
/// <remarks>
/// The gradient is Σ w s over the scores s of persons (Fisher's identity, the M step of Bock and Aitkin's EM has the same zero), the matrix of a step Σ w s sᵀ (Berndt, Hall,
/// Hall and Hausman, 1974), halved until the likelihood rises; its inverse at the end gives standard errors. Ends when no parameter changes by more than 1e-10.
/// Source: Bock and Aitkin (1981), "Marginal maximum likelihood estimation of item parameters", Psychometrika 46(4).
/// </remarks>
internal sealed class ItemFit
{
    private const int BlockRows = 256;
    private const int MostSteps = 500;
    private const double Tolerance = 1e-10;

    private readonly ItemResponses _responses;
    private readonly double[] _weights;
    private readonly double[] _logPrior;
    private readonly int[][] _places;
    private readonly int _count;

    private ItemFit(ItemResponses responses, double[] weights, ItemSettings settings)
    {
        _responses = responses;
        _weights = weights;
        Nodes = new double[settings.Nodes];
        var density = new double[settings.Nodes];
        for (var q = 0; q < Nodes.Length; q++)
        {
            Nodes[q] = settings.Low + ((settings.High - settings.Low) * q / (Nodes.Length - 1));
            density[q] = NormalDistribution.Density(Nodes[q]);
        }

        var sum = density.Sum();
        _logPrior = Array.ConvertAll(density, d => Math.Log(d / sum));
        Curves = Array.ConvertAll(responses.Highest, h => new ItemCurve(h, settings.Model == ItemModel.ThreeParameter));

        // The place of every parameter of an item among all; in a Rasch model the slopes share one.
        _places = new int[Curves.Length][];
        var next = settings.Model == ItemModel.Rasch ? 1 : 0;
        for (var j = 0; j < Curves.Length; j++)
        {
            _places[j] = new int[Curves[j].Parameters];
            for (var k = 0; k < _places[j].Length; k++)
                _places[j][k] = k == 0 && settings.Model == ItemModel.Rasch ? 0 : next++;
        }

        _count = next;
        All = new double[_count];
    }

    public ItemCurve[] Curves { get; }

    public double[] Nodes { get; }

    public double LogLikelihood { get; private set; }

    public int Iterations { get; private set; }

    public bool Converged { get; private set; }

    private double[] All { get; set; }

    private double[]? Inverse { get; set; }

    /// <summary>Fits a model.</summary>
    /// <param name="responses">The answers.</param>
    /// <param name="weights">Weights of mean 1; shape [rows].</param>
    /// <param name="settings">The model and the grid.</param>
    public static ItemFit Of(ItemResponses responses, double[] weights, ItemSettings settings)
    {
        var fit = new ItemFit(responses, weights, settings);
        fit.Start();
        fit.Climb();
        return fit;
    }

    /// <summary>Returns the parameters of an item: a, the d, and g.</summary>
    public double[] ParametersOf(int item) => Array.ConvertAll(_places[item], k => All[k]);

    /// <summary>Returns the standard error of a parameter of an item; NaN if the information is singular.</summary>
    public double ErrorOf(int item, int parameter)
    {
        var place = _places[item][parameter];
        return Inverse is null ? double.NaN : Math.Sqrt(Inverse[(place * _count) + place]);
    }

    /// <summary>Returns the mean and standard deviation of the posterior distribution of every person.</summary>
    public (double Mean, double Deviation)[] Posterior()
    {
        var results = new (double, double)[_responses.Rows];
        var (log, _) = Tables(All, withDerivatives: false);
        var posterior = new double[Nodes.Length];
        for (var i = 0; i < results.Length; i++)
        {
            FillPosterior(i, log, posterior);
            var (mean, square) = (0.0, 0.0);
            for (var q = 0; q < posterior.Length; q++)
                mean += posterior[q] * Nodes[q];
            for (var q = 0; q < posterior.Length; q++)
                square += posterior[q] * (Nodes[q] - mean) * (Nodes[q] - mean);
            results[i] = (mean, Math.Sqrt(square));
        }

        return results;
    }

    /// <summary>Draws abilities from the posterior distribution of every person; shape [count][rows].</summary>
    /// <remarks>
    /// Between two nodes the log of the density is a line, so that its integral has a closed inverse. The number of draw i and dimension m is that of row i and set m.
    /// </remarks>
    public double[][] DrawAbilities(int count, ulong seed, int threads)
    {
        var (log, _) = Tables(All, withDerivatives: false);
        var random = new CounterRandom(seed, RandomPurpose.PlausibleValues);
        var draws = Array.ConvertAll(new int[count], _ => new double[_responses.Rows]);
        var blocks = (_responses.Rows + BlockRows - 1) / BlockRows;
        if (threads == 1 || blocks == 1)
        {
            for (var block = 0; block < blocks; block++)
                Draw(block);
        }
        else
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, Draw);
        }

        return draws;

        void Draw(int block)
        {
            var posterior = new double[Nodes.Length];
            var cumulated = new double[Nodes.Length];
            for (var i = block * BlockRows; i < Math.Min((block + 1) * BlockRows, _responses.Rows); i++)
            {
                FillLogPosterior(i, log, posterior);
                for (var q = 1; q < Nodes.Length; q++)
                    cumulated[q] = cumulated[q - 1] + Mass(posterior[q - 1], posterior[q], Nodes[q] - Nodes[q - 1]);
                for (var m = 0; m < count; m++)
                    draws[m][i] = Inverse(random.Uniform(i, m), posterior, cumulated);
            }
        }

        double Inverse(double uniform, double[] posterior, double[] cumulated)
        {
            var wanted = uniform * cumulated[^1];
            var place = Array.BinarySearch(cumulated, wanted);
            var q = Math.Clamp(place >= 0 ? place : ~place - 1, 0, Nodes.Length - 2);
            var (width, rise) = (Nodes[q + 1] - Nodes[q], posterior[q + 1] - posterior[q]);
            var mass = cumulated[q + 1] - cumulated[q];
            var share = mass > 0 ? Math.Clamp((wanted - cumulated[q]) / mass, 0, 1) : 0;
            // log(1 + share (exp(rise) - 1)) / rise, from the end at which nothing overflows.
            var t = Math.Abs(rise) < 1e-9 ? share
                : rise < 0 ? Math.Log(1 + (share * (Math.Exp(rise) - 1))) / rise
                : 1 + (Math.Log(share + ((1 - share) * Math.Exp(-rise))) / rise);
            return Nodes[q] + (width * Math.Clamp(t, 0, 1));
        }

        static double Mass(double left, double right, double width)
        {
            var (low, high) = (Math.Min(left, right), Math.Max(left, right));
            var fall = high - low;
            return width * Math.Exp(high) * (fall < 1e-9 ? 1 : (1 - Math.Exp(-fall)) / fall);
        }
    }

    private void Start()
    {
        for (var j = 0; j < Curves.Length; j++)
        {
            var counts = new double[Curves[j].Highest + 1];
            for (var i = 0; i < _responses.Rows; i++)
            {
                if (_responses.Scores[j][i] >= 0)
                    counts[_responses.Scores[j][i]] += _weights[i];
            }

            All[_places[j][0]] = 1;
            for (var k = 1; k < counts.Length; k++)
                All[_places[j][k]] = Math.Log((counts[k] + 0.5) / (counts[0] + 0.5));
            if (Curves[j].Guesses)
                All[_places[j][2]] = Math.Log(0.15 / 0.85);
        }
    }

    private void Climb()
    {
        var (likelihood, gradient, information) = Evaluate(All);
        LogLikelihood = likelihood;
        while (Iterations < MostSteps)
        {
            Iterations++;
            if (CholeskyFactor.Of(information, _count) is not { } factor)
                return;
            var step = (double[])gradient.Clone();
            factor.Solve(step);
            var scale = 1.0;
            double[] next;
            while (true)
            {
                next = [.. All.Zip(step, (p, s) => p + (scale * s))];
                (likelihood, gradient, information) = Evaluate(next);
                // Near the top the likelihood changes by less than its rounding.
                if (likelihood >= LogLikelihood - (1e-12 * Math.Abs(LogLikelihood)) || scale < 1e-6)
                    break;
                scale /= 2;
            }

            var change = step.Max(s => Math.Abs(scale * s));
            All = next;
            LogLikelihood = likelihood;
            if (double.IsNaN(change))
                return;
            if (change < Tolerance)
            {
                Converged = true;
                Inverse = CholeskyFactor.Of(information, _count)?.Inverse();
                return;
            }
        }
    }

    // The log-likelihood, its gradient, and the cross-product of the scores of persons (its lower half).
    private (double LogLikelihood, double[] Gradient, double[] Information) Evaluate(double[] all)
    {
        var (log, derivatives) = Tables(all, withDerivatives: true);
        var total = default(CompensatedSum);
        var gradient = new double[_count];
        var information = new double[_count * _count];
        var posterior = new double[Nodes.Length];
        var score = new double[_count];
        for (var i = 0; i < _responses.Rows; i++)
        {
            if (_weights[i] == 0)
                continue;
            total.Add(_weights[i] * FillPosterior(i, log, posterior));
            Array.Clear(score);
            for (var j = 0; j < Curves.Length; j++)
            {
                var x = _responses.Scores[j][i];
                if (x < 0)
                    continue;
                for (var k = 0; k < _places[j].Length; k++)
                    score[_places[j][k]] += TensorPrimitives.Dot<double>(posterior, derivatives![j][(x * _places[j].Length) + k]);
            }

            TensorPrimitives.MultiplyAdd<double>(score, _weights[i], gradient, gradient);
            for (var a = 0; a < _count; a++)
            {
                var row = information.AsSpan(a * _count, a + 1);
                TensorPrimitives.MultiplyAdd<double>(score.AsSpan(0, a + 1), _weights[i] * score[a], row, row);
            }
        }

        return (total.Value, gradient, information);
    }

    // Log-probabilities by item and score over the nodes, and their derivatives by item, score and parameter.
    private (double[][][] Log, double[][][]? Derivatives) Tables(double[] all, bool withDerivatives)
    {
        var log = new double[Curves.Length][][];
        var derivatives = withDerivatives ? new double[Curves.Length][][] : null;
        for (var j = 0; j < Curves.Length; j++)
        {
            var curve = Curves[j];
            var own = Array.ConvertAll(_places[j], k => all[k]);
            log[j] = Array.ConvertAll(new int[curve.Highest + 1], _ => new double[Nodes.Length]);
            var slopes = Array.ConvertAll(new int[(curve.Highest + 1) * curve.Parameters], _ => new double[Nodes.Length]);
            var (p, d) = (new double[curve.Highest + 1], new double[slopes.Length]);
            for (var q = 0; q < Nodes.Length; q++)
            {
                curve.Fill(own, Nodes[q], p, d);
                for (var k = 0; k < p.Length; k++)
                    log[j][k][q] = p[k];
                for (var k = 0; k < d.Length; k++)
                    slopes[k][q] = d[k];
            }

            if (derivatives is not null)
                derivatives[j] = slopes;
        }

        return (log, derivatives);
    }

    // Fills in the posterior distribution of a person and returns the log of the marginal probability of the answers.
    private double FillPosterior(int person, double[][][] log, double[] posterior)
    {
        var largest = FillLogPosterior(person, log, posterior);
        TensorPrimitives.Exp<double>(posterior, posterior);
        var sum = TensorPrimitives.Sum<double>(posterior);
        TensorPrimitives.Divide(posterior, sum, posterior);
        return largest + Math.Log(sum);
    }

    // Fills in the log of the posterior density at the nodes, less its largest value, which is returned.
    private double FillLogPosterior(int person, double[][][] log, double[] posterior)
    {
        _logPrior.CopyTo(posterior, 0);
        for (var j = 0; j < Curves.Length; j++)
        {
            var x = _responses.Scores[j][person];
            if (x >= 0)
                TensorPrimitives.Add<double>(posterior, log[j][x], posterior);
        }

        var largest = TensorPrimitives.Max<double>(posterior);
        TensorPrimitives.Subtract(posterior, largest, posterior);
        return largest;
    }
}
