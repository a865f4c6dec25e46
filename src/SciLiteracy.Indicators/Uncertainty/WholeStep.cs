using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A whole step of the same kind, with all its settings.</summary>
/// <param name="Step">The step that stands in.</param>
public sealed record WholeStep(IndexStep Step) : StepSetting
{
    internal override string What => "step";

    internal override string Text => "step";

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step.GetType() == Step.GetType() ? Step : null;
        return varied is not null;
    }
}
