using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Denomination;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What a step of denomination divides by, for the indicators without an override.</summary>
/// <param name="Denominator">The denominator.</param>
public sealed record DenominatorSetting(Denominator Denominator) : StepSetting
{
    internal override string What => "denominator";

    internal override string Text => Denominator is FormulaDenominator formula ? formula.Formula.Text : "own";

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is DenominateStep s ? s with { Denominators = s.Denominators with { Default = Denominator } } : null;
        return varied is not null;
    }
}
