namespace SciLiteracy.Reporting;

/// <summary>What is known of a target; decides its mark in a chart.</summary>
internal enum TargetState
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Missed.</summary>
    Missed,

    /// <summary>Not due, or not assessable.</summary>
    Open,
}
