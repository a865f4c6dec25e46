namespace SciLiteracy.Domain;

/// <summary>A local element whose title is like that of a national one. It may be what was meant; it is never counted.</summary>
/// <param name="Local">The local element.</param>
/// <param name="Similarity">How alike the titles are, above 0 to 1.</param>
public sealed record AlignmentCandidate(PlanElement Local, double Similarity);
