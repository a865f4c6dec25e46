namespace SciLiteracy.Domain;

/// <summary>How one agency follows another.</summary>
public enum AgencySuccessionKind
{
    /// <summary>The same body under another name.</summary>
    Renamed,

    /// <summary>With others it became a new body.</summary>
    Merged,

    /// <summary>It became several bodies.</summary>
    Split,

    /// <summary>A body that existed already took it in.</summary>
    Absorbed,
}
