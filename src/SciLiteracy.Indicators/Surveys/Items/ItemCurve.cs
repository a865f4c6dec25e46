namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The probabilities of the scores of one item at an ability, with their derivatives, in slope-intercept form.</summary>
/// <remarks>
/// Score k has the probability exp(k a θ + d[k]) / Σ exp(v a θ + d[v]), d[0] = 0: with two scores the two-parameter logistic model, with more the generalized partial
/// credit model, whose step difficulties are b[v] = -(d[v] - d[v-1]) / a. With guessing: c + (1 - c) / (1 + exp(-(a θ + d))), c = 1 / (1 + exp(-g)).
/// Source: Birnbaum (1968); Muraki (1992), Applied Psychological Measurement 16(2).
/// </remarks>
internal sealed class ItemCurve(int highest, bool guesses)
{
    /// <summary>Gets the number of parameters: a, the d from the first score on, and g.</summary>
    public int Parameters => 1 + highest + (guesses ? 1 : 0);

    public int Highest => highest;

    public bool Guesses => guesses;

    /// <summary>Computes log-probabilities of all scores and their derivatives by the parameters.</summary>
    /// <param name="p">The parameters.</param>
    /// <param name="theta">The ability.</param>
    /// <param name="log">Receives ln P; shape [scores].</param>
    /// <param name="derivatives">Receives the derivatives; shape [scores × parameters].</param>
    public void Fill(ReadOnlySpan<double> p, double theta, Span<double> log, Span<double> derivatives)
    {
        if (guesses)
        {
            FillGuessing(p, theta, log, derivatives);
            return;
        }

        Span<double> eta = stackalloc double[highest + 1];
        var largest = 0.0;
        for (var k = 1; k <= highest; k++)
        {
            eta[k] = (k * p[0] * theta) + p[k];
            largest = Math.Max(largest, eta[k]);
        }

        var sum = 0.0;
        for (var k = 0; k <= highest; k++)
            sum += Math.Exp(eta[k] - largest);
        var norm = largest + Math.Log(sum);
        var mean = 0.0;
        for (var k = 0; k <= highest; k++)
        {
            log[k] = eta[k] - norm;
            mean += k * Math.Exp(log[k]);
        }

        var count = Parameters;
        for (var k = 0; k <= highest; k++)
        {
            derivatives[k * count] = (k - mean) * theta;
            for (var v = 1; v <= highest; v++)
                derivatives[(k * count) + v] = (k == v ? 1 : 0) - Math.Exp(log[v]);
        }
    }

    /// <summary>Returns the derivative of ln P of a score by the ability, the information, and Warm's J, at an ability.</summary>
    public (double Slope, double Information, double J) AtAbility(ReadOnlySpan<double> p, double theta, int score)
    {
        var a = p[0];
        if (guesses)
        {
            var c = Expit(p[2]);
            var e = Expit((a * theta) + p[1]);
            var probability = c + ((1 - c) * e);
            var first = (1 - c) * a * e * (1 - e);
            var second = (1 - c) * a * a * e * (1 - e) * (1 - (2 * e));
            var variance = probability * (1 - probability);
            return ((score - probability) * first / variance, first * first / variance, first * second / variance);
        }

        Span<double> log = stackalloc double[highest + 1];
        Span<double> derivatives = stackalloc double[(highest + 1) * Parameters];
        Fill(p, theta, log, derivatives);
        var mean = 0.0;
        for (var k = 0; k <= highest; k++)
            mean += k * Math.Exp(log[k]);
        var (square, cube) = (0.0, 0.0);
        for (var k = 0; k <= highest; k++)
        {
            var difference = k - mean;
            square += difference * difference * Math.Exp(log[k]);
            cube += difference * difference * difference * Math.Exp(log[k]);
        }

        return (a * (score - mean), a * a * square, a * a * a * cube);
    }

    /// <summary>Returns the expected score, its derivative by the ability, and the information, at an ability.</summary>
    public (double Score, double Slope, double Information) Expected(ReadOnlySpan<double> p, double theta)
    {
        var a = p[0];
        if (guesses)
        {
            // 1 - P as a product, which keeps its digits where P is near 1.
            var (c, eta) = (Expit(p[2]), (a * theta) + p[1]);
            var (right, wrong) = (Expit(eta), Expit(-eta));
            var probability = c + ((1 - c) * right);
            return (probability, (1 - c) * a * right * wrong, a * a * (1 - c) * wrong * right * right / probability);
        }

        Span<double> log = stackalloc double[highest + 1];
        Span<double> derivatives = stackalloc double[(highest + 1) * Parameters];
        Fill(p, theta, log, derivatives);
        var (mean, square) = (0.0, 0.0);
        for (var k = 1; k <= highest; k++)
            mean += k * Math.Exp(log[k]);
        for (var k = 0; k <= highest; k++)
            square += (k - mean) * (k - mean) * Math.Exp(log[k]);
        return (mean, a * square, a * a * square);
    }

    private static double Expit(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static void FillGuessing(ReadOnlySpan<double> p, double theta, Span<double> log, Span<double> derivatives)
    {
        var c = Expit(p[2]);
        var e = Expit((p[0] * theta) + p[1]);
        var right = c + ((1 - c) * e);
        var wrong = (1 - c) * (1 - e);
        (log[0], log[1]) = (Math.Log(wrong), Math.Log(right));
        var slope = (1 - c) * e * (1 - e);
        var guess = c * (1 - c) * (1 - e);
        for (var k = 0; k < 2; k++)
        {
            var factor = k == 1 ? 1 / right : -1 / wrong;
            derivatives[k * 3] = factor * slope * theta;
            derivatives[(k * 3) + 1] = factor * slope;
            derivatives[(k * 3) + 2] = factor * guess;
        }
    }
}
