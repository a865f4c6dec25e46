using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Normalization;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Steps of normalization.</summary>
internal sealed partial class StepCompiler
{
    private NormalizeKernel Normalize(NormalizeStep step, int number, DiagnosticBuilder findings)
    {
        var methods = MethodsOf(step.Method, step, findings);
        foreach (var method in methods.OfType<NormalizationMethod>().Distinct())
        {
            if (method.Problem is { } problem)
                BadSetting(step, problem, findings);
            if (method is DistanceToReference { Entity: var entity })
                CheckReference(entity, step, findings);
        }

        for (var i = 0; i < methods.Length; i++)
        {
            var indicator = Structure.Indicators[i];
            if (methods[i] is GoalpostScaling && indicator.Goalposts is null)
            {
                findings.Add(
                    IndexDiagnostics.MissingGoalposts,
                    IndexChecks.Place(indicator, step),
                    $"'{indicator.Code}' has no goalposts, which its normalization by 'goalposts' needs; expected 'goalposts: [low, high]'.");
            }

            if (methods[i] is DistanceToTarget && indicator.Target is null)
            {
                findings.Add(
                    IndexDiagnostics.MissingTarget,
                    IndexChecks.Place(indicator, step),
                    $"'{indicator.Code}' has no target, which its normalization by 'distance_to_target' needs; expected 'target: VALUE'.");
            }
        }

        return new NormalizeKernel(step, number, methods, Structure, Data, BaseSection(step, findings), Frozen(step, number, methods, findings));
    }

    // The base period; -1 if the step has none.
    private int BaseSection(NormalizeStep step, DiagnosticBuilder findings)
    {
        if (step.Scope != NormalizationScope.BasePeriod)
        {
            if (step.BasePeriod is { } unused)
                BadSetting(step, $"The base period '{unused}' has no part in this scope; expected the scope 'base_period'.", findings);
            return -1;
        }

        if (!Data.IsPanel)
        {
            findings.Add(IndexDiagnostics.NoRows, step.Location, "The scope is a base period, but the data have no periods.");
            return -1;
        }

        for (var s = 0; s < Data.Sections.Length; s++)
        {
            if (step.BasePeriod is null || Data.Sections[s].Period == step.BasePeriod)
                return s;
        }

        // With frozen parameters, the base period need not be in the data any more.
        if (_frozen is null)
            findings.Add(IndexDiagnostics.NoRows, step.Location, $"The data have no rows of the base period '{step.BasePeriod}'.");
        return -1;
    }

    private ImmutableArray<NormalizationParameters?> Frozen(
        NormalizeStep step, int number, ImmutableArray<NormalizationMethod?> methods, DiagnosticBuilder findings)
    {
        if (_frozen is null)
            return [];
        var known = new Dictionary<(string Indicator, ReferencePeriod? Period), NormalizationParameters>();
        foreach (var parameters in _frozen.Normalizations.Where(p => p.Step == number))
            known.TryAdd((parameters.Indicator, step.Scope == NormalizationScope.Period ? parameters.Period : null), parameters);

        var byPeriod = step.Scope == NormalizationScope.Period;
        var frozen = ImmutableArray.CreateBuilder<NormalizationParameters?>();
        for (var i = 0; i < methods.Length; i++)
        {
            for (var s = 0; s < (byPeriod ? Data.Sections.Length : 1); s++)
            {
                var period = byPeriod ? Data.Sections[s].Period : null;
                var parameters = known.GetValueOrDefault((Structure.IndicatorCodes[i], period));
                if (parameters is not null && methods[i] is { } method && !AreFor(method, parameters))
                    parameters = null;
                frozen.Add(parameters);
                if (parameters is null && methods[i] is not null)
                    NotFrozen(Structure.IndicatorCodes[i], period, step, findings);
            }
        }

        return frozen.ToImmutable();
    }

    // Whether parameters are those of a method, or of another one that was there before.
    private static bool AreFor(NormalizationMethod method, NormalizationParameters parameters) => parameters.Count == 0 || method switch
    {
        ZScore or LogisticScore => !double.IsNaN(parameters.StandardDeviation),
        RatioToMean => !double.IsNaN(parameters.Mean),
        RobustZScore => !double.IsNaN(parameters.MedianAbsoluteDeviation),
        RankScore or BordaScore or PercentileRank => parameters.Sorted.Count == parameters.Count,
        _ => true,
    } && (method.Range is null || method.TakesRange || !double.IsNaN(parameters.LeastScore));

    private static void NotFrozen(string indicator, ReferencePeriod? period, IndexStep step, DiagnosticBuilder findings, string? group = null) =>
        findings.Add(
            IndexDiagnostics.NotFrozen,
            step.Location,
            $"The frozen parameters have none for '{indicator}'{(group is null ? "" : $" of the group '{Excerpt.Of(group)}'")}{(period is { } p ? $" in {p}" : "")}; they are taken from these data.");
}
