namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>At which end of an indicator a value was pulled in.</summary>
public enum WinsorizedEnd
{
    /// <summary>At none.</summary>
    None,

    /// <summary>It was too high.</summary>
    High,

    /// <summary>It was too low.</summary>
    Low,
}
