namespace SciLiteracy.Indicators.Inequality;

/// <summary>A point of a Lorenz curve. The default is its beginning.</summary>
/// <param name="PopulationShare">The share of the population with the least, from 0 to 1.</param>
/// <param name="ValueShare">The share of the total that they have, from 0 to 1; at most their share of the population.</param>
public readonly record struct LorenzPoint(double PopulationShare, double ValueShare);
