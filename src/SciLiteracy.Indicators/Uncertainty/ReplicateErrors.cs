using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Replicates of the data, as replicate weights of a survey give them: they carry the covariances between cells.</summary>
/// <param name="Replicates">Data with the rows of the data, one for each replicate; a column that a replicate does not have, or a value that is missing there, has no error in it.</param>
/// <param name="Scale">
/// The c of the method of replication, so that the variance of an estimate is c Σ (x[r] - x)²: 1/R for balanced repeated replication and bootstrap, (R - 1)/R for the jackknife.
/// </param>
/// <remarks>
/// A draw is x + √c Σ z[r] (x[r] - x), with independent standard normal z[r]: its mean is x and its covariance matrix is that of the replicates.
/// </remarks>
public sealed record ReplicateErrors(ValueList<IndexData> Replicates, double Scale) : InputErrors;
