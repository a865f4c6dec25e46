using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How a step of treatment pulls values in, for the indicators without an override.</summary>
/// <param name="Winsorize">How values are pulled in.</param>
public sealed record WinsorizationSetting(Winsorization Winsorize) : StepSetting
{
    internal override string What => "winsorize";

    internal override string Text => Winsorize switch
    {
        WinsorizePoints { Maximum: { } points } => FormattableString.Invariant($"{points}"),
        WinsorizePoints => "all",
        WinsorizeQuantiles quantiles => FormattableString.Invariant($"{quantiles.Lower:R} to {quantiles.Upper:R}"),
        _ => "winsorize",
    };

    internal override bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied)
    {
        varied = step is TreatStep s ? s with { Treatment = s.Treatment with { Default = s.Treatment.Default with { Winsorize = Winsorize } } } : null;
        return varied is not null;
    }
}
