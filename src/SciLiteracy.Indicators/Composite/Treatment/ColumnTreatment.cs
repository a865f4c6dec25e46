using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>Treats the values of one indicator.</summary>
internal static class ColumnTreatment
{
    private const double Margin = 0.01;

    /// <summary>Treats values: tests them, winsorizes them if they fail, and transforms them if they still fail.</summary>
    /// <param name="settings">The treatment.</param>
    /// <param name="values">Values, none missing; shape [n].</param>
    /// <param name="treated">Receives the treated values; shape [n].</param>
    /// <param name="scratch">Room to work; at least [n].</param>
    /// <remarks>
    /// Checked against: COINr 1.1.14 <c>Treat</c>, with its winsorizing of ties, counting of points and transform of the values from before.
    /// </remarks>
    public static TreatmentOutcome Treat(OutlierTreatment settings, ReadOnlySpan<double> values, Span<double> treated, Span<double> scratch)
    {
        var outcome = TreatmentOutcome.Untouched;
        values.CopyTo(treated);
        if (!TryShape(settings, values, out outcome.Before))
            return outcome;
        outcome.Fate = TreatmentFate.Passed;
        if (outcome.Before.Passes)
            return outcome;

        outcome.Fate = TreatmentFate.Treated;
        outcome.AfterWinsorizing = outcome.Before;
        var hasSpread = settings.Winsorize switch
        {
            WinsorizePoints points => MovePoints(settings, points.Maximum ?? int.MaxValue, treated, ref outcome),
            WinsorizeQuantiles quantiles => MoveToQuantiles(settings, quantiles, treated, scratch, ref outcome),
            _ => true,
        };
        if (!hasSpread)
        {
            values.CopyTo(treated);
            outcome.Fate = TreatmentFate.Untreatable;
            outcome.Reverted = true;
            return outcome;
        }

        var last = outcome.AfterWinsorizing;
        if (!last.Passes && settings.Then is not NoTransform)
        {
            if (!settings.Combine)
            {
                values.CopyTo(treated);
                (outcome.Lower, outcome.Upper) = (double.NegativeInfinity, double.PositiveInfinity);
            }

            Transform(settings.Then, (settings.Combine ? outcome.AfterWinsorizing : outcome.Before).Skew, treated, scratch, ref outcome);
            _ = TryShape(settings, treated, out outcome.AfterTransform);
            last = outcome.AfterTransform;
        }

        outcome.EndsWorse = !last.Passes && !(Math.Abs(last.Skew) <= Math.Abs(outcome.Before.Skew));
        if (outcome.EndsWorse && settings.IfWorse == WorseOutcome.Revert)
        {
            values.CopyTo(treated);
            outcome.Reverted = true;
        }

        return outcome;
    }

    /// <summary>Treats values as those were treated to which parameters were fitted. NaN stays, and comes where the transform has no value.</summary>
    public static void Apply(TreatmentParameters parameters, Span<double> values)
    {
        var margin = Margin * (parameters.Maximum - parameters.Minimum);
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i] < parameters.Lower ? parameters.Lower : values[i] > parameters.Upper ? parameters.Upper : values[i];
            values[i] = parameters.Transform switch
            {
                AppliedTransform.Log => LogOf(x - parameters.Minimum + margin),
                AppliedTransform.LogReversed => -LogOf(parameters.Maximum + margin - x),
                AppliedTransform.BoxCox => BoxCox(LogOf(x - parameters.Minimum + 1), parameters.Lambda),
                _ => x,
            };
        }
    }

    /// <summary>Returns λ of greatest profile likelihood, from -5 to 5.</summary>
    /// <param name="logs">ln y; shape [n].</param>
    /// <remarks>
    /// Up to a constant the log-likelihood is -n/2 ln var(exp(λ u) / λ), u = ln y less its mean. A grid in steps of 1/4, then golden section about its best point.
    /// </remarks>
    public static double EstimateLambda(Span<double> logs)
    {
        const double Step = 0.25;
        const double Limit = 5;
        var mean = Summation.Compensated(logs) / logs.Length;
        for (var i = 0; i < logs.Length; i++)
            logs[i] -= mean;
        var best = 0.0;
        var least = double.PositiveInfinity;
        for (var lambda = -Limit; lambda <= Limit; lambda += Step)
        {
            var spread = LogVariance(logs, lambda);
            if (spread < least)
                (best, least) = (lambda, spread);
        }

        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Max(best - Step, -Limit), Math.Min(best + Step, Limit));
        var (a, b) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (atA, atB) = (LogVariance(logs, a), LogVariance(logs, b));
        while (high - low > 1e-9)
        {
            if (atA <= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (golden * (high - low));
                atA = LogVariance(logs, a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (golden * (high - low));
                atB = LogVariance(logs, b);
            }
        }

        return (low + high) / 2;
    }

    // False where skewness and kurtosis say nothing: too few values, or no spread.
    private static bool TryShape(OutlierTreatment settings, ReadOnlySpan<double> values, out ShapeStatistics shape)
    {
        SampleShape.Of(values, out var skew, out var kurtosis);
        var passes = Math.Abs(skew) < settings.SkewLimit || kurtosis < settings.KurtosisLimit;
        shape = new ShapeStatistics(skew, kurtosis, passes);
        return passes || (!double.IsNaN(skew) && !double.IsNaN(kurtosis));
    }

    // False if no spread is left.
    private static bool MovePoints(OutlierTreatment settings, int maximum, Span<double> x, ref TreatmentOutcome outcome)
    {
        var (high, low) = (0, 0);
        while (!outcome.AfterWinsorizing.Passes && outcome.Winsorized < maximum)
        {
            if (outcome.AfterWinsorizing.Skew >= 0)
                (high, outcome.Upper) = LowerTheMaximum(x);
            else
                (low, outcome.Lower) = RaiseTheMinimum(x);
            outcome.Winsorized = high + low;
            if (!TryShape(settings, x, out outcome.AfterWinsorizing))
                return false;
        }

        return true;
    }

    private static (int Count, double Value) LowerTheMaximum(Span<double> x)
    {
        var (first, second) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var value in x)
        {
            if (value > first)
                (first, second) = (value, first);
            else if (value > second && value < first)
                second = value;
        }

        return (Move(x, first, second), second);
    }

    private static (int Count, double Value) RaiseTheMinimum(Span<double> x)
    {
        var (first, second) = (double.PositiveInfinity, double.PositiveInfinity);
        foreach (var value in x)
        {
            if (value < first)
                (first, second) = (value, first);
            else if (value < second && value > first)
                second = value;
        }

        return (Move(x, first, second), second);
    }

    private static int Move(Span<double> x, double from, double to)
    {
        var count = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != from)
                continue;
            x[i] = to;
            count++;
        }

        return count;
    }

    private static bool MoveToQuantiles(
        OutlierTreatment settings, WinsorizeQuantiles quantiles, Span<double> x, Span<double> scratch, ref TreatmentOutcome outcome)
    {
        var sorted = scratch[..x.Length];
        x.CopyTo(sorted);
        sorted.Sort();
        var low = Quantile.Of(sorted, quantiles.Lower, QuantileDefinition.R7);
        var high = Quantile.Of(sorted, quantiles.Upper, QuantileDefinition.R7);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < low)
                (x[i], outcome.Lower) = (low, low);
            else if (x[i] > high)
                (x[i], outcome.Upper) = (high, high);
            else
                continue;
            outcome.Winsorized++;
        }

        return TryShape(settings, x, out outcome.AfterWinsorizing);
    }

    private static void Transform(SkewTransform transform, double skew, Span<double> x, Span<double> scratch, ref TreatmentOutcome outcome)
    {
        (outcome.Minimum, outcome.Maximum) = ColumnMoments.Range(x);
        var margin = Margin * (outcome.Maximum - outcome.Minimum);
        switch (transform)
        {
            case SignedLogTransform when !(skew > 0):
                outcome.Transform = AppliedTransform.LogReversed;
                for (var i = 0; i < x.Length; i++)
                    x[i] = -Math.Log(outcome.Maximum + margin - x[i]);
                break;
            case LogTransform or SignedLogTransform:
                outcome.Transform = AppliedTransform.Log;
                for (var i = 0; i < x.Length; i++)
                    x[i] = Math.Log(x[i] - outcome.Minimum + margin);
                break;
            case BoxCoxTransform boxCox:
                outcome.Transform = AppliedTransform.BoxCox;
                for (var i = 0; i < x.Length; i++)
                    x[i] = Math.Log(x[i] - outcome.Minimum + 1);
                var logs = scratch[..x.Length];
                x.CopyTo(logs);
                outcome.Lambda = boxCox.Lambda ?? EstimateLambda(logs);
                for (var i = 0; i < x.Length; i++)
                    x[i] = BoxCox(x[i], outcome.Lambda);
                break;
        }
    }

    private static double BoxCox(double log, double lambda) => lambda == 0 ? log : (Math.Exp(lambda * log) - 1) / lambda;

    private static double LogOf(double x) => x > 0 ? Math.Log(x) : double.NaN;

    // ln var(exp(λ u) / λ), or ln var(u) for λ = 0.
    private static double LogVariance(ReadOnlySpan<double> u, double lambda)
    {
        var sum = default(CompensatedSum);
        foreach (var value in u)
            sum.Add(lambda == 0 ? value : Math.Exp(lambda * value) / lambda);
        var mean = sum.Value / u.Length;
        var squares = default(CompensatedSum);
        foreach (var value in u)
        {
            var d = (lambda == 0 ? value : Math.Exp(lambda * value) / lambda) - mean;
            squares.Add(d * d);
        }

        var variance = Math.Log(squares.Value / u.Length);
        return double.IsNaN(variance) ? double.PositiveInfinity : variance;
    }
}
