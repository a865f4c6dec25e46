namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>A level whose weights are sought by making the index again and again.</summary>
/// <param name="Level">The level; 1 for the indicators.</param>
/// <param name="Method">What is sought.</param>
/// <param name="Members">The members of the level.</param>
/// <param name="Targets">The importance that each is meant to have.</param>
internal sealed record LevelOptimization(int Level, OptimizedWeights Method, int[] Members, double[] Targets);
