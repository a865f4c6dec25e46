using System.Numerics;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The arithmetic of normalization, a column at a time and in place. NaN is missing and stays so.</summary>
internal static class ScoreFormulas
{
    private const double NormalConsistency = 1.4826;

    /// <summary>Takes from a column what a method needs to know; x after direction, shape [rows].</summary>
    /// <param name="method">The method.</param>
    /// <param name="x">The values.</param>
    /// <param name="scratch">Room to sort; at least as long as the values.</param>
    public static NormalizationFit Fit(NormalizationMethod method, ReadOnlySpan<double> x, Span<double> scratch)
    {
        var fit = NormalizationFit.Empty;
        fit.Count = ColumnMoments.Count(x);
        (fit.Minimum, fit.Maximum) = ColumnMoments.Range(x);
        switch (method)
        {
            case ZScore or LogisticScore when fit.Count > 0:
                fit.Mean = ColumnMoments.Mean(x);
                fit.StandardDeviation = fit.Maximum > fit.Minimum ? SampleDeviation(x, fit.Mean, fit.Count) : 0;
                break;
            case RatioToMean when fit.Count > 0:
                fit.Mean = ColumnMoments.Mean(x);
                break;
            case RobustZScore when fit.Count > 0:
                var values = scratch[..fit.Count];
                CopyPresent(x, values);
                values.Sort();
                fit.Median = Quantile.Of(values, 0.5, QuantileDefinition.R7);
                for (var i = 0; i < values.Length; i++)
                    values[i] = Math.Abs(values[i] - fit.Median);
                values.Sort();
                fit.MedianAbsoluteDeviation = Quantile.Of(values, 0.5, QuantileDefinition.R7);
                break;
        }

        return fit;
    }

    /// <summary>Returns why a method has no scores for what it was fitted to.</summary>
    public static ScoreFailure FailureOf(NormalizationMethod method, in NormalizationFit fit)
    {
        if (fit.Count == 0)
            return ScoreFailure.NoValues;
        return method switch
        {
            MinMax or DistanceToMaximum or ZScore or LogisticScore when !(fit.Maximum > fit.Minimum) => ScoreFailure.NoSpread,
            PercentileRank when fit.Count == 1 => ScoreFailure.NoSpread,
            RobustZScore when !(fit.Maximum > fit.Minimum) => ScoreFailure.NoSpread,
            RobustZScore when !(fit.MedianAbsoluteDeviation > 0) => ScoreFailure.NoMedianDeviation,
            DistanceToReference when double.IsNaN(fit.Reference) => ScoreFailure.NoReference,
            DistanceToReference when !(fit.Maximum > fit.Minimum) => ScoreFailure.NoSpread,
            DistanceToReference when fit.Reference == fit.Minimum => ScoreFailure.ReferenceAtMinimum,
            DistanceToTarget when fit.Reference == fit.Minimum => ScoreFailure.TargetAtMinimum,
            FractionOfMaximum when fit.Maximum == 0 => ScoreFailure.MaximumIsZero,
            RatioToMean when fit.Mean == 0 => ScoreFailure.MeanIsZero,
            RankScore or BordaScore or PercentileRank or CategoricalScore or NoNormalization => ScoreFailure.None,
            _ => double.IsFinite(fit.Maximum - fit.Minimum) ? ScoreFailure.None : ScoreFailure.TooWide,
        };
    }

    /// <summary>Returns whether the scores of a method fall where values rise.</summary>
    public static bool ReversesOrder(NormalizationMethod method, in NormalizationFit fit, bool lower) => method switch
    {
        // Where lower is better x is negative for values above 0, and max / x rises with x.
        FractionOfMaximum => lower ? fit.Maximum > 0 : fit.Maximum < 0,
        RatioToMean => lower ? fit.Mean > 0 : fit.Mean < 0,
        DistanceToReference or DistanceToTarget => fit.Reference < fit.Minimum,
        _ => false,
    };

    /// <summary>Replaces values by scores; any method but ranks.</summary>
    public static void Score(NormalizationMethod method, in NormalizationFit fit, in ColumnSettings settings, Span<double> x)
    {
        switch (method)
        {
            case MinMax:
                var range = method.Range ?? ScoreRange.Hundred;
                Affine(x, fit.Minimum, fit.Maximum - fit.Minimum, range.High - range.Low, range.Low);
                break;
            case GoalpostScaling goalposts:
                var posts = method.Range ?? ScoreRange.Hundred;
                Affine(x, settings.Low, settings.High - settings.Low, posts.High - posts.Low, posts.Low);
                if (goalposts.Clip)
                    Clamp(x, posts.Low, posts.High);
                break;
            case ZScore z:
                Affine(x, fit.Mean, fit.StandardDeviation, z.StandardDeviation, z.Mean);
                break;
            case RobustZScore:
                Affine(x, fit.Median, NormalConsistency * fit.MedianAbsoluteDeviation, 1, 0);
                break;
            case LogisticScore:
                var ends = method.Range ?? ScoreRange.Unit;
                for (var i = 0; i < x.Length; i++)
                    x[i] = ends.Low + ((ends.High - ends.Low) / (1 + Math.Exp((fit.Mean - x[i]) / fit.StandardDeviation)));
                break;
            case Scale scale:
                var (from, to) = scale.From is { } a && scale.To is { } b ? (settings.Lower ? (-b, -a) : (a, b)) : (0, 100);
                Affine(x, from, to - from, scale.Factor, 0);
                break;
            case FractionOfMaximum:
                for (var i = 0; i < x.Length; i++)
                    x[i] = settings.Lower ? (x[i] == 0 ? double.NaN : fit.Maximum / x[i]) : x[i] / fit.Maximum;
                break;
            case RatioToMean:
                for (var i = 0; i < x.Length; i++)
                    x[i] = 100 * (settings.Lower ? (x[i] == 0 ? double.NaN : fit.Mean / x[i]) : x[i] / fit.Mean);
                break;
            case DistanceToMaximum:
                for (var i = 0; i < x.Length; i++)
                    x[i] = 1 - ((fit.Maximum - x[i]) / (fit.Maximum - fit.Minimum));
                break;
            case DistanceToReference reference:
                for (var i = 0; i < x.Length; i++)
                    x[i] = 1 - ((fit.Reference - x[i]) / (fit.Reference - fit.Minimum));
                if (reference.Cap)
                    Clamp(x, double.NegativeInfinity, 1);
                break;
            case DistanceToTarget target:
                Affine(x, fit.Minimum, fit.Reference - fit.Minimum, 1, 0);
                if (target.Cap)
                    Clamp(x, double.NegativeInfinity, 1);
                break;
            case CategoricalScore classes:
                for (var i = 0; i < x.Length; i++)
                {
                    if (!double.IsNaN(x[i]))
                        x[i] = ClassOf(settings.Lower ? -x[i] : x[i], classes);
                }

                break;
        }
    }

    /// <summary>Returns the rank that a value would have among sorted ones; 1 the least.</summary>
    public static double RankAmong(ReadOnlySpan<double> sorted, double x, TieRule ties)
    {
        if (double.IsNaN(x))
            return x;
        var below = Below(sorted, x, orEqual: false);
        var upTo = Below(sorted, x, orEqual: true);
        if (ties == TieRule.Dense)
        {
            var distinct = 0;
            for (var i = 0; i < below; i++)
                distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            return distinct + 1;
        }

        var rank = ties switch
        {
            TieRule.Maximum or TieRule.Last => Math.Max(upTo, below + 1),
            TieRule.Average => (below + 1 + Math.Max(upTo, below + 1)) / 2.0,
            _ => below + 1,
        };
        return Math.Min(rank, sorted.Length);
    }

    /// <summary>Replaces x by -x.</summary>
    public static void Negate(Span<double> x)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = -x[i];
    }

    /// <summary>Copies the values that are there; returns how many.</summary>
    public static int CopyPresent(ReadOnlySpan<double> x, Span<double> values)
    {
        var n = 0;
        foreach (var value in x)
        {
            if (!double.IsNaN(value))
                values[n++] = value;
        }

        return n;
    }

    /// <summary>Replaces x by (x - origin) / distance · factor + shift, with the same operations for every row.</summary>
    public static void Affine(Span<double> x, double origin, double distance, double factor, double shift)
    {
        for (var i = 0; i < x.Length; i += Vector<double>.Count)
        {
            var value = (RowVectors.Load(x, i) - Vector.Create(origin)) / Vector.Create(distance);
            RowVectors.Store((value * factor) + Vector.Create(shift), x, i);
        }
    }

    private static double SampleDeviation(ReadOnlySpan<double> x, double mean, int count)
    {
        var squares = default(CompensatedSum);
        foreach (var value in x)
        {
            if (!double.IsNaN(value))
                squares.Add((value - mean) * (value - mean));
        }

        return Math.Sqrt(squares.Value / (count - 1));
    }

    private static void Clamp(Span<double> x, double low, double high)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = x[i] < low ? low : x[i] > high ? high : x[i];
    }

    private static double ClassOf(double raw, CategoricalScore classes)
    {
        var below = 0;
        foreach (var cut in classes.Cuts)
            below += raw >= cut ? 1 : 0;
        return classes.Scores[below];
    }

    private static int Below(ReadOnlySpan<double> sorted, double x, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < x || (orEqual && sorted[middle] == x))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
