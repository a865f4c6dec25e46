namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>Why a method cannot judge a case.</summary>
public enum TargetMethodReason
{
    /// <summary>There is no observation.</summary>
    NoObservations,

    /// <summary>The indicator has no direction that is wanted.</summary>
    NoDirection,

    /// <summary>The method needs a target, and there is none.</summary>
    NoTarget,

    /// <summary>There is no baseline, and no observation that could stand for it.</summary>
    BaseMissing,

    /// <summary>There are fewer observations than the method needs, or they lie too near together.</summary>
    TooFewPoints,

    /// <summary>There are not enough observations without a gap up to the latest one.</summary>
    TooFewConsecutivePoints,

    /// <summary>The values, or a value and the target, lie on different sides of 0, so that a rate of growth has no meaning.</summary>
    SignChange,

    /// <summary>A value is 0, so that a rate of growth from it, or to it, has no meaning.</summary>
    ZeroValue,

    /// <summary>All values are negative, for which the method has no rule.</summary>
    NegativeValues,

    /// <summary>The start equals the target, so that no pace is needed to compare with.</summary>
    StartEqualsTarget,

    /// <summary>The target's period is not after the baseline's.</summary>
    TargetNotAfterBase,

    /// <summary>The target's period is not after the latest observation, so that nothing is left to project.</summary>
    TargetYearPast,

    /// <summary>The start is at the target or beyond it, and the method has a rule only for a way that is still to go.</summary>
    StartBeyondTarget,

    /// <summary>The target's period is later than the method projects.</summary>
    BeyondHorizon,

    /// <summary>The periods are not years, for which the method is made.</summary>
    NotAnnual,

    /// <summary>There are no peers with which to compare, or all of them are alike.</summary>
    NoPeers,

    /// <summary>A number on the way is beyond the range of doubles.</summary>
    NotRepresentable,
}
