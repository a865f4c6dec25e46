using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The probabilities of the scores of one item at an ability, with their derivatives, in slope-intercept form.</summary>
/// <remarks>
/// Score k has the probability exp(k a θ + d[k]) / Σ exp(v a θ + d[v]), d[0] = 0: with two scores the two-parameter logistic model, with more the generalized partial
/// credit model, whose step difficulties are b[v] = -(d[v] - d[v-1]) / a. With guessing: c + (1 - c) / (1 + exp(-(a θ + d))), c = 1 / (1 + exp(-g)); g = -∞ is no guessing.
/// Source: Birnbaum (1968); Muraki (1992), Applied Psychological Measurement 16(2).
/// </remarks>
internal sealed class ItemCurve(int highest, bool guesses)
{
    /// <summary>Gets the number of parameters: a, the d from the first score on, and g.</summary>
    public int Parameters => 1 + highest + (guesses ? 1 : 0);

    public int Highest => highest;

    public bool Guesses => guesses;

    /// <summary>Returns 1 / (1 + exp(-x)).</summary>
    public static double Expit(double x)
    {
        var e = NaturalExponential.Of(-Math.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

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

        var mean = FillLog(p, theta, log);
        var count = Parameters;
        for (var k = 0; k <= highest; k++)
            derivatives[k * count] = (k - mean) * theta;
        for (var v = 1; v <= highest; v++)
        {
            var probability = NaturalExponential.Of(log[v]);
            for (var k = 0; k <= highest; k++)
                derivatives[(k * count) + v] = (k == v ? 1 : 0) - probability;
        }
    }

    /// <summary>Returns ln P of a score at an ability.</summary>
    public double LogProbability(ReadOnlySpan<double> p, double theta, int score)
    {
        Span<double> log = stackalloc double[highest + 1];
        if (guesses)
            FillGuessing(p, theta, log, stackalloc double[2 * Parameters]);
        else
            FillLog(p, theta, log);
        return log[score];
    }

    /// <summary>Adds what an item with guessing has beyond the cross-product of first derivatives: the second derivatives of P over P, times -1 and a weight.</summary>
    /// <param name="p">The parameters a, d, g.</param>
    /// <param name="theta">The ability.</param>
    /// <param name="wrong">The weight of the score 0.</param>
    /// <param name="right">The weight of the score 1.</param>
    /// <param name="matrix">Receives the sum; shape [3 × 3].</param>
    public static void AddGuessingCurvature(ReadOnlySpan<double> p, double theta, double wrong, double right, Span<double> matrix)
    {
        var eta = (p[0] * theta) + p[1];
        var (c, e, f) = (Expit(p[2]), Expit(eta), Expit(-eta));
        var g = Expit(-p[2]);
        var probability = c + (g * e);
        var slope = (right * (c == 0 ? 1 : g * e / probability) * f) - (wrong * e);
        var (byEta, mixed) = (-slope * (f - e), c * slope);
        matrix[0] += byEta * theta * theta;
        matrix[1] += byEta * theta;
        matrix[3] += byEta * theta;
        matrix[4] += byEta;
        matrix[2] += mixed * theta;
        matrix[6] += mixed * theta;
        matrix[5] += mixed;
        matrix[7] += mixed;
        matrix[8] += c == 0 ? 0 : -c * (g - c) * ((right * g * f / probability) - wrong);
    }

    /// <summary>Returns the derivative of ln P of a score by the ability, the information, and Warm's J, at an ability.</summary>
    public (double Slope, double Information, double J) AtAbility(ReadOnlySpan<double> p, double theta, int score)
    {
        var a = p[0];
        if (guesses)
        {
            // 1 - P as a product, which keeps its digits where P is near 1; P = e where nothing is guessed, also where e is 0.
            var eta = (a * theta) + p[1];
            var (c, g, e, f) = (Expit(p[2]), Expit(-p[2]), Expit(eta), Expit(-eta));
            var probability = c + (g * e);
            var share = c == 0 ? 1 : g * e / probability;
            return (score == 1 ? a * share * f : -a * e, a * a * share * e * f, a * a * a * share * e * f * (f - e));
        }

        Span<double> log = stackalloc double[highest + 1];
        var mean = FillLog(p, theta, log);
        var (above, square, cube) = (0.0, 0.0, 0.0);
        for (var k = 0; k <= highest; k++)
        {
            // Score less mean as a sum, which keeps its digits where the score is all but certain.
            var difference = k - mean;
            var probability = NaturalExponential.Of(log[k]);
            above += (score - k) * probability;
            square += difference * difference * probability;
            cube += difference * difference * difference * probability;
        }

        return (a * above, a * a * square, a * a * a * cube);
    }

    /// <summary>Returns the expected score, its derivative by the ability, and the information, at an ability.</summary>
    public (double Score, double Slope, double Information) Expected(ReadOnlySpan<double> p, double theta)
    {
        var a = p[0];
        if (guesses)
        {
            var eta = (a * theta) + p[1];
            var (c, g, e, f) = (Expit(p[2]), Expit(-p[2]), Expit(eta), Expit(-eta));
            var probability = c + (g * e);
            return (probability, g * a * e * f, a * a * (c == 0 ? 1 : g * e / probability) * e * f);
        }

        Span<double> log = stackalloc double[highest + 1];
        var mean = FillLog(p, theta, log);
        var square = 0.0;
        for (var k = 0; k <= highest; k++)
            square += (k - mean) * (k - mean) * NaturalExponential.Of(log[k]);
        return (mean, a * square, a * a * square);
    }

    // Fills in ln P of an item without guessing and returns the expected score.
    private double FillLog(ReadOnlySpan<double> p, double theta, Span<double> log)
    {
        log[0] = 0;
        var largest = 0.0;
        for (var k = 1; k <= highest; k++)
        {
            log[k] = (k * p[0] * theta) + p[k];
            largest = Math.Max(largest, log[k]);
        }

        var (sum, mean) = (0.0, 0.0);
        for (var k = 0; k <= highest; k++)
        {
            var e = NaturalExponential.Of(log[k] - largest);
            sum += e;
            mean += k * e;
        }

        var norm = largest + NaturalLogarithm.Of(sum);
        for (var k = 0; k <= highest; k++)
            log[k] -= norm;
        return mean / sum;
    }

    private static void FillGuessing(ReadOnlySpan<double> p, double theta, Span<double> log, Span<double> derivatives)
    {
        var eta = (p[0] * theta) + p[1];
        var (c, g, e, f) = (Expit(p[2]), Expit(-p[2]), Expit(eta), Expit(-eta));

        // ln e and ln f in the form that does not underflow.
        var norm = NaturalLogarithm.Of(1 + NaturalExponential.Of(-Math.Abs(eta)));
        var (logE, logF) = (Math.Min(eta, 0) - norm, Math.Min(-eta, 0) - norm);
        var right = c + (g * e);
        (log[0], log[1]) = (NaturalLogarithm.Of(g) + logF, c == 0 ? logE : NaturalLogarithm.Of(right));
        var share = c == 0 ? 1 : g * e / right;
        derivatives[0] = -e * theta;
        derivatives[1] = -e;
        derivatives[2] = -c;
        derivatives[3] = share * f * theta;
        derivatives[4] = share * f;
        derivatives[5] = c == 0 ? 0 : c * g * f / right;
    }
}
