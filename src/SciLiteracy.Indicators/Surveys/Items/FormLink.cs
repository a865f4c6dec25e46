using System.Collections.Immutable;
using System.Diagnostics;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The line between the ability scales of two forms of a test that share items: ability in the scale of the base = A ability + B.</summary>
/// <param name="A">The slope, above 0.</param>
/// <param name="B">The intercept, in units of the scale of the base.</param>
/// <param name="CommonItems">The number of common items.</param>
/// <remarks>
/// Under the line a becomes a / A, the difficulty b becomes A b + B, guessing stays. Source: Kolen and Brennan (2014), "Test Equating, Scaling, and Linking", chapter 6; Marco
/// (1977) for mean and sigma; Loyd and Hoover (1980) for means; Haebara (1980), "Equating logistic ability scales by a weighted least squares method", Japanese Psychological
/// Research 22(3); Stocking and Lord (1983), "Developing a common metric in item response theory", Applied Psychological Measurement 7(2).
/// </remarks>
public sealed record FormLink(double A, double B, int CommonItems)
{
    private const int Nodes = 61;
    private const double Farthest = 6;
    private const int MostSteps = 200;

    /// <summary>Links by mean and standard deviation of the difficulties of the common items: A = sd base / sd form, B = mean base - A mean form.</summary>
    /// <param name="form">The form whose scale is transformed.</param>
    /// <param name="target">The form whose scale is the base. Items are common by name.</param>
    /// <returns>The line, or findings on items that differ in their scores, or too few common difficulties.</returns>
    public static Result<FormLink> MeanSigma(TestForm form, TestForm target)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(target);
        var findings = new DiagnosticBuilder();
        var (own, based) = Common(form, target, findings);
        return findings.HasErrors ? findings.ToResult<FormLink>(() => throw new UnreachableException()) : ByDifficulties(own, based, findings);
    }

    /// <summary>Links by the means of slopes and difficulties of the common items: A = mean slope form / mean slope base, B = mean base - A mean form (Loyd and Hoover, 1980).</summary>
    /// <param name="form">The form whose scale is transformed.</param>
    /// <param name="target">The form whose scale is the base. Items are common by name.</param>
    /// <returns>The line, or findings as for <see cref="MeanSigma"/>; slopes whose means differ in sign are one.</returns>
    public static Result<FormLink> MeanMean(TestForm form, TestForm target)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(target);
        var findings = new DiagnosticBuilder();
        var (own, based) = Common(form, target, findings);
        if (findings.HasErrors)
            return findings.ToResult<FormLink>(() => throw new UnreachableException());
        var a = own.Sum(i => i.Slope) / based.Sum(i => i.Slope);
        if (!(a > 0 && double.IsFinite(a)))
            Report(findings, "The mean slopes of the common items are 0 or differ in sign, which gives no unit of the scale.");
        return findings.ToResult(() => new FormLink(a, Moments(DifficultiesOf(based)).Mean - (a * Moments(DifficultiesOf(own)).Mean), own.Length));
    }

    /// <summary>
    /// Links by the characteristic curves of the common items: A and B make the sum over scores and items of the squares of the differences of their probabilities least, over
    /// abilities of the base from -6 to 6, weighted by the standard normal density. Starts from <see cref="MeanSigma"/>.
    /// </summary>
    /// <param name="form">The form whose scale is transformed.</param>
    /// <param name="target">The form whose scale is the base. Items are common by name.</param>
    /// <returns>The line, or findings as for <see cref="MeanSigma"/>; a search that does not end is an error.</returns>
    public static Result<FormLink> Haebara(TestForm form, TestForm target) => ByCurves(form, target, byItem: true);

    /// <summary>
    /// Links by the test characteristic curves of the common items: A and B make the sum of squares of their difference least, over abilities of the base from -6 to 6,
    /// weighted by the standard normal density. Starts from <see cref="MeanSigma"/>.
    /// </summary>
    /// <param name="form">The form whose scale is transformed.</param>
    /// <param name="target">The form whose scale is the base. Items are common by name.</param>
    /// <returns>The line, or findings as for <see cref="MeanSigma"/>; a search that does not end is an error.</returns>
    public static Result<FormLink> StockingLord(TestForm form, TestForm target) => ByCurves(form, target, byItem: false);

    /// <summary>Returns an ability in the scale of the base.</summary>
    /// <param name="ability">The ability in the scale of the form.</param>
    public double Transform(double ability) => (A * ability) + B;

    /// <summary>Returns a score in the scale of the base, its standard error times A.</summary>
    /// <param name="score">The score in the scale of the form.</param>
    public PersonScore Transform(PersonScore score) => new(Transform(score.Score), A * score.StandardError);

    /// <summary>Returns the parameters of an item in the scale of the base.</summary>
    /// <param name="item">The parameters in the scale of the form.</param>
    public ItemParameters Transform(ItemParameters item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var slope = item.Slope / A;
        return item with { Slope = slope, Intercepts = [.. item.Intercepts.Select((d, k) => d - ((k + 1) * slope * B))] };
    }

    private static (ImmutableArray<ItemParameters> Own, ImmutableArray<ItemParameters> Based) Common(TestForm form, TestForm target, DiagnosticBuilder findings)
    {
        var byName = target.Items.ToDictionary(i => i.Item, StringComparer.Ordinal);
        ImmutableArray<ItemParameters> own = [.. form.Items.Where(i => byName.ContainsKey(i.Item))];
        ImmutableArray<ItemParameters> based = [.. own.Select(i => byName[i.Item])];
        for (var j = 0; j < own.Length; j++)
        {
            if (own[j].Intercepts.Length != based[j].Intercepts.Length)
                Report(findings, $"The item '{own[j].Item}' has {own[j].Intercepts.Length + 1} scores in one form and {based[j].Intercepts.Length + 1} in the other.");
            else if (own[j].Slope == 0 || based[j].Slope == 0)
                Report(findings, $"The item '{own[j].Item}' has the slope 0, and no difficulty.");
        }

        if (own.Sum(i => i.Intercepts.Length) < 2)
            Report(findings, $"The forms have {own.Length} common items; expected two or more difficulties.");
        return (own, based);
    }

    private static Result<FormLink> ByDifficulties(ImmutableArray<ItemParameters> own, ImmutableArray<ItemParameters> based, DiagnosticBuilder findings)
    {
        var (meanOwn, deviationOwn) = Moments(DifficultiesOf(own));
        var (meanBase, deviationBase) = Moments(DifficultiesOf(based));
        if (!(deviationOwn > 0 && deviationBase > 0))
            Report(findings, "The common items are all of one difficulty, which gives no unit of the scale.");
        var a = deviationBase / deviationOwn;
        return findings.ToResult(() => new FormLink(a, meanBase - (a * meanOwn), own.Length));
    }

    // Levenberg and Marquardt's method.
    private static Result<FormLink> ByCurves(TestForm form, TestForm target, bool byItem)
    {
        var start = MeanSigma(form, target);
        if (!start.IsOk)
            return start;
        var findings = new DiagnosticBuilder();
        var (own, based) = Common(form, target, findings);
        var (ownForm, baseForm) = (TestForm.Of(own), TestForm.Of(based));
        var (a, b) = (start.Value!.A, start.Value.B);
        var at = Fit(ownForm, baseForm, a, b, byItem);
        var damping = 1e-3;
        for (var step = 0; step < MostSteps; step++)
        {
            var (n00, n01, n11) = (at.AA * (1 + damping), at.AB, at.BB * (1 + damping));
            var determinant = (n00 * n11) - (n01 * n01);
            var da = -((n11 * at.A) - (n01 * at.B)) / determinant;
            var db = -((n00 * at.B) - (n01 * at.A)) / determinant;
            if (!double.IsFinite(da) || !double.IsFinite(db))
                break;
            if (Math.Abs(da) + Math.Abs(db) < 1e-12)
                return findings.ToResult(() => new FormLink(a, b, own.Length));

            // Near the bottom the loss changes by less than its rounding.
            if (a + da > 0 && Fit(ownForm, baseForm, a + da, b + db, byItem) is var next && next.Loss <= (at.Loss * (1 + 1e-13)) + 1e-25)
            {
                (a, b) = (a + da, b + db);
                at = next;
                damping /= 10;
            }
            else
            {
                damping = Math.Max(damping, 1e-12) * 10;
            }
        }

        findings.Add(
            SurveyDiagnostics.NotFitted, SourceLocation.None, $"The link by characteristic curves did not converge in {MostSteps} steps; the common items may not tell persons apart.");
        return findings.ToResult<FormLink>(() => throw new UnreachableException());
    }

    private static double[] DifficultiesOf(ImmutableArray<ItemParameters> items) => [.. items.SelectMany(i => i.Difficulties)];

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        var mean = Summation.Compensated(values) / values.Length;
        return (mean, Math.Sqrt(Summation.Compensated([.. values.Select(v => (v - mean) * (v - mean))]) / values.Length));
    }

    // The loss, the Gauss-Newton matrix and half the gradient. In the scale of the base the curve of the form is that at (x - B) / A.
    private static (double Loss, double AA, double AB, double BB, double A, double B) Fit(TestForm own, TestForm based, double a, double b, bool byItem)
    {
        var (loss, aa, ab, bb, ga, gb) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var q = 0; q < Nodes; q++)
        {
            var x = Farthest * ((2.0 * q / (Nodes - 1)) - 1);
            var weight = NormalDistribution.Density(x);
            var ability = (x - b) / a;
            if (!byItem)
            {
                var (score, slope, _) = own.Sums(ability);
                Add(score - based.Sums(x).Score, slope);
                continue;
            }

            for (var j = 0; j < own.Items.Length; j++)
            {
                for (var k = 0; k <= own.Items[j].Intercepts.Length; k++)
                {
                    var (probability, slope) = own.Probability(j, k, ability);
                    Add(probability - based.Probability(j, k, x).Value, slope);
                }
            }

            void Add(double difference, double slope)
            {
                var (byA, byB) = (-slope * ability / a, -slope / a);
                loss += weight * difference * difference;
                (aa, ab, bb) = (aa + (weight * byA * byA), ab + (weight * byA * byB), bb + (weight * byB * byB));
                (ga, gb) = (ga + (weight * difference * byA), gb + (weight * difference * byB));
            }
        }

        return (loss, aa, ab, bb, ga, gb);
    }

    private static void Report(DiagnosticBuilder findings, string message) => findings.Add(SurveyDiagnostics.BadRequest, SourceLocation.None, message);
}
