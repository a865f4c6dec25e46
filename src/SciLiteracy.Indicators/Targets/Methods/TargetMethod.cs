using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>
/// A published rule that says how a series stands to its target: <see cref="OpenSdg"/>, <see cref="UnProgressChart2023"/>,
/// <see cref="UnProgressChart2020"/>, <see cref="Eurostat2021"/>, <see cref="DestatisWeather"/>, <see cref="SdgIndexTrend"/>,
/// <see cref="OecdDistance"/>, <see cref="UnescapAnticipatedProgress"/> or <see cref="JmpProjection"/>. There are no others.
/// </summary>
/// <remarks>
/// y0 is the value of the base at t0, yt the latest at t, yT the target at T, times in years; d is +1 where higher is wanted and -1 where lower is.
/// The compound annual growth rate is CAGR(a, b, n) = (b/a)^(1/n) - 1.
/// </remarks>
public abstract record TargetMethod
{
    private protected TargetMethod()
    {
    }

    /// <summary>Gets the versioned id, such as <c>opensdg-2.4</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Gets where the rule is from.</summary>
    public abstract string Source { get; }

    /// <summary>
    /// Gets whether the rule was checked against a text or program of its authors, or of an office that applies it. A method that was not is here
    /// as commonly described, and its numbers are not to be published as those of the body it is named after.
    /// </summary>
    public abstract bool IsVerified { get; }

    /// <summary>Gets the settings.</summary>
    public virtual ValueList<NamedQuantity> Parameters => [];

    /// <summary>Gets all methods that need no setting of the caller, with their published settings.</summary>
    public static ImmutableArray<TargetMethod> Standard { get; } =
    [
        OpenSdg.Default, UnProgressChart2023.Default, UnProgressChart2020.Default, Eurostat2021.Default, DestatisWeather.Default, SdgIndexTrend.Default,
        UnescapAnticipatedProgress.Default, JmpProjection.Default,
    ];

    /// <summary>Gets all methods that <see cref="TargetProgress"/> can find the settings of: the standard ones, and <see cref="OecdDistance.OfPeers"/>.</summary>
    public static ImmutableArray<TargetMethod> Known { get; } = [.. Standard, OecdDistance.OfPeers];

    /// <summary>Judges a case.</summary>
    /// <param name="subject">The case.</param>
    /// <returns>The category and score, or the reason why there is none.</returns>
    public TargetMethodResult Assess(ProgressCase subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var work = new Assessment(this);
        if (subject.Direction is not (Direction.Higher or Direction.Lower))
            return work.NotAssessable(TargetMethodReason.NoDirection);
        if (subject.Latest is not { } latest)
            return work.NotAssessable(TargetMethodReason.NoObservations);
        return Judge(subject, latest, work);
    }

    /// <summary>Judges one case by several methods, side by side.</summary>
    /// <param name="subject">The case.</param>
    /// <param name="methods">The methods; the results have their order.</param>
    /// <remarks>Respectable methods give different verdicts on the same series: each result has its method, settings, inputs and reason.</remarks>
    public static ImmutableArray<TargetMethodResult> CompareMethods(ProgressCase subject, IEnumerable<TargetMethod> methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        return [.. methods.Select(method => method.Assess(subject))];
    }

    private protected abstract TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work);

    /// <summary>(b/a)^(1/n) - 1, accurate also near 0; for a and b of one sign.</summary>
    private protected static double Growth(double a, double b, double years) =>
        b == 0 ? -1 : Numerics.ElementaryFunctions.ExpMinusOne(Math.Log(b / a) / years);
}
