namespace SciLiteracy.Serialization;

/// <summary>What has been done with a piece.</summary>
internal enum PieceState
{
    /// <summary>Nothing yet.</summary>
    New,

    /// <summary>A thread reads it.</summary>
    Claimed,

    /// <summary>It is read.</summary>
    Read,
}
