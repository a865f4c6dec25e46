using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Replication;

/// <summary>Preston's rescaled bootstrap of a design of any number of stages, each with its finite population correction.</summary>
/// <remarks>
/// At stage r, m = ⌊n/2⌋ of the n units of a stratum are drawn without replacement, δ = 1 if a unit is; λ[r] = √(m f[1] ⋯ f[r-1] (1 - f[r]) / (n - m)). The factor is
/// 1 + Σ[r] λ[r] Π[q &lt; r] (√(n[q]/m[q]) δ[q]) (n[r]/m[r] δ[r] - 1). The variance of a total has the expectation of the unbiased estimator over all stages.
/// Source: Preston (2009), "Rescaled bootstrap for stratified multistage sampling", Survey Methodology 35(2).
/// </remarks>
internal static class PrestonReplicates
{
    /// <summary>Reports strata with one unit that is not the whole population, at stages that add to the variance.</summary>
    public static void Check(SampleDesign design, Action<string> report)
    {
        var above = new double[design.Rows];
        Array.Fill(above, 1);
        for (var r = 0; r < design.Stages.Length; r++)
        {
            var stage = design.Stages[r];
            for (var position = 0; position < above.Length; position++)
            {
                var stratum = stage.Strata[position];
                if (stage.UnitCounts[stratum] == 1 && above[position] > 0 && stage.Correction(stratum) > 0)
                {
                    report($"A stratum of stage {r + 1} has one cluster (row {RowAt(design, position) + 1}); replicates need two or more in every stratum.");
                    return;
                }

                above[position] *= 1 - stage.Correction(stratum);
            }
        }
    }

    /// <summary>Makes the design. Factors are kept for the units of the last stage that adds to the variance.</summary>
    public static ReplicateDesign Make(SampleDesign design, int replicates, ulong seed)
    {
        var random = new CounterRandom(seed, RandomPurpose.ReplicateWeights);
        var depth = 1;
        while (depth < design.Stages.Length && Enumerable.Range(0, design.Stages[depth - 1].UnitCounts.Length).Any(h => design.Stages[depth - 1].Correction(h) < 1))
            depth++;
        var last = design.Stages[depth - 1];
        var unitOfRow = new int[design.Rows];
        for (var position = 0; position < unitOfRow.Length; position++)
            unitOfRow[RowAt(design, position)] = last.Units[position];
        var units = last.Units.Max() + 1;
        var factors = new ImmutableArray<double>[replicates];
        for (var g = 0; g < replicates; g++)
        {
            var own = new double[units];
            var (sums, products, fractions) = (new double[design.Rows], new double[design.Rows], new double[design.Rows]);
            Array.Fill(products, 1);
            Array.Fill(fractions, 1);
            var dimension = 0;
            for (var r = 0; r < depth; r++)
            {
                var stage = design.Stages[r];
                var isDrawn = Draw(stage, random, g + 2L, ref dimension);
                for (var position = 0; position < sums.Length; position++)
                {
                    var stratum = stage.Strata[position];
                    double n = stage.UnitCounts[stratum];
                    var m = Math.Floor(n / 2);
                    var correction = stage.Correction(stratum);
                    var drawn = isDrawn[stage.Units[position]] ? 1 : 0;
                    if (m > 0)
                        sums[position] += Math.Sqrt(m * fractions[position] * correction / (n - m)) * products[position] * ((n / m * drawn) - 1);
                    // A unit that is all of its stratum is always there.
                    products[position] *= m > 0 ? Math.Sqrt(n / m) * drawn : 1;
                    fractions[position] *= 1 - correction;
                    own[last.Units[position]] = 1 + sums[position];
                }
            }

            factors[g] = [.. own];
        }

        var columns = new ReplicateColumns([.. factors], design.WeightArray, unitOfRow);
        return new(design.WeightArray, columns, 1.0 / replicates, [.. Enumerable.Repeat(1.0, replicates)], aboutFullSample: true);
    }

    // Draws half of the units of every stratum: each unit with the probability that is left to draw over that is left to see (Fan, Muller and Rezucha).
    private static bool[] Draw(SampleStage stage, CounterRandom random, long draw, ref int dimension)
    {
        var isDrawn = new bool[stage.Units.Max() + 1];
        var isSeen = new bool[isDrawn.Length];
        var left = Array.ConvertAll(stage.UnitCounts, n => (ToDraw: n / 2, ToSee: n));
        for (var position = 0; position < stage.Units.Length; position++)
        {
            var (unit, stratum) = (stage.Units[position], stage.Strata[position]);
            if (isSeen[unit])
                continue;
            isSeen[unit] = true;
            ref var rest = ref left[stratum];
            isDrawn[unit] = random.Uniform(draw, dimension++) * rest.ToSee < rest.ToDraw;
            rest = (rest.ToDraw - (isDrawn[unit] ? 1 : 0), rest.ToSee - 1);
        }

        return isDrawn;
    }

    private static int RowAt(SampleDesign design, int position) => design.Order is null ? position : design.Order[position];
}
