namespace SciLiteracy.Domain;

/// <summary>What an agency does in a project.</summary>
public enum ResponsibilityRole
{
    /// <summary>It leads, alone or with others.</summary>
    Lead,

    /// <summary>It takes part.</summary>
    Participant,
}
