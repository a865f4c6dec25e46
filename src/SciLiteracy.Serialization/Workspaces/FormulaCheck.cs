using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;

namespace SciLiteracy.Serialization;

/// <summary>Checks the formulas of a framework beside what the framework itself checks of them, so that nothing is said twice.</summary>
internal static class FormulaCheck
{
    private static readonly HashSet<string> OwnCodes = FormulaDiagnostics.All.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Checks the formulas.</summary>
    /// <param name="draft">What the framework was made of.</param>
    /// <param name="framework">The framework, or what is wrong with it.</param>
    /// <returns>The formulas, null if something is wrong with them or the framework; and the findings of both.</returns>
    public static (FormulaModel? Formulas, ImmutableArray<Diagnostic> Findings) Check(MonitoringFrameworkDraft draft, Result<MonitoringFramework> framework)
    {
        if (framework.Value is { } whole && !draft.Indicators.Any(i => ReferenceEquals(i.Unit, Placeholder.Unit)))
        {
            var formulas = FormulaModel.Create(whole.Indicators);
            return (formulas.Value, [.. framework.Diagnostics, .. formulas.Diagnostics]);
        }

        // Without units nothing is known of any formula; why there are none is said already.
        if (UnitCatalog.Create(draft.Units).Value is not { } units)
            return (null, framework.Diagnostics);
        var own = FormulaModel.Create(draft.Indicators.Select(Checkable), units).Diagnostics;

        // Both look for unknown indicators; the language can say more of them, such as that the name is that of a function.
        var unknown = own.Where(f => f.Code == IndicatorDiagnostics.UnknownIndicator.Code).ToLookup(f => f.Location);
        var findings = framework.Diagnostics
            .SelectMany(f => f.Code == IndicatorDiagnostics.UnknownIndicator.Code && f.Location.IsKnown && unknown.Contains(f.Location) ? unknown[f.Location] : [f])
            .Concat(own.Where(f => OwnCodes.Contains(f.Code)));
        return (null, [.. findings]);
    }

    // A unit that could not be read fits nothing and everything: no unit at all says just that. A formula whose brackets are wrong was told of already.
    private static Indicator Checkable(Indicator indicator)
    {
        if (ReferenceEquals(indicator.Unit, Placeholder.Unit))
            indicator = indicator with { Unit = "" };
        if (indicator.Formula is not { } formula)
            return indicator;
        var findings = new DiagnosticBuilder();
        FormulaText.References(formula, findings);
        return findings.Count > 0 || string.IsNullOrWhiteSpace(formula.Text) ? indicator with { Formula = null } : indicator;
    }
}
