namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>
/// Five levels that the categories of all methods are put on, so that they can stand side by side. Which category goes where is our reading; the
/// category itself is <see cref="TargetMethodResult.Category"/>.
/// </summary>
public enum ProgressLevel
{
    /// <summary>The movement is away from what is wanted.</summary>
    Deterioration,

    /// <summary>Hardly any progress, or far less than is needed.</summary>
    Limited,

    /// <summary>Progress, but less than is needed.</summary>
    Moderate,

    /// <summary>At this pace the target is reached, or very nearly.</summary>
    OnTrack,

    /// <summary>The target is met.</summary>
    Achieved,
}
