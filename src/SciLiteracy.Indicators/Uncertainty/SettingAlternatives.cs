using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A choice, equally likely, between settings of one step of the index. What the settings do not say stays as in the index.</summary>
/// <param name="Step">The step.</param>
/// <param name="Alternatives">The settings, at least one; the one that the index has is an alternative only if it stands here.</param>
public sealed record SettingAlternatives(VariedStep Step, ValueList<StepSetting> Alternatives) : UncertainFactor;
