namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Estimates of one ability from the answers to items whose parameters are known.</summary>
/// <remarks>
/// The zero of the derivative of the log-likelihood, for Warm's estimate plus J / (2 I), where it falls; by secants inside a bracket, to the last digits. With guessing
/// there may be several, of which the likeliest is taken, and none if no ability is as likely as the lowest. The standard error is 1 / √I. Not defined where there is no zero
/// between -20 and 20, as when all answers are right. Source: Warm (1989), "Weighted likelihood estimation of ability in item response theory", Psychometrika 54(3).
/// </remarks>
internal ref struct AbilityEstimate
{
    private const double Farthest = 20;
    private const double ScanStep = 0.25;
    private const int MostSecants = 30;
    private const double LastDigits = 1e-14;

    private readonly ItemCurve[] _curves;
    private readonly double[][] _parameters;
    private readonly ReadOnlySpan<short> _answers;
    private readonly bool _isWeighted;

    private AbilityEstimate(ItemCurve[] curves, double[][] parameters, ReadOnlySpan<short> answers, bool isWeighted)
    {
        _curves = curves;
        _parameters = parameters;
        _answers = answers;
        _isWeighted = isWeighted;
    }

    public static PersonScore Of(ItemCurve[] curves, double[][] parameters, ReadOnlySpan<short> answers, bool isWeighted)
    {
        var estimate = new AbilityEstimate(curves, parameters, answers, isWeighted);
        var ability = estimate.Find();
        return new(ability, double.IsNaN(ability) ? double.NaN : 1 / Math.Sqrt(estimate.At(ability).Information));
    }

    private readonly double Find()
    {
        var (any, lowest, highest, guesses) = (false, true, true, false);
        for (var j = 0; j < _answers.Length; j++)
        {
            if (_answers[j] < 0)
                continue;
            any = true;

            // A negative slope turns an item around: its score 0 speaks for the highest ability.
            var (low, high) = _parameters[j][0] < 0 ? (_curves[j].Highest, 0) : (0, _curves[j].Highest);
            lowest &= _answers[j] == low;
            highest &= _answers[j] == high;
            guesses |= _curves[j].Guesses;
        }

        if (!any || (!_isWeighted && (lowest || highest)))
            return double.NaN;
        return guesses ? FindLikeliest() : FindOnly();
    }

    // The derivative falls everywhere (maximum likelihood), or from one side to the other (weighted).
    private readonly double FindOnly()
    {
        var (low, high) = (-1.25, 1.25);
        while (!(At(low).Slope > 0))
        {
            low *= 2;
            if (low < -Farthest)
                return double.NaN;
        }

        while (!(At(high).Slope < 0))
        {
            high *= 2;
            if (high > Farthest)
                return double.NaN;
        }

        return Refine(low, high);
    }

    private readonly double FindLikeliest()
    {
        var (best, likelihood) = (double.NaN, double.NegativeInfinity);
        var (last, lastSlope) = (-Farthest, At(-Farthest).Slope);
        for (var theta = -Farthest + ScanStep; theta <= Farthest; theta += ScanStep)
        {
            var slope = At(theta).Slope;
            if (lastSlope > 0 && slope <= 0)
            {
                var zero = Refine(last, theta);
                if (LogLikelihood(zero) is var there && there > likelihood)
                    (best, likelihood) = (zero, there);
            }

            (last, lastSlope) = (theta, slope);
        }

        return !_isWeighted && (LogLikelihood(-Farthest) >= likelihood || LogLikelihood(Farthest) >= likelihood) ? double.NaN : best;
    }

    // The zero between a place where the derivative is above 0 and one where it is not.
    private readonly double Refine(double low, double high)
    {
        var theta = (low + high) / 2;
        var (before, slopeBefore) = (double.NaN, double.NaN);
        for (var step = 0; ; step++)
        {
            var (slope, information) = At(theta);
            if (slope > 0)
                low = theta;
            else
                high = theta;

            // How fast the derivative falls: by the step before, or as is expected.
            var fall = (slopeBefore - slope) / (theta - before);
            var next = theta + (slope / (fall > 0 ? fall : information));
            (before, slopeBefore) = (theta, slope);
            if (step > MostSecants || !(next > low && next < high))
            {
                next = (low + high) / 2;
                if (next <= low || next >= high)
                    return theta;
            }

            if (Math.Abs(next - theta) <= LastDigits * Math.Max(1, Math.Abs(theta)))
                return next;
            theta = next;
        }
    }

    private readonly (double Slope, double Information) At(double theta)
    {
        var (slope, information, bias) = (0.0, 0.0, 0.0);
        for (var j = 0; j < _curves.Length; j++)
        {
            if (_answers[j] < 0)
                continue;
            var (s, i, b) = _curves[j].AtAbility(_parameters[j], theta, _answers[j]);
            slope += s;
            information += i;
            bias += b;
        }

        return (_isWeighted ? slope + (bias / (2 * information)) : slope, information);
    }

    private readonly double LogLikelihood(double theta)
    {
        var sum = 0.0;
        for (var j = 0; j < _curves.Length; j++)
        {
            if (_answers[j] >= 0)
                sum += _curves[j].LogProbability(_parameters[j], theta, _answers[j]);
        }

        return sum;
    }
}
