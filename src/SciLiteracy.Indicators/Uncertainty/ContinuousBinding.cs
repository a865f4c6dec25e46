namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A factor that takes any of endlessly many values.</summary>
internal abstract class ContinuousBinding(string name, string? group) : FactorBinding(name, group)
{
    /// <summary>Puts the values of the point of an evaluator in place in its workspace. Allocates nothing.</summary>
    public abstract void Apply(IndexDrawEvaluator evaluator);
}
