using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>After post-stratification: minus the mean of the influence in the cell, weighted by the weights before.</summary>
internal sealed class CellResidualizer(int[] cells, int cellCount, double[] oldWeights, double[] newWeights) : Residualizer
{
    public override void Apply(double[] z, int count)
    {
        var (sumsOfCells, weightsOfCells) = (new ExactSums(cellCount * count), new ExactSums(cellCount));
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] < 0 || newWeights[i] == 0)
                continue;
            weightsOfCells.Add(cells[i], oldWeights[i]);
            for (var v = 0; v < count; v++)
                sumsOfCells.Add((cells[i] * count) + v, oldWeights[i] * z[(i * count) + v] / newWeights[i]);
        }

        var (sums, weights) = (sumsOfCells.Values(), weightsOfCells.Values());
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] < 0 || newWeights[i] == 0)
                continue;
            for (var v = 0; v < count; v++)
                z[(i * count) + v] -= newWeights[i] * sums[(cells[i] * count) + v] / weights[cells[i]];
        }
    }
}
