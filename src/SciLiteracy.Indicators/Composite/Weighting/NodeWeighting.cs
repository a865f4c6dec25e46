namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>Weights of the children of an aggregate that a step makes of the data, once the children have their values.</summary>
/// <param name="Kernel">The step.</param>
/// <param name="Node">The aggregate.</param>
/// <param name="Method">The method.</param>
/// <param name="Children">The children.</param>
/// <param name="OfIndicators">Whether all children are indicators, so that the weights are made by the step itself; else the next aggregation makes them.</param>
internal sealed record NodeWeighting(WeightKernel Kernel, int Node, WeightingMethod Method, int[] Children, bool OfIndicators);
