using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Replication;

/// <summary>Makes replicate weights from a design of strata and clusters. They are kept as factors of the clusters, not of the rows.</summary>
/// <remarks>
/// Only the first stage counts, without finite population correction. Replicates of a jackknife are in the order in which clusters first appear, within strata in the order
/// in which these first appear. Source: Wolter (2007), chapters 3 to 5; Rao and Wu (1988), JASA 83. Checked against: the
/// factors of R survey 4.1 (as.svrepdesign) for JK1 and JKn.
/// </remarks>
public static class ReplicateBuilder
{
    /// <summary>Makes a design with replicate weights.</summary>
    /// <param name="design">A design of strata and clusters that is not calibrated.</param>
    /// <param name="plan">How replicates are made.</param>
    /// <returns>The design, or the findings about strata that the plan cannot be made from.</returns>
    public static Result<ReplicateDesign> Build(SampleDesign design, ReplicationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(plan);
        var findings = new DiagnosticBuilder();
        var clusters = Clusters.Of(design);
        Check(design, clusters, plan, findings);
        return findings.ToResult(() => Make(design, clusters, plan));
    }

    private static void Check(SampleDesign design, Clusters clusters, ReplicationPlan plan, DiagnosticBuilder findings)
    {
        if (!design.Residualizers.IsEmpty)
            Report("The design is calibrated; make replicate weights first, and calibrate them.");
        if (plan is ReplicationPlan.Jackknife1 && clusters.StratumSizes.Length > 1)
            Report($"The design has {clusters.StratumSizes.Length} strata; a jackknife without strata takes one, 'JKn' takes any number.");
        if (Array.Exists(clusters.StratumSizes, n => n < 2))
            Report($"A stratum has one cluster (row {clusters.FirstRowOf(Array.FindIndex(clusters.StratumSizes, n => n < 2)) + 1}); replicates need two or more in every stratum.");
        if (plan is ReplicationPlan.Balanced balanced)
        {
            if (Array.Exists(clusters.StratumSizes, n => n > 2))
                Report($"A stratum has {clusters.StratumSizes.Max()} clusters; balanced half-samples take two in every stratum.");
            if (!(balanced.Fay >= 0 && balanced.Fay < 1))
                Report("Fay's factor is from 0 to below 1.");
        }

        if (plan is ReplicationPlan.RaoWuBootstrap { Replicates: < 2 })
            Report("A bootstrap has two or more replicates.");

        void Report(string message) => findings.Add(SurveyDiagnostics.BadReplicates, SourceLocation.None, message);
    }

    private static ReplicateDesign Make(SampleDesign design, Clusters clusters, ReplicationPlan plan)
    {
        var (factors, scale, scales) = plan switch
        {
            ReplicationPlan.Jackknife1 or ReplicationPlan.JackknifeN => Jackknife(clusters, plan is ReplicationPlan.Jackknife1),
            ReplicationPlan.Balanced balanced => Balanced(clusters, balanced.Fay),
            _ => Bootstrap(clusters, ((ReplicationPlan.RaoWuBootstrap)plan).Replicates, ((ReplicationPlan.RaoWuBootstrap)plan).Seed),
        };
        var columns = new ReplicateColumns([.. factors.Select(f => f.ToImmutableArray())], design.WeightArray, clusters.OfRow);
        return new(design.WeightArray, columns, scale, scales, aboutFullSample: true);
    }

    private static (double[][] Factors, double Scale, ImmutableArray<double> Scales) Jackknife(Clusters clusters, bool isSimple)
    {
        var factors = new List<double[]>();
        var scales = new List<double>();
        for (var h = 0; h < clusters.StratumSizes.Length; h++)
        {
            double n = clusters.StratumSizes[h];
            for (var c = 0; c < clusters.StratumOf.Length; c++)
            {
                if (clusters.StratumOf[c] != h)
                    continue;
                var (left, stratum) = (c, h);
                factors.Add([.. clusters.StratumOf.Select((s, k) => s != stratum ? 1 : k == left ? 0 : n / (n - 1))]);
                scales.Add((n - 1) / n);
            }
        }

        return isSimple ? ([.. factors], scales[0], [.. scales.Select(_ => 1.0)]) : ([.. factors], 1, [.. scales]);
    }

    // Sylvester's Hadamard matrices, of the next power of two above the number of strata; the first column, of ones, is left out.
    private static (double[][] Factors, double Scale, ImmutableArray<double> Scales) Balanced(Clusters clusters, double fay)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)clusters.StratumSizes.Length + 1);
        var isSecond = new bool[clusters.StratumOf.Length];
        var met = new bool[clusters.StratumSizes.Length];
        for (var c = 0; c < isSecond.Length; c++)
        {
            isSecond[c] = met[clusters.StratumOf[c]];
            met[clusters.StratumOf[c]] = true;
        }

        var factors = new double[size][];
        for (var g = 0; g < size; g++)
        {
            var row = g;
            factors[g] = [.. clusters.StratumOf.Select((h, c) => (int.PopCount(row & (h + 1)) % 2 == 0) != isSecond[c] ? 2 - fay : fay)];
        }

        return (factors, 1 / (size * (1 - fay) * (1 - fay)), [.. Enumerable.Repeat(1.0, size)]);
    }

    // Draws n - 1 of the n clusters of every stratum, with replacement. The draws of replicate g are those of the draw g + 2 of the random numbers.
    private static (double[][] Factors, double Scale, ImmutableArray<double> Scales) Bootstrap(Clusters clusters, int replicates, ulong seed)
    {
        var members = Enumerable.Range(0, clusters.StratumSizes.Length).Select(_ => new List<int>()).ToArray();
        for (var c = 0; c < clusters.StratumOf.Length; c++)
            members[clusters.StratumOf[c]].Add(c);
        var random = new CounterRandom(seed, RandomPurpose.ReplicateWeights);
        var factors = new double[replicates][];
        for (var g = 0; g < replicates; g++)
        {
            factors[g] = new double[clusters.StratumOf.Length];
            var dimension = 0;
            foreach (var stratum in members)
            {
                var n = stratum.Count;
                var counts = new int[n];
                for (var draw = 0; draw < n - 1; draw++)
                    counts[(int)(random.Uniform(g + 2L, dimension++) * n)]++;
                for (var i = 0; i < n; i++)
                    factors[g][stratum[i]] = counts[i] * n / (n - 1.0);
            }
        }

        return (factors, 1.0 / replicates, [.. Enumerable.Repeat(1.0, replicates)]);
    }

    // The clusters of the first stage, in the order of their first rows.
    private sealed record Clusters(int[] OfRow, int[] StratumOf, int[] StratumSizes)
    {
        public static Clusters Of(SampleDesign design)
        {
            var stage = design.Stages[0];
            var (units, strata) = (new int[design.Rows], new int[design.Rows]);
            for (var position = 0; position < design.Rows; position++)
            {
                var row = design.Order is null ? position : design.Order[position];
                (units[row], strata[row]) = (stage.Units[position], stage.Strata[position]);
            }

            var (unitNumbers, stratumNumbers) = (new Dictionary<int, int>(), new Dictionary<int, int>());
            var stratumOf = new List<int>();
            var ofRow = new int[design.Rows];
            for (var row = 0; row < ofRow.Length; row++)
            {
                if (!stratumNumbers.TryGetValue(strata[row], out var h))
                    stratumNumbers.Add(strata[row], h = stratumNumbers.Count);
                if (!unitNumbers.TryGetValue(units[row], out ofRow[row]))
                {
                    unitNumbers.Add(units[row], ofRow[row] = unitNumbers.Count);
                    stratumOf.Add(h);
                }
            }

            var sizes = new int[stratumNumbers.Count];
            foreach (var h in stratumOf)
                sizes[h]++;
            return new(ofRow, [.. stratumOf], sizes);
        }

        public int FirstRowOf(int stratum) => Array.FindIndex(OfRow, c => StratumOf[c] == stratum);
    }
}
