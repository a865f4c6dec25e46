using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The method of a step of imputation for the indicators without an override.</summary>
/// <param name="Method">The method.</param>
public sealed record ImputationSetting(ImputationMethod Method) : StepSetting
{
    internal override string What => "method";

    internal override string Text => Method.Id;

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is ImputeStep s ? s with { Method = s.Method with { Default = Method } } : null;
        return varied is not null;
    }
}
