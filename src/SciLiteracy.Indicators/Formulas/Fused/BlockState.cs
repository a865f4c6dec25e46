namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>What is known of the statuses of some cells without a look at each. What is made of several has the largest of their states.</summary>
internal enum BlockState : byte
{
    /// <summary>Nobody has looked.</summary>
    Unknown,

    /// <summary>All are values with the status A.</summary>
    Plain,

    /// <summary>Values have the status A; those that are missing have the status O. The numbers tell it all, so no statuses are kept on the way.</summary>
    Gapped,

    /// <summary>Each cell has a status of its own.</summary>
    Mixed,
}
