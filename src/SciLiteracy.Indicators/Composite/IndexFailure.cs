namespace SciLiteracy.Indicators.Composite;

/// <summary>Why an evaluation has no scores, kept without allocating. The default is none.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Step">The number of the step, from 1.</param>
/// <param name="Node">The node at which it went wrong; -1 for none.</param>
/// <param name="Child">The child whose value is the cause; -1 for none.</param>
/// <param name="Row">The row of the data; -1 for none.</param>
internal readonly record struct IndexFailure(IndexFailureKind Kind, int Step, int Node, int Child, int Row);
