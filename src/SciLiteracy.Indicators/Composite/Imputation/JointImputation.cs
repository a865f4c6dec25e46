namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>The indicators that a method fills together.</summary>
/// <param name="Method">The method.</param>
/// <param name="Indicators">The indicators.</param>
internal sealed record JointImputation(ImputationMethod Method, int[] Indicators);
