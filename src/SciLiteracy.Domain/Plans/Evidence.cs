namespace SciLiteracy.Domain;

/// <summary>How a fact is known.</summary>
public enum Evidence
{
    /// <summary>The source says it.</summary>
    Stated,

    /// <summary>It was concluded from the source.</summary>
    Inferred,
}
