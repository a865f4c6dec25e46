using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Confidence intervals of a proportion; NaN where they are not defined.</summary>
/// <remarks>
/// Source: Korn and Graubard (1998), "Confidence intervals for proportions with small expected number of positive counts", Survey Methodology 24(2); Rao and
/// Scott (1984), Annals of Statistics 12(1), for the likelihood; Wilson (1927), JASA 22. Checked against: R survey 4.1 (svyciprop).
/// </remarks>
internal static class ProportionInterval
{
    /// <summary>Computes an interval.</summary>
    /// <param name="method">The method.</param>
    /// <param name="p">The proportion.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="logitVariance">The variance of its log-odds.</param>
    /// <param name="n">Rows of the domain with weight.</param>
    /// <param name="tail">(1 - level) / 2.</param>
    /// <param name="df">Degrees of freedom; infinite for the normal distribution.</param>
    public static (double Low, double High) Of(IntervalMethod method, double p, double variance, double logitVariance, int n, double tail, double df)
    {
        if (double.IsNaN(p) || double.IsNaN(variance) || !(df > 0))
            return (double.NaN, double.NaN);
        var t = StudentTDistribution.Quantile(1 - tail, df);
        var se = Math.Sqrt(variance);
        switch (method)
        {
            case IntervalMethod.Mean:
                return (p - (t * se), p + (t * se));
            case IntervalMethod.Logit or IntervalMethod.XLogit or IntervalMethod.Default:
                if (p is <= 0 or >= 1)
                    return (double.NaN, double.NaN);
                var logit = Math.Log(p / (1 - p));
                var width = t * (method == IntervalMethod.XLogit ? se / (p * (1 - p)) : Math.Sqrt(logitVariance));
                return (Expit(logit - width), Expit(logit + width));
            case IntervalMethod.ArcSine:
                if (p is <= 0 or >= 1)
                    return (double.NaN, double.NaN);
                var angle = Math.Asin(Math.Sqrt(p));
                var change = t * se / (2 * Math.Sqrt(p * (1 - p)));
                return (Square(Math.Sin(Math.Max(angle - change, 0))), Square(Math.Sin(Math.Min(angle + change, Math.PI / 2))));
            case IntervalMethod.Beta:
                var effective = p * (1 - p) / variance;
                if (n < 2 || !double.IsFinite(effective) || effective <= 0)
                    return (double.NaN, double.NaN);
                var adjusted = effective * Square(StudentTDistribution.Quantile(1 - tail, n - 1) / t);
                return (
                    BetaDistribution.Quantile(tail, adjusted * p, (adjusted * (1 - p)) + 1),
                    BetaDistribution.Quantile(1 - tail, (adjusted * p) + 1, adjusted * (1 - p)));
            case IntervalMethod.Wilson:
                var size = variance > 0 ? p * (1 - p) / variance : n;
                var z = t * t;
                var center = (p + (z / (2 * size))) / (1 + (z / size));
                var half = t / (1 + (z / size)) * Math.Sqrt((p * (1 - p) / size) + (z / (4 * size * size)));
                return (Math.Max(0, center - half), Math.Min(1, center + half));
            case IntervalMethod.Likelihood:
                return Likelihood(p, variance, n, t);
            default:
                return (double.NaN, double.NaN);
        }
    }

    // The deviance 2 n (p̂ ln(p̂/p) + (1 - p̂) ln((1 - p̂)/(1 - p))) minus its least value, 0, equals dispersion · design effect · t².
    private static (double Low, double High) Likelihood(double p, double variance, int n, double t)
    {
        if (p is <= 0 or >= 1 || n < 2)
            return (double.NaN, double.NaN);
        var effect = n * variance / (p * (1 - p));
        var limit = effect * t * t * n / (n - 1.0);
        return (Root(p, 0), Root(p, 1));

        double Root(double inside, double outside)
        {
            for (var i = 0; i < 200; i++)
            {
                var middle = (inside + outside) / 2;
                if (middle == inside || middle == outside)
                    break;
                if (Deviance(middle) < limit)
                    inside = middle;
                else
                    outside = middle;
            }

            return inside;
        }

        double Deviance(double q) => 2 * n * ((p * Math.Log(p / q)) + ((1 - p) * Math.Log((1 - p) / (1 - q))));
    }

    private static double Square(double value) => value * value;

    private static double Expit(double value) => value >= 0 ? 1 / (1 + Math.Exp(-value)) : Math.Exp(value) / (1 + Math.Exp(value));
}
