using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Normalization;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The method of a step of normalization for the indicators without an override.</summary>
/// <param name="Method">The method.</param>
public sealed record NormalizationSetting(NormalizationMethod Method) : StepSetting
{
    internal override string What => "method";

    internal override string Text => Method.Id;

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is NormalizeStep s ? s with { Method = s.Method with { Default = Method } } : null;
        return varied is not null;
    }
}
