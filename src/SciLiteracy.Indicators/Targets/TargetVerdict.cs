namespace SciLiteracy.Indicators.Targets;

/// <summary>What an assessment says of a target.</summary>
public enum TargetVerdict
{
    /// <summary>The value of the target's period stands to the target as it should.</summary>
    Met,

    /// <summary>The value of the target's period does not.</summary>
    Missed,

    /// <summary>The target's period is not over on the day of the assessment.</summary>
    NotDue,

    /// <summary>Nothing can be said; <see cref="TargetAssessment.Reason"/> says why.</summary>
    NotAssessable,
}
