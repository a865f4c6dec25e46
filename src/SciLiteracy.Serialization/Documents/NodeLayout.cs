namespace SciLiteracy.Serialization;

/// <summary>How a list or mapping is laid out in YAML; says nothing in JSON and takes no part in equality.</summary>
internal enum NodeLayout
{
    /// <summary>An item or key a line.</summary>
    Block,

    /// <summary>In brackets on one line.</summary>
    Flow,
}
