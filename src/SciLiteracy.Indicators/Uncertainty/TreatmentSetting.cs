using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The treatment of a step of treatment for the indicators without an override.</summary>
/// <param name="Treatment">The treatment.</param>
public sealed record TreatmentSetting(OutlierTreatment Treatment) : StepSetting
{
    internal override string What => "treatment";

    internal override string Text => "treatment";

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is TreatStep s ? s with { Treatment = s.Treatment with { Default = Treatment } } : null;
        return varied is not null;
    }
}
