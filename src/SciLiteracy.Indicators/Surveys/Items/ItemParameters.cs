using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The parameters of an item in slope-intercept form, P = 1 / (1 + exp(-(a θ + d))), and as difficulties, b = -d / a.</summary>
/// <param name="Item">The item.</param>
/// <param name="Slope">The discrimination a.</param>
/// <param name="Intercepts">The intercepts d, one for every score from 1 on.</param>
/// <param name="Guessing">The probability of guessing c; 0 in models without.</param>
public sealed record ItemParameters(string Item, double Slope, ImmutableArray<double> Intercepts, double Guessing)
{
    /// <summary>Gets the difficulties b, of every step to the next score.</summary>
    public ImmutableArray<double> Difficulties => [.. Intercepts.Select((d, k) => -(d - (k == 0 ? 0 : Intercepts[k - 1])) / Slope)];
}
