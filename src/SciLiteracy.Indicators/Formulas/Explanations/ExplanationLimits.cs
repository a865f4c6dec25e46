namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>How much an explanation shows. What is left out is counted or marked, never silently dropped.</summary>
public sealed record ExplanationLimits
{
    /// <summary>The deepest that <see cref="Depth"/> may be.</summary>
    public const int MaximumDepth = 100;

    private ExplanationLimits(int depth, int inputs, int nodes)
    {
        Depth = depth;
        Inputs = inputs;
        Nodes = nodes;
    }

    /// <summary>Gets the limits for people: depth 32, 60 inputs of a step, 2000 steps.</summary>
    public static ExplanationLimits Default { get; } = new(32, 60, 2000);

    /// <summary>Gets how deep the tree is at most; 1 is the value alone.</summary>
    public int Depth { get; }

    /// <summary>Gets how many inputs of one step are shown at most, such as the regions of a total.</summary>
    public int Inputs { get; }

    /// <summary>Gets after how many steps none is followed further.</summary>
    public int Nodes { get; }

    /// <summary>Makes limits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is below 1, or the depth above <see cref="MaximumDepth"/>.</exception>
    public static ExplanationLimits Of(int depth, int inputs, int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MaximumDepth);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        return new(depth, inputs, nodes);
    }
}
