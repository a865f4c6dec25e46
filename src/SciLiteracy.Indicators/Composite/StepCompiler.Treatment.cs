using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Steps of treatment.</summary>
internal sealed partial class StepCompiler
{
    private TreatKernel Treat(TreatStep step, int number, DiagnosticBuilder findings)
    {
        var treatments = MethodsOf(step.Treatment, step, findings);
        foreach (var treatment in treatments.OfType<OutlierTreatment>().Distinct())
        {
            if (treatment.Problem is { } problem)
                BadSetting(step, problem, findings);
        }

        ScratchLength = Math.Max(ScratchLength, Data.Rows.Length);
        return new TreatKernel(step, number, treatments, Structure, Data, FrozenTreatments(step, number, treatments, findings));
    }

    private ImmutableArray<TreatmentParameters?> FrozenTreatments(
        TreatStep step, int number, ImmutableArray<OutlierTreatment?> treatments, DiagnosticBuilder findings)
    {
        if (_frozen is null)
            return [];
        var known = new Dictionary<(string Indicator, ReferencePeriod? Period), TreatmentParameters>();
        foreach (var parameters in _frozen.Treatments.Where(p => p.Step == number))
            known.TryAdd((parameters.Indicator, parameters.Period), parameters);

        var byPeriod = step.Scope == TreatmentScope.Period && Data.IsPanel;
        var frozen = ImmutableArray.CreateBuilder<TreatmentParameters?>();
        for (var i = 0; i < treatments.Length; i++)
        {
            for (var s = 0; s < (byPeriod ? Data.Sections.Length : 1); s++)
            {
                var period = byPeriod ? Data.Sections[s].Period : null;
                var parameters = known.GetValueOrDefault((Structure.IndicatorCodes[i], period));
                frozen.Add(parameters);
                if (parameters is null && treatments[i] is not null)
                    NotFrozen(Structure.IndicatorCodes[i], period, step, findings);
            }
        }

        return frozen.ToImmutable();
    }
}
