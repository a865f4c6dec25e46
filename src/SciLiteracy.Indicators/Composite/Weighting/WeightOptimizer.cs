using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The search for weights of <see cref="OptimizedWeights"/>.</summary>
/// <remarks>
/// Levenberg and Marquardt's method for the balance of shares, with derivatives by differences and weights kept from becoming negative; then, and for
/// the information alone, the direct search of Hooke and Jeeves, which also serves an index that moves in jumps. Starts and steps are in a fixed
/// order: the same data give the same weights. Where balance is out of reach there may be several places that no small change makes better; that of
/// the nearest shares among the starts is taken.
/// Source: Marquardt (1963), SIAM Journal 11(2); Hooke and Jeeves (1961), Journal of the ACM 8(2).
/// </remarks>
public static class WeightOptimizer
{
    /// <summary>Searches the weights.</summary>
    /// <param name="settings">What is sought, and how far to go.</param>
    /// <param name="members">The members of the level; shape [members × rows], NaN is missing; correlations are over the rows that have member and
    /// index.</param>
    /// <param name="targets">The importance that members are meant to have, relative and above 0; shape [members].</param>
    /// <param name="evaluate">Makes the index anew with weights of the members, at least 0 with sum 1; shape [members]. Writes its scores, NaN for
    /// missing; shape [rows].</param>
    /// <param name="weights">Receives the weights, at least 0 with sum 1; shape [members].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static WeightOptimum Search(
        OptimizedWeights settings,
        ColumnSet members,
        ReadOnlySpan<double> targets,
        Action<ReadOnlySpan<double>, Span<double>> evaluate,
        Span<double> weights)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(evaluate);
        SpreadWeighting.Check(members, weights);
        if (targets.Length != members.Count)
            throw new ArgumentException($"{targets.Length} targets for {members.Count} members.", nameof(targets));
        var columns = new double[members.Count][];
        for (var member = 0; member < columns.Length; member++)
            columns[member] = members[member].ToArray();
        var shares = targets.ToArray();
        var total = Summation.Compensated(shares);
        for (var member = 0; member < shares.Length; member++)
            shares[member] /= total;

        var search = new WeightSearch(settings, columns, shares, members.Rows, evaluate);
        var optimum = search.Run();
        search.Best.CopyTo(weights);
        return optimum;
    }

    private sealed class WeightSearch(OptimizedWeights settings, double[][] members, double[] targets, int rows, Action<ReadOnlySpan<double>, Span<double>> evaluate)
    {
        private const double LargestDamping = 1e10;
        private const double FirstStep = 1;
        private const double LastStep = 1e-8;
        private readonly double[] _index = new double[rows];
        private readonly double[] _correlations = new double[members.Length];
        private readonly double[] _normalized = new double[members.Length];
        private int _evaluations;

        /// <summary>The best weights so far.</summary>
        public double[] Best { get; } = new double[members.Length];

        private bool IsContent(double loss) => settings.Objective == WeightObjective.Balance && loss <= settings.Tolerance;

        private bool IsExhausted => _evaluations >= settings.MaxEvaluations;

        public WeightOptimum Run()
        {
            Best.AsSpan().Fill(1.0 / Best.Length);
            var loss = Loss(Best);
            if (Best.Length > 1 && double.IsFinite(loss))
            {
                if (settings.Objective == WeightObjective.Balance)
                    loss = FollowCurvatureFromSeveralStarts(loss);
                if (!IsContent(loss))
                    loss = SearchDirectly(loss);
            }

            var converged = double.IsFinite(loss) && (IsContent(loss) || !IsExhausted);
            Loss(Best);
            var sum = Summation.Compensated(_correlations);
            ImmutableArray<double> shares = [.. _correlations.Select(r => r / sum)];
            return new(converged, _evaluations, settings.Objective == WeightObjective.Balance ? loss : -loss, shares);
        }

        /// <summary>The loss at weights that need not sum to 1; infinite where there are no shares.</summary>
        private double Loss(ReadOnlySpan<double> weights)
        {
            _evaluations++;
            var total = Summation.Compensated(weights);
            if (!(total > 0))
                return double.PositiveInfinity;
            for (var member = 0; member < _normalized.Length; member++)
                _normalized[member] = weights[member] / total;
            evaluate(_normalized, _index);
            var sum = 0.0;
            for (var member = 0; member < members.Length; member++)
            {
                _correlations[member] = Correlation.Pearson(members[member], _index);
                sum += _correlations[member];
            }

            if (settings.Objective == WeightObjective.Information)
                return double.IsNaN(sum) ? double.PositiveInfinity : -sum;
            // shares of a sum that is not positive are none
            if (!(sum > 0))
                return double.PositiveInfinity;
            var squares = default(CompensatedSum);
            for (var member = 0; member < members.Length; member++)
            {
                var difference = (_correlations[member] / sum) - targets[member];
                squares.Add(difference * difference);
            }

            return squares.Value / members.Length;
        }

        /// <summary>From equal weights; where these lead to no balance, also from weights of which half are one member's, each in turn.</summary>
        private double FollowCurvatureFromSeveralStarts(double loss)
        {
            loss = FollowCurvature(loss);
            double[] best = [.. Best];
            for (var member = 0; member < Best.Length && !IsContent(loss) && !IsExhausted; member++)
            {
                Best.AsSpan().Fill(0.5 / Best.Length);
                Best[member] += 0.5;
                var other = Loss(Best);
                if (double.IsFinite(other))
                    other = FollowCurvature(other);
                if (!(other < loss))
                    continue;
                loss = other;
                Best.CopyTo(best, 0);
            }

            best.CopyTo(Best, 0);
            return loss;
        }

        private double FollowCurvature(double loss)
        {
            var n = Best.Length;
            var residuals = new double[n];
            var jacobian = new double[n * n];
            var normal = new double[n * n];
            var gradient = new double[n];
            var trial = new double[n];
            var damping = 1e-3;
            while (!IsContent(loss) && !IsExhausted && damping <= LargestDamping)
            {
                Loss(Best);
                Residuals(residuals);
                if (!TryDifferentiate(residuals, jacobian, trial))
                    return loss;
                for (var i = 0; i < n; i++)
                {
                    gradient[i] = 0;
                    for (var r = 0; r < n; r++)
                        gradient[i] += jacobian[(r * n) + i] * residuals[r];
                }

                var better = false;
                while (!better && !IsExhausted && damping <= LargestDamping)
                {
                    Normal(jacobian, gradient, damping, normal, trial);
                    for (var i = 0; i < n; i++)
                        trial[i] = Math.Max(Best[i] + trial[i], 0);
                    var next = Loss(trial);
                    better = next < loss;
                    damping *= better ? 0.1 : 10;
                    if (better)
                        loss = Take(trial, next);
                }
            }

            return loss;
        }

        private void Residuals(Span<double> residuals)
        {
            var sum = 0.0;
            foreach (var r in _correlations)
                sum += r;
            for (var member = 0; member < residuals.Length; member++)
                residuals[member] = (_correlations[member] / sum) - targets[member];
        }

        private bool TryDifferentiate(ReadOnlySpan<double> residuals, Span<double> jacobian, Span<double> trial)
        {
            var n = Best.Length;
            var moved = new double[n];
            for (var i = 0; i < n; i++)
            {
                var step = 1e-7 * Math.Max(Best[i], 1.0 / n);
                Best.CopyTo(trial);
                trial[i] += step;
                if (!double.IsFinite(Loss(trial)))
                    return false;
                Residuals(moved);
                for (var r = 0; r < n; r++)
                    jacobian[(r * n) + i] = (moved[r] - residuals[r]) / step;
            }

            return true;
        }

        /// <summary>Solves (JᵀJ + damping) step = -Jᵀr for the weights that are free to move; one at 0 that should fall further is not.</summary>
        private void Normal(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> gradient, double damping, Span<double> normal, Span<double> step)
        {
            var n = Best.Length;
            var largest = 0.0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var sum = 0.0;
                    for (var r = 0; r < n; r++)
                        sum += jacobian[(r * n) + i] * jacobian[(r * n) + j];
                    normal[(i * n) + j] = normal[(j * n) + i] = sum;
                }

                largest = Math.Max(largest, normal[(i * n) + i]);
            }

            for (var i = 0; i < n; i++)
            {
                step[i] = -gradient[i];
                normal[(i * n) + i] += damping * largest;
                if (Best[i] > 0 || gradient[i] <= 0)
                    continue;
                step[i] = 0;
                for (var j = 0; j < n; j++)
                    normal[(i * n) + j] = normal[(j * n) + i] = i == j ? 1 : 0;
            }

            Cholesky.Factor(normal, n);
            Cholesky.Solve(normal, n, step);
        }

        private double SearchDirectly(double loss)
        {
            var n = Best.Length;
            var before = new double[n];
            var trial = new double[n];
            var step = FirstStep / n;
            while (step * n >= LastStep && !IsExhausted && !IsContent(loss))
            {
                Best.CopyTo(before, 0);
                var start = loss;
                for (var i = 0; i < n && !IsExhausted; i++)
                    loss = Explore(i, step, trial, loss);
                if (loss >= start)
                {
                    step /= 2;
                    continue;
                }

                // on in the same direction, as long as it pays
                for (var pays = true; pays && !IsExhausted;)
                {
                    for (var i = 0; i < n; i++)
                        (trial[i], before[i]) = (Math.Max((2 * Best[i]) - before[i], 0), Best[i]);
                    var next = Loss(trial);
                    pays = next < loss;
                    if (pays)
                        loss = Take(trial, next);
                }
            }

            return loss;
        }

        private double Explore(int member, double step, double[] trial, double loss)
        {
            foreach (var change in (ReadOnlySpan<double>)[step, -step])
            {
                if (Best[member] + change < 0 && Best[member] == 0)
                    continue;
                Best.CopyTo(trial, 0);
                trial[member] = Math.Max(trial[member] + change, 0);
                var next = Loss(trial);
                if (next < loss)
                    return Take(trial, next);
            }

            return loss;
        }

        private double Take(ReadOnlySpan<double> weights, double loss)
        {
            var total = Summation.Compensated(weights);
            for (var i = 0; i < Best.Length; i++)
                Best[i] = weights[i] / total;
            return loss;
        }
    }
}
