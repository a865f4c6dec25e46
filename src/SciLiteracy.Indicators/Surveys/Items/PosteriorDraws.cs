using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Draws of abilities from posterior distributions on a grid.</summary>
/// <remarks>Between two nodes the log of the density is a line, so that its integral has a closed inverse. The number of draw i and dimension m is that of row i and set m.</remarks>
internal static class PosteriorDraws
{
    // Below this rise of the log of the density it is taken as flat.
    private const double Flat = 1e-9;

    /// <summary>Draws for every row; shape [count][rows].</summary>
    public static double[][] Draw(MarginalLikelihood likelihood, ResponsePatterns patterns, AbilityGrid grid, int count, ulong seed, int threads)
    {
        var random = new CounterRandom(seed, RandomPurpose.PlausibleValues);
        var rows = patterns.OfRow.Length;
        var draws = Array.ConvertAll(new int[count], _ => new double[rows]);

        // The rows by pattern.
        var starts = new int[patterns.Count + 1];
        foreach (var pattern in patterns.OfRow)
            starts[pattern + 1]++;
        for (var p = 0; p < patterns.Count; p++)
            starts[p + 1] += starts[p];
        var byPattern = new int[rows];
        var next = starts[..^1];
        for (var i = 0; i < rows; i++)
            byPattern[next[patterns.OfRow[i]]++] = i;

        likelihood.ForPosteriors((pattern, density) =>
        {
            var cumulated = new double[grid.Count];
            for (var q = 1; q < cumulated.Length; q++)
                cumulated[q] = cumulated[q - 1] + Mass(density[q - 1], density[q], grid.Nodes[q] - grid.Nodes[q - 1]);
            for (var k = starts[pattern]; k < starts[pattern + 1]; k++)
            {
                for (var m = 0; m < count; m++)
                    draws[m][byPattern[k]] = Inverse(grid.Nodes, density, cumulated, random.Uniform(byPattern[k], m));
            }
        }, threads);
        return draws;
    }

    // The integral of the density between two nodes, from the logs of the density at them.
    private static double Mass(double left, double right, double width)
    {
        var (low, high) = (Math.Min(left, right), Math.Max(left, right));
        var fall = high - low;
        return width * NaturalExponential.Of(high) * (fall < Flat ? 1 : (1 - NaturalExponential.Of(-fall)) / fall);
    }

    private static double Inverse(double[] nodes, double[] density, double[] cumulated, double uniform)
    {
        var wanted = uniform * cumulated[^1];
        var place = Array.BinarySearch(cumulated, wanted);
        var q = Math.Clamp(place >= 0 ? place : ~place - 1, 0, cumulated.Length - 2);
        var (width, rise) = (nodes[q + 1] - nodes[q], density[q + 1] - density[q]);
        var mass = cumulated[q + 1] - cumulated[q];
        var share = mass > 0 ? Math.Clamp((wanted - cumulated[q]) / mass, 0, 1) : 0;

        // log(1 + share (exp(rise) - 1)) / rise, from the end at which nothing overflows.
        var t = Math.Abs(rise) < Flat ? share
            : rise < 0 ? NaturalLogarithm.Of(1 + (share * (NaturalExponential.Of(rise) - 1))) / rise
            : 1 + (NaturalLogarithm.Of(share + ((1 - share) * NaturalExponential.Of(-rise))) / rise);
        return nodes[q] + (width * Math.Clamp(t, 0, 1));
    }
}
