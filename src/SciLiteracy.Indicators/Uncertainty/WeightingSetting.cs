using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The method of a step of weighting.</summary>
/// <param name="Method">The method.</param>
public sealed record WeightingSetting(WeightingMethod Method) : StepSetting
{
    internal override string What => "method";

    internal override string Text => Method.Id;

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is WeightStep s ? s with { Method = Method } : null;
        return varied is not null;
    }
}
