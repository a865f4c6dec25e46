using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Replication;

/// <summary>Makes replicate weights from a design of strata and clusters. They are kept as factors of the clusters, not of the rows.</summary>
/// <remarks>
/// Only the first stage counts, without finite population correction; but the bootstrap of Canty and Davison and successive differences have the correction of the first stage,
/// and Preston's bootstrap counts all stages with theirs. Replicates of a jackknife are in the order in which clusters first appear, within strata in the order
/// in which these first appear. Source: Wolter (2007), chapters 3 to 5; Rao and Wu (1988), JASA 83; Canty and Davison (1999), The Statistician 48;
/// Preston (2009), Survey Methodology 35(2); Fay and Train (1995); Ash (2014), Survey Methodology 40(1). Checked against: the
/// factors of R survey 4.1 (as.svrepdesign) for JK1 and JKn.
/// </remarks>
public static class ReplicateBuilder
{
    private const int MostSuccessive = 4095;

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
        if (design.Stages.Any(s => s.UnitFactors is not null) && plan is ReplicationPlan.CantyDavisonBootstrap or ReplicationPlan.PrestonBootstrap or ReplicationPlan.SuccessiveDifference)
            Report("The design has unequal probabilities without replacement; these replicates take equal ones.");
        if (plan is ReplicationPlan.PrestonBootstrap)
        {
            PrestonReplicates.Check(design, Report);
        }
        else if (Array.Exists(clusters.StratumSizes, n => n < 2))
        {
            Report($"A stratum has one cluster (row {clusters.FirstRowOf(Array.FindIndex(clusters.StratumSizes, n => n < 2)) + 1}); replicates need two or more in every stratum.");
        }

        if (plan is ReplicationPlan.Balanced balanced)
        {
            if (Array.Exists(clusters.StratumSizes, n => n > 2))
                Report($"A stratum has {clusters.StratumSizes.Max()} clusters; balanced half-samples take two in every stratum.");
            if (!(balanced.Fay >= 0 && balanced.Fay < 1))
                Report("Fay's factor is from 0 to below 1.");
        }

        if (plan is ReplicationPlan.SuccessiveDifference && clusters.StratumOf.Length > MostSuccessive)
            Report($"The design has {clusters.StratumOf.Length} clusters; successive differences take {MostSuccessive} at most.");
        if (plan is ReplicationPlan.RaoWuBootstrap { Replicates: < 2 } or ReplicationPlan.CantyDavisonBootstrap { Replicates: < 2 } or ReplicationPlan.PrestonBootstrap { Replicates: < 2 })
            Report("A bootstrap has two or more replicates.");

        void Report(string message) => findings.Add(SurveyDiagnostics.BadReplicates, SourceLocation.None, message);
    }

    private static ReplicateDesign Make(SampleDesign design, Clusters clusters, ReplicationPlan plan)
    {
        if (plan is ReplicationPlan.PrestonBootstrap preston)
            return PrestonReplicates.Make(design, preston.Replicates, preston.Seed);
        var (factors, scale, scales) = plan switch
        {
            ReplicationPlan.Jackknife1 or ReplicationPlan.JackknifeN => Jackknife(clusters, plan is ReplicationPlan.Jackknife1),
            ReplicationPlan.Balanced balanced => Balanced(clusters, balanced.Fay),
            ReplicationPlan.CantyDavisonBootstrap bootstrap => Resampled(clusters, bootstrap.Replicates, bootstrap.Seed),
            ReplicationPlan.SuccessiveDifference => Successive(clusters),
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
        var members = clusters.Members();
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

    // Draws n of the n clusters of every stratum with replacement, or without from a population of copies: cluster i of the population is a copy of the one at i mod n in an
    // order that is drawn for each replicate, as N may not be a multiple of n.
    private static (double[][] Factors, double Scale, ImmutableArray<double> Scales) Resampled(Clusters clusters, int replicates, ulong seed)
    {
        var members = clusters.Members();
        var random = new CounterRandom(seed, RandomPurpose.ReplicateWeights);
        var factors = new double[replicates][];
        for (var g = 0; g < replicates; g++)
        {
            factors[g] = new double[clusters.StratumOf.Length];
            var dimension = 0;
            for (var h = 0; h < members.Length; h++)
            {
                var n = members[h].Count;
                if (double.IsPositiveInfinity(clusters.PopulationSizes[h]))
                {
                    for (var draw = 0; draw < n; draw++)
                        factors[g][members[h][(int)(random.Uniform(g + 2L, dimension++) * n)]]++;
                    continue;
                }

                var order = new int[n];
                for (var i = 0; i < n; i++)
                {
                    var at = (int)(random.Uniform(g + 2L, dimension++) * (i + 1));
                    (order[i], order[at]) = (order[at], members[h][i]);
                }

                // Floyd's sample of n numbers below N, in as many steps.
                var size = (long)Math.Round(clusters.PopulationSizes[h]);
                var taken = new HashSet<long>();
                for (var last = size - n; last < size; last++)
                {
                    var drawn = (long)(random.Uniform(g + 2L, dimension++) * (last + 1));
                    if (!taken.Add(drawn))
                        taken.Add(drawn = last);
                    factors[g][order[drawn % n]]++;
                }
            }
        }

        var ratios = clusters.StratumSizes.Zip(clusters.PopulationSizes, VarianceRatio).Where(r => r > 0).ToArray();
        return (factors, (ratios.Length == 0 ? 1 : ratios.Length / ratios.Sum()) / replicates, [.. Enumerable.Repeat(1.0, replicates)]);
    }

    // The variance of a factor over that of the unbiased estimator, 1 - n/N: (n - 1)/n without population size; 0 for a census. A factor has the mean 1, so that its variance is
    // E c(c - 1), of c drawn out of M copies.
    private static double VarianceRatio(int n, double population)
    {
        if (double.IsPositiveInfinity(population))
            return (n - 1.0) / n;
        var size = Math.Round(population);
        if (size <= n)
            return 0;
        var copies = Math.Floor(size / n);
        var more = size - (copies * n);
        var pairs = ((more * (copies + 1) * copies) + ((n - more) * copies * (copies - 1))) / n;
        return n * (n - 1.0) * pairs / (size * (size - 1)) / (1 - (n / size));
    }

    // Cluster i of all has the row i + 1 of Sylvester's matrix, as the first is of ones; the next of the last in a stratum is the first in it.
    private static (double[][] Factors, double Scale, ImmutableArray<double> Scales) Successive(Clusters clusters)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)clusters.StratumOf.Length + 1);
        var factors = Array.ConvertAll(new int[size], _ => new double[clusters.StratumOf.Length]);
        var members = clusters.Members();
        for (var h = 0; h < members.Length; h++)
        {
            var n = members[h].Count;
            var fraction = double.IsPositiveInfinity(clusters.PopulationSizes[h]) ? 0 : n / clusters.PopulationSizes[h];
            var step = Math.Sqrt((1 - fraction) / 8);
            for (var i = 0; i < n; i++)
            {
                var (own, next) = (members[h][i], members[h][(i + 1) % n]);
                for (var g = 0; g < size; g++)
                    factors[g][own] = 1 + (step * (Sign(g, own + 1) - Sign(g, next + 1)));
            }
        }

        return (factors, 4.0 / size, [.. Enumerable.Repeat(1.0, size)]);

        static int Sign(int column, int row) => int.PopCount(column & row) % 2 == 0 ? 1 : -1;
    }

    // The clusters of the first stage, in the order of their first rows.
    private sealed record Clusters(int[] OfRow, int[] StratumOf, int[] StratumSizes, double[] PopulationSizes)
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
            var populations = new double[sizes.Length];
            foreach (var (stratum, h) in stratumNumbers)
                populations[h] = stage.PopulationSizes[stratum];
            return new(ofRow, [.. stratumOf], sizes, populations);
        }

        public List<int>[] Members()
        {
            var members = Array.ConvertAll(StratumSizes, n => new List<int>(n));
            for (var c = 0; c < StratumOf.Length; c++)
                members[StratumOf[c]].Add(c);
            return members;
        }

        public int FirstRowOf(int stratum) => Array.FindIndex(OfRow, c => StratumOf[c] == stratum);
    }
}
