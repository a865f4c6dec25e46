using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Equally spaced nodes of abilities with the standard normal distribution on them: weights in proportion to the density, of the sum 1.</summary>
/// <remarks>Vectors over the nodes are padded to whole runs of eight; the padding has no weight.</remarks>
internal sealed class AbilityGrid
{
    public AbilityGrid(int count, double low, double high)
    {
        Count = count;
        Length = NodeVectors.Padded(count);
        Nodes = new double[Length];
        LogPrior = new double[Length];
        Array.Fill(LogPrior, double.NegativeInfinity);
        var sum = default(CompensatedSum);
        for (var q = 0; q < count; q++)
        {
            Nodes[q] = low + ((high - low) * q / (count - 1));
            LogPrior[q] = -Nodes[q] * Nodes[q] / 2;
            sum.Add(NaturalExponential.Of(LogPrior[q]));
        }

        var norm = NaturalLogarithm.Of(sum.Value);
        for (var q = 0; q < count; q++)
            LogPrior[q] -= norm;
    }

    /// <summary>Gets the number of nodes.</summary>
    public int Count { get; }

    /// <summary>Gets the length of vectors over the nodes.</summary>
    public int Length { get; }

    /// <summary>Gets the nodes; 0 in the padding.</summary>
    public double[] Nodes { get; }

    /// <summary>Gets the logs of the weights; -∞ in the padding.</summary>
    public double[] LogPrior { get; }

    /// <summary>Returns the mean and standard deviation of a distribution on the nodes.</summary>
    /// <param name="log">The logs of its weights, less the largest.</param>
    public PersonScore Moments(ReadOnlySpan<double> log)
    {
        var weights = new double[Length];
        var sum = NodeVectors.Exponentials(log, 0, weights);
        var mean = NodeVectors.Dot(weights, Nodes) / sum;
        var square = 0.0;
        for (var q = 0; q < Count; q++)
            square += weights[q] * (Nodes[q] - mean) * (Nodes[q] - mean);
        return new(mean, Math.Sqrt(square / sum));
    }
}
