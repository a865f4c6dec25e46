using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>After raking: ten passes over the margins, each minus the plain mean of the influence in the level. R's choice, for a projection on all margins at once.</summary>
internal sealed class RakeResidualizer(IReadOnlyList<(int[] Levels, int Count)> margins, double[] weights) : Residualizer
{
    private const int Passes = 10;

    public override void Apply(double[] z, int count)
    {
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var (levels, levelCount) in margins)
                Apply(z, count, levels, levelCount);
        }
    }

    private void Apply(double[] z, int count, int[] levels, int levelCount)
    {
        var sumsOfLevels = new ExactSums(levelCount * count);
        var rows = new int[levelCount];
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < 0 || weights[i] == 0)
                continue;
            rows[levels[i]]++;
            for (var v = 0; v < count; v++)
                sumsOfLevels.Add((levels[i] * count) + v, z[(i * count) + v] / weights[i]);
        }

        var sums = sumsOfLevels.Values();
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < 0 || weights[i] == 0)
                continue;
            for (var v = 0; v < count; v++)
                z[(i * count) + v] -= weights[i] * sums[(levels[i] * count) + v] / rows[levels[i]];
        }
    }
}
