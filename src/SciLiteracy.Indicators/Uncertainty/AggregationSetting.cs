using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The methods of a step of aggregation.</summary>
/// <param name="ByLevel">The methods: the first makes level 2, the last repeats.</param>
public sealed record AggregationSetting(ValueList<AggregationMethod> ByLevel) : StepSetting
{
    internal override string What => "method";

    internal override string Text => string.Join(", ", ByLevel.Select(m => m.Id));

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is AggregateStep s ? s with { ByLevel = ByLevel } : null;
        return varied is not null;
    }
}
