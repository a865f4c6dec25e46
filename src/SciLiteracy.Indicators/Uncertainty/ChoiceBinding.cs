using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A factor with a number of alternatives, all equally likely.</summary>
internal abstract class ChoiceBinding(string name, string? group) : FactorBinding(name, group)
{
    /// <summary>Gets the number of alternatives.</summary>
    public abstract int Count { get; }

    /// <inheritdoc/>
    public sealed override int Dimensions => 1;

    /// <summary>Returns which alternative a point has, from 0.</summary>
    public int Chosen(ReadOnlySpan<double> point) => Math.Min((int)(point[FirstDimension] * Count), Count - 1);

    /// <summary>Puts an alternative in place, before the first step.</summary>
    public virtual void Choose(int alternative, IndexWorkspace workspace)
    {
    }

    /// <summary>Puts an alternative in place, after an evaluation has begun with the weights of the structure.</summary>
    public virtual void Begin(int alternative, IndexWorkspace workspace)
    {
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) =>
        [new(Name, null, LabelOf(Chosen(evaluator.Point)), null)];

    private protected abstract string LabelOf(int alternative);
}
