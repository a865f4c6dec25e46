namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>A stage of sampling. Rows are in the order of the design, in which strata and units are contiguous.</summary>
/// <param name="Strata">The stratum at each position, within the units of the stage before; shape [rows].</param>
/// <param name="Units">The sampled unit at each position; shape [rows].</param>
/// <param name="UnitCounts">The number of sampled units; shape [strata].</param>
/// <param name="PopulationSizes">The number of units in the population, infinite without finite population correction; shape [strata].</param>
/// <param name="UnitFactors">1 - inclusion probability of every unit, for Brewer's approximation, else null; shape [units].</param>
internal sealed record SampleStage(int[] Strata, int[] Units, int[] UnitCounts, double[] PopulationSizes, double[]? UnitFactors)
{
    /// <summary>Returns 1 - n/N of a stratum.</summary>
    public double Correction(int stratum) =>
        double.IsPositiveInfinity(PopulationSizes[stratum]) ? 1 : (PopulationSizes[stratum] - UnitCounts[stratum]) / PopulationSizes[stratum];

    /// <summary>Returns the ends of runs of whole strata that make up all positions, about as long as told or longer.</summary>
    public List<int> RunsOfStrata(int most, int leastLength)
    {
        var length = Math.Max(leastLength, (Strata.Length + most - 1) / most);
        var ends = new List<int>();
        for (var end = 0; end < Strata.Length;)
        {
            end = Math.Min(end + length, Strata.Length);
            if (end < Strata.Length)
                end = EndOfStratum(end - 1);
            ends.Add(end);
        }

        return ends;
    }

    // Strata ascend in the order of the design.
    private int EndOfStratum(int position)
    {
        var (low, high) = (position + 1, Strata.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Strata[middle] > Strata[position])
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
