using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Fits an item model by marginal maximum likelihood, with abilities from the standard normal distribution on a fixed grid.</summary>
/// <remarks>
/// Bock and Aitkin's EM algorithm (expected counts at the nodes, then the parameters that make them likeliest) goes near the maximum; Newton's method with the observed
/// information takes the last steps, and gives way to EM where the information is not positive definite or the likelihood does not rise. It ends with a step below 1e-9
/// of the parameters (or of 1), after which the distance to the maximum is that of rounding. Guessing that falls below 1e-5 is taken as 0, the edge of its range, if the
/// likelihood falls from there on. Source: Bock and Aitkin (1981), "Marginal maximum likelihood estimation of item parameters", Psychometrika 46(4).
/// </remarks>
internal sealed class ItemFit
{
    private const int MostSteps = 3000;
    private const int MostNewtonSteps = 60;
    private const int MostInnerSteps = 4;
    private const double Tolerance = 1e-9;
    private const double NearEnough = 1e-3;

    // ln(c / (1 - c)) below which c is taken as 0, and where it starts again.
    private const double LeastGuessing = -12;
    private const double RestartedGuessing = -3;

    // Beyond these a curve is a step or a constant over the nodes: the maximum is at infinity.
    private const double FarthestSlope = 100;
    private const double FarthestIntercept = 300;

    // The most that knowing all other parameters may take from a variance.
    private const double MostInflation = 1e8;

    private readonly ResponsePatterns _patterns;
    private readonly AbilityGrid _grid;
    private readonly MarginalLikelihood _likelihood;
    private readonly int[][] _places;
    private readonly int[][] _groups;
    private readonly int _count;
    private readonly bool[] _isFixed;
    private readonly bool[] _isReleased;
    private double[] _all;
    private double[]? _covariance;

    private ItemFit(ResponsePatterns patterns, int[] highest, ItemSettings settings, int threads, CancellationToken cancellation)
    {
        _patterns = patterns;
        _grid = new(settings.Nodes, settings.Low, settings.High);
        Curves = Array.ConvertAll(highest, h => new ItemCurve(h, settings.Model == ItemModel.ThreeParameter));

        // The place of every parameter of an item among all; in a Rasch model the slopes share one.
        var isShared = settings.Model == ItemModel.Rasch;
        _places = new int[Curves.Length][];
        var next = isShared ? 1 : 0;
        for (var j = 0; j < Curves.Length; j++)
        {
            _places[j] = new int[Curves[j].Parameters];
            for (var k = 0; k < _places[j].Length; k++)
                _places[j][k] = k == 0 && isShared ? 0 : next++;
        }

        int[] items = [.. Enumerable.Range(0, Curves.Length)];
        _groups = isShared ? [items] : Array.ConvertAll(items, j => new[] { j });
        _count = next;
        _all = new double[_count];
        _isFixed = new bool[_count];
        _isReleased = new bool[_count];
        _likelihood = new(patterns, _grid, Curves, _places, _count, threads, cancellation);
    }

    public ItemCurve[] Curves { get; }

    public double LogLikelihood => _likelihood.LogLikelihood;

    public int Iterations { get; private set; }

    public bool Converged { get; private set; }

    /// <summary>Gets the largest absolute derivative of the log-likelihood by a parameter that is not at the edge of its range.</summary>
    public double LargestGradient { get; private set; }

    /// <summary>Gets a value indicating whether the search stood still where the information is singular: the data do not determine all parameters.</summary>
    public bool IsSingular { get; private set; }

    /// <summary>Gets the items whose parameters grow without end.</summary>
    public int[] Diverging { get; private set; } = [];

    /// <summary>Gets the number of parameters that were estimated.</summary>
    public int FreeParameters => _isFixed.Count(f => !f);

    public bool HasErrors => _covariance is not null;

    /// <summary>Fits a model.</summary>
    /// <param name="patterns">The answers and their weights.</param>
    /// <param name="highest">The highest score of every item.</param>
    /// <param name="settings">The model and the grid.</param>
    /// <param name="threads">The most threads, or -1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ItemFit Of(ResponsePatterns patterns, int[] highest, ItemSettings settings, int threads, CancellationToken cancellation)
    {
        var fit = new ItemFit(patterns, highest, settings, threads, cancellation);
        fit.Start();
        fit.Climb();
        if (fit.Converged)
            fit.FindErrors(settings.StandardErrors);
        return fit;
    }

    /// <summary>Returns the parameters of an item: a, the d, and g.</summary>
    public double[] ParametersOf(int item) => Array.ConvertAll(_places[item], k => _all[k]);

    /// <summary>Returns whether the guessing of an item is 0, the edge of its range.</summary>
    public bool IsAtEdge(int item) => Curves[item].Guesses && _isFixed[_places[item][^1]];

    /// <summary>Returns the standard error of a function of the parameters of an item with a gradient; NaN if the information is singular or a parameter is at its edge.</summary>
    public double ErrorOf(int item, ReadOnlySpan<double> gradient)
    {
        if (_covariance is null)
            return double.NaN;
        var places = _places[item];
        var sum = 0.0;
        for (var a = 0; a < places.Length; a++)
        {
            if (gradient[a] != 0 && _isFixed[places[a]])
                return double.NaN;
            for (var b = 0; b < places.Length; b++)
                sum += gradient[a] * gradient[b] * _covariance[(places[a] * _count) + places[b]];
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Returns the mean and standard deviation of the posterior distribution of every pattern.</summary>
    public PersonScore[] Posterior()
    {
        var results = new PersonScore[_patterns.Count];
        _likelihood.ForPosteriors((pattern, log) => results[pattern] = _grid.Moments(log));
        return results;
    }

    /// <summary>Draws abilities from the posterior distribution of every row; shape [count][rows].</summary>
    public double[][] DrawAbilities(int count, ulong seed, int threads) => PosteriorDraws.Draw(_likelihood, _patterns, _grid, count, seed, threads);

    private void Start()
    {
        for (var j = 0; j < Curves.Length; j++)
        {
            var counts = new double[Curves[j].Highest + 1];
            for (var i = 0; i < _patterns.Count; i++)
            {
                if (_patterns[i][j] >= 0)
                    counts[_patterns[i][j]] += _patterns.Weights[i];
            }

            _all[_places[j][0]] = 1;
            for (var k = 1; k < counts.Length; k++)
                _all[_places[j][k]] = NaturalLogarithm.Of((counts[k] + 0.5) / (counts[0] + 0.5));
            if (Curves[j].Guesses)
                _all[_places[j][2]] = NaturalLogarithm.Of(0.15 / 0.85);
        }
    }

    private void Climb()
    {
        _likelihood.MoveTo(_all);
        var (isTop, sinceNewton, patience) = (false, 0, 20);
        while (Iterations < MostSteps)
        {
            Iterations++;
            var next = Maximize();
            var change = LargestChange(_all, next);
            _all = next;
            _likelihood.MoveTo(_all);
            StopAtEdges();
            if (HasDiverged())
                return;
            if (++sinceNewton < patience && change > NearEnough)
                continue;
            isTop = ClimbByNewton() && !ReleaseEdges();
            if (HasDiverged())
                return;
            if (isTop || change < Tolerance)
                break;
            (sinceNewton, patience) = (0, patience * 2);
        }

        IsSingular = InformationIsSingular();
        Converged = isTop && !IsSingular;
    }

    // Whether a parameter is a function of the others as far as the answers tell: its variance is far more than it would be if they were known.
    private bool InformationIsSingular()
    {
        var information = _likelihood.ObservedInformation();
        LeaveOutFixed(new double[_count], information);
        return CholeskyFactor.Of(information, _count)?.Inverse() is not { } inverse
            || Enumerable.Range(0, _count).Any(k => !(information[(k * _count) + k] * inverse[(k * _count) + k] < MostInflation));
    }

    // Newton's steps as long as they work; true at the maximum.
    private bool ClimbByNewton()
    {
        for (var s = 0; s < MostNewtonSteps; s++)
        {
            Iterations++;
            var (gradient, information) = (_likelihood.Gradient(), _likelihood.ObservedInformation());
            LeaveOutFixed(gradient, information);
            if (CholeskyFactor.Of(information, _count) is not { } factor)
                return false;
            factor.Solve(gradient);
            var (start, level) = (_all, LogLikelihood);
            var scale = 1.0;
            while (true)
            {
                _all = [.. start.Zip(gradient, (p, d) => double.IsNegativeInfinity(p) ? p : p + (scale * d))];
                _likelihood.MoveTo(_all);

                // Near the top the likelihood changes by less than its rounding.
                if (LogLikelihood >= level - (1e-12 * Math.Abs(level)))
                    break;
                scale /= 2;
                if (scale < 0.01)
                {
                    _all = start;
                    _likelihood.MoveTo(_all);
                    return false;
                }
            }

            var change = LargestChange(start, _all);
            StopAtEdges();
            if (HasDiverged())
                return false;
            if (change < Tolerance && scale == 1)
                return true;
        }

        return false;
    }

    // The parameters that make the expected counts likeliest, group by group of items that share parameters (the M step), by Fisher's scoring.
    private double[] Maximize()
    {
        var all = (double[])_all.Clone();
        foreach (var group in _groups)
        {
            int[] places = [.. group.SelectMany(j => _places[j]).Distinct().Where(k => !_isFixed[k])];
            var (objective, gradient, information) = Expected(group, places, all);
            var damping = 0.0;
            for (var s = 0; s < MostInnerSteps; s++)
            {
                var step = (double[])gradient.Clone();
                if (CholeskyFactor.Of(Damped(information, places.Length, damping), places.Length) is not { } factor)
                {
                    damping = Math.Max(10 * damping, 1e-3);
                    continue;
                }

                factor.Solve(step);
                var next = (double[])all.Clone();
                for (var k = 0; k < places.Length; k++)
                    next[places[k]] += step[k];
                var there = Expected(group, places, next);
                if (!(there.Objective >= objective - (1e-12 * Math.Abs(objective))))
                {
                    damping = Math.Max(10 * damping, 1e-2);
                    continue;
                }

                all = next;
                (objective, gradient, information) = there;
                damping /= 10;
                if (step.All(d => Math.Abs(d) < 1e-4))
                    break;
            }
        }

        return all;
    }

    private (double Objective, double[] Gradient, double[] Information) Expected(int[] group, int[] places, double[] all)
    {
        var objective = 0.0;
        var gradient = new double[places.Length];
        var information = new double[places.Length * places.Length];
        foreach (var j in group)
        {
            var (curve, own) = (Curves[j], Array.ConvertAll(_places[j], k => all[k]));
            var local = Array.ConvertAll(_places[j], k => Array.IndexOf(places, k));
            var (log, derivatives) = (new double[curve.Highest + 1], new double[(curve.Highest + 1) * own.Length]);
            for (var q = 0; q < _grid.Count; q++)
            {
                curve.Fill(own, _grid.Nodes[q], log, derivatives);
                var persons = 0.0;
                for (var k = 0; k < log.Length; k++)
                    persons += _likelihood.CountsOf(j, k)[q];
                for (var k = 0; k < log.Length; k++)
                {
                    var count = _likelihood.CountsOf(j, k)[q];
                    objective += count * log[k];
                    var expected = persons * NaturalExponential.Of(log[k]);
                    var d = derivatives.AsSpan(k * own.Length, own.Length);
                    for (var a = 0; a < own.Length; a++)
                    {
                        if (local[a] < 0)
                            continue;
                        gradient[local[a]] += count * d[a];
                        for (var b = 0; b <= a; b++)
                        {
                            if (local[b] >= 0)
                                information[(Math.Max(local[a], local[b]) * places.Length) + Math.Min(local[a], local[b])] += expected * d[a] * d[b];
                        }
                    }
                }
            }
        }

        return (objective, gradient, information);
    }

    private static double[] Damped(double[] information, int size, double damping)
    {
        var result = (double[])information.Clone();
        for (var k = 0; k < size; k++)
            result[(k * size) + k] *= 1 + damping;
        return result;
    }

    private static double LargestChange(double[] from, double[] to)
    {
        var largest = 0.0;
        for (var k = 0; k < from.Length; k++)
        {
            if (from[k] != to[k])
                largest = Math.Max(largest, Math.Abs(to[k] - from[k]) / Math.Max(1, Math.Abs(from[k])));
        }

        return largest;
    }

    private void StopAtEdges()
    {
        var isMoved = false;
        for (var j = 0; j < Curves.Length; j++)
        {
            if (!Curves[j].Guesses || _isFixed[_places[j][2]] || !(_all[_places[j][2]] < LeastGuessing))
                continue;
            _all[_places[j][2]] = double.NegativeInfinity;
            _isFixed[_places[j][2]] = true;
            isMoved = true;
        }

        if (isMoved)
            _likelihood.MoveTo(_all);
    }

    // Guessing that was stopped at 0 although the likelihood rises from there begins again, once.
    private bool ReleaseEdges()
    {
        var isReleased = false;
        for (var j = 0; j < Curves.Length; j++)
        {
            if (!IsAtEdge(j) || _isReleased[_places[j][2]] || !(_likelihood.SlopeOfNoGuessing(j) > 1e-6))
                continue;
            _all[_places[j][2]] = RestartedGuessing;
            _isFixed[_places[j][2]] = false;
            _isReleased[_places[j][2]] = true;
            isReleased = true;
        }

        if (isReleased)
            _likelihood.MoveTo(_all);
        return isReleased;
    }

    private bool HasDiverged()
    {
        Diverging = [.. Enumerable.Range(0, Curves.Length).Where(j =>
            !(Math.Abs(_all[_places[j][0]]) <= FarthestSlope) || !Enumerable.Range(1, Curves[j].Highest).All(k => Math.Abs(_all[_places[j][k]]) <= FarthestIntercept))];
        return Diverging.Length > 0;
    }

    private void FindErrors(ItemErrorMethod method)
    {
        var gradient = _likelihood.Gradient();
        var information = method == ItemErrorMethod.ObservedInformation ? _likelihood.ObservedInformation() : _likelihood.CrossProduct();
        LeaveOutFixed(gradient, information);
        LargestGradient = gradient.Max(Math.Abs);
        _covariance = CholeskyFactor.Of(information, _count)?.Inverse();
    }

    private void LeaveOutFixed(double[] gradient, double[] information)
    {
        for (var k = 0; k < _count; k++)
        {
            if (!_isFixed[k])
                continue;
            gradient[k] = 0;
            for (var other = 0; other < _count; other++)
                information[(Math.Max(k, other) * _count) + Math.Min(k, other)] = k == other ? 1 : 0;
        }
    }
}
