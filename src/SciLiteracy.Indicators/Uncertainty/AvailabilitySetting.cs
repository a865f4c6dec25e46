using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The least availability that a step of screening or of aggregation asks for.</summary>
/// <param name="MinAvailability">The least share present, from 0 to 1.</param>
public sealed record AvailabilitySetting(double MinAvailability) : StepSetting
{
    internal override string What => "min_availability";

    internal override string Text => FormattableString.Invariant($"{MinAvailability:R}");

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step switch
        {
            ScreenStep screen => screen with { MinAvailability = MinAvailability },
            AggregateStep aggregate => aggregate with { MinAvailability = MinAvailability },
            _ => null,
        };
        return varied is not null;
    }
}
