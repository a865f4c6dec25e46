using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A factor made ready to be applied to a workspace. Immutable, so that threads share it.</summary>
internal abstract class FactorBinding(string name, string? group)
{
    /// <summary>Gets the name.</summary>
    public string Name => name;

    /// <summary>Gets the group; null if it stands alone.</summary>
    public string? Group => group;

    /// <summary>Gets the first step that it has an effect on, from 0.</summary>
    public required int FirstStep { get; init; }

    /// <summary>Gets the number of dimensions of a point that it takes.</summary>
    public abstract int Dimensions { get; }

    /// <summary>Gets whether it takes numbers of a stream beside those of the point.</summary>
    public virtual bool HasStream => false;

    /// <summary>Gets or sets its first dimension.</summary>
    public int FirstDimension { get; set; }

    /// <summary>Gets or sets the place of its stream.</summary>
    public int Stream { get; set; } = -1;

    /// <summary>Returns the nodes whose weights it varies.</summary>
    public virtual IEnumerable<int> WeightedNodes(IndexStructure structure) => [];

    /// <summary>Returns what it is at a point.</summary>
    public abstract IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator);
}
