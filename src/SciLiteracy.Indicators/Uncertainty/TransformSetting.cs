using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The transform of a step of treatment, for the indicators without an override.</summary>
/// <param name="Then">The transform.</param>
public sealed record TransformSetting(SkewTransform Then) : StepSetting
{
    internal override string What => "then";

    internal override string Text => Then switch
    {
        LogTransform => "log",
        SignedLogTransform => "log_signed",
        BoxCoxTransform => "box_cox",
        _ => "none",
    };

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is TreatStep s ? s with { Treatment = s.Treatment with { Default = s.Treatment.Default with { Then = Then } } } : null;
        return varied is not null;
    }
}
