namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Makes the index anew with other weights of the members of a level.</summary>
/// <param name="weights">Weights of the members, at least 0 with sum 1; shape [members].</param>
/// <param name="index">Receives the scores of the index; shape [rows], NaN is missing.</param>
public delegate void IndexEvaluation(ReadOnlySpan<double> weights, Span<double> index);
