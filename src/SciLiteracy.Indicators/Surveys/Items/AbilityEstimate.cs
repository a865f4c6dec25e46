namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Estimates of one ability from the answers to items whose parameters are known.</summary>
/// <remarks>
/// The zero of the derivative of the log-likelihood, for Warm's estimate plus J / (2 I), by bisection; the standard error is 1 / √I. Not defined where there is no zero
/// between -20 and 20, as when all answers are right. Source: Warm (1989), "Weighted likelihood estimation of ability in item response theory", Psychometrika 54(3).
/// </remarks>
internal static class AbilityEstimate
{
    private const double Farthest = 20;

    public static (double Ability, double Error) Of(ItemCurve[] curves, double[][] parameters, ReadOnlySpan<int> answers, bool isWeighted)
    {
        var own = answers.ToArray();
        var (low, high) = (-Farthest, Farthest);
        if (!own.Any(x => x >= 0) || !(Slope(low) > 0) || !(Slope(high) < 0))
            return (double.NaN, double.NaN);
        if (!isWeighted && (own.All(x => x <= 0) || Enumerable.Range(0, own.Length).All(j => own[j] < 0 || own[j] == curves[j].Highest)))
            return (double.NaN, double.NaN);
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
                return (middle, 1 / Math.Sqrt(Information(middle)));
            if (Slope(middle) > 0)
                low = middle;
            else
                high = middle;
        }

        double Slope(double theta)
        {
            var (slope, information, j) = Sums(theta);
            return isWeighted ? slope + (j / (2 * information)) : slope;
        }

        double Information(double theta) => Sums(theta).Information;

        (double Slope, double Information, double J) Sums(double theta)
        {
            var (slope, information, bias) = (0.0, 0.0, 0.0);
            for (var j = 0; j < curves.Length; j++)
            {
                if (own[j] < 0)
                    continue;
                var (s, i, b) = curves[j].AtAbility(parameters[j], theta, own[j]);
                slope += s;
                information += i;
                bias += b;
            }

            return (slope, information, bias);
        }
    }
}
