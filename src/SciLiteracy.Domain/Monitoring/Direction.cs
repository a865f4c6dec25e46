namespace SciLiteracy.Domain;

/// <summary>Which way an indicator should move.</summary>
public enum Direction
{
    /// <summary>Neither way: it gives context.</summary>
    Context,

    /// <summary>Higher is better.</summary>
    Higher,

    /// <summary>Lower is better.</summary>
    Lower,
}
