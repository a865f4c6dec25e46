using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Replication;

/// <summary>Makes replicate weights from a design of strata and clusters. They are kept as factors of the clusters, not of the rows.</summary>
/// <remarks>
/// The first stage counts, with its finite population correction 1 - f; Preston's bootstrap counts all stages with theirs. Of a total the expected variance is that of
/// linearization in every stratum; that of a jackknife and of balanced half-samples is equal to it. A stratum whose one cluster is all of its population is in every
/// replicate. Replicates of a jackknife are in the order in which clusters first appear, within strata in the order in which these first appear; strata of which the whole
/// population is in the sample have none. Source: Wolter (2007), chapters 3 to 5; Rao and Wu (1988), JASA 83; Canty and Davison (1999), The Statistician 48;
/// Preston (2009), Survey Methodology 35(2); Fay and Train (1995); Ash (2014), Survey Methodology 40(1). Checked against: R survey 4.1 (as.svrepdesign), number for number
/// for JK1, JKn, BRR and Fay, by expectations for the bootstraps.
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
        else if (clusters.FirstSingle() is { } single)
        {
            Report($"A stratum has one cluster (row {clusters.FirstRowOf(single) + 1}); replicates need two or more in every stratum.");
        }

        if (plan is ReplicationPlan.Jackknife1 or ReplicationPlan.JackknifeN && Array.TrueForAll(clusters.Corrections, c => c == 0))
            Report("The sample is the whole population; a jackknife leaves nothing out.");

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
            for (var c = 0; c < clusters.StratumOf.Length && clusters.Corrections[h] > 0; c++)
            {
                if (clusters.StratumOf[c] != h)
                    continue;
                var (left, stratum) = (c, h);
                factors.Add([.. clusters.StratumOf.Select((s, k) => s != stratum ? 1 : k == left ? 0 : n / (n - 1))]);
                scales.Add(clusters.Corrections[h] * (n - 1) / n);
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

        // 2 - k and k without population sizes.
        var steps = Array.ConvertAll(clusters.Corrections, c => (1 - fay) * Math.Sqrt(c));
        var factors = new double[size][];
        for (var g = 0; g < size; g++)
        {
            var row = g;
            factors[g] = [.. clusters.StratumOf.Select((h, c) => (int.PopCount(row & (h + 1)) % 2 == 0) != isSecond[c] ? 1 + steps[h] : 1 - steps[h])];
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
            for (var h = 0; h < members.Length; h++)
            {
                var n = members[h].Count;
                var counts = new int[n];
                for (var draw = 0; draw < n - 1; draw++)
                    counts[(int)(random.Uniform(g + 2L, dimension++) * n)]++;
                var step = Math.Sqrt(clusters.Corrections[h]);
                for (var i = 0; i < n; i++)
                    factors[g][members[h][i]] = n == 1 ? 1 : 1 - step + (step * counts[i] * n / (n - 1.0));
            }
        }

        return (factors, 1.0 / replicates, [.. Enumerable.Repeat(1.0, replicates)]);
    }

    // Draws n of the n clusters of every stratum with replacement, or without from a population of copies: cluster i of the population is a copy of the one at i mod n in an
    // order that is drawn for each replicate, as N may not be a multiple of n. A count c has the mean 1, and the factor is 1 + a (c - 1), where a makes its variance under
    // the common scale that of the stratum; the scale is the largest that any stratum needs, so that a is at most 1 and no factor negative.
    private static (double[][] Factors, double Scale, ImmutableArray<double> Scales) Resampled(Clusters clusters, int replicates, ulong seed)
    {
        var members = clusters.Members();
        var sizes = members.Select((m, h) => clusters.SizeToDrawFrom(h)).ToArray();
        var needs = members.Select((m, h) => clusters.Corrections[h] == 0 ? 0 : clusters.Corrections[h] / VarianceOfCount(m.Count, sizes[h])).ToArray();
        var most = needs.Max();
        var steps = Array.ConvertAll(needs, need => most == 0 ? 0 : Math.Sqrt(need / most));
        var random = new CounterRandom(seed, RandomPurpose.ReplicateWeights);
        var factors = new double[replicates][];
        for (var g = 0; g < replicates; g++)
        {
            factors[g] = new double[clusters.StratumOf.Length];
            var dimension = 0;
            for (var h = 0; h < members.Length; h++)
            {
                var counts = Counts(random, g + 2L, ref dimension, members[h].Count, sizes[h]);
                for (var i = 0; i < counts.Length; i++)
                    factors[g][members[h][i]] = 1 + (steps[h] * (counts[i] - 1));
            }
        }

        return (factors, (most == 0 ? 1 : most) / replicates, [.. Enumerable.Repeat(1.0, replicates)]);
    }

    private static int[] Counts(CounterRandom random, long draw, ref int dimension, int n, long? size)
    {
        var counts = new int[n];
        if (size is not { } copies)
        {
            for (var i = 0; i < n; i++)
                counts[(int)(random.Uniform(draw, dimension++) * n)]++;
            return counts;
        }

        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            var at = (int)(random.Uniform(draw, dimension++) * (i + 1));
            (order[i], order[at]) = (order[at], i);
        }

        // Floyd's sample of n numbers below N, in as many steps.
        var taken = new HashSet<long>();
        for (var last = copies - n; last < copies; last++)
        {
            var drawn = (long)(random.Uniform(draw, dimension++) * (last + 1));
            if (!taken.Add(drawn))
                taken.Add(drawn = last);
            counts[order[drawn % n]]++;
        }

        return counts;
    }

    // The variance of a count, E c(c - 1) as its mean is 1: c are drawn out of the copies of one cluster, of which some have one more; (n - 1)/n with replacement.
    private static double VarianceOfCount(int n, long? size)
    {
        if (size is not { } population)
            return (n - 1.0) / n;
        var copies = population / n;
        double more = population % n;
        var pairs = ((more * (copies + 1.0) * copies) + ((n - more) * copies * (copies - 1.0))) / n;
        return n * (n - 1.0) * pairs / (population * (population - 1.0));
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
            var step = Math.Sqrt(clusters.Corrections[h] / 8);
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
    private sealed record Clusters(int[] OfRow, int[] StratumOf, int[] StratumSizes, double[] PopulationSizes, double[] Corrections)
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
            var (populations, corrections) = (new double[sizes.Length], new double[sizes.Length]);
            foreach (var (stratum, h) in stratumNumbers)
                (populations[h], corrections[h]) = (stage.PopulationSizes[stratum], stage.Correction(stratum));
            return new(ofRow, [.. stratumOf], sizes, populations, corrections);
        }

        public List<int>[] Members()
        {
            var members = Array.ConvertAll(StratumSizes, n => new List<int>(n));
            for (var c = 0; c < StratumOf.Length; c++)
                members[StratumOf[c]].Add(c);
            return members;
        }

        // A stratum whose one cluster is not all of its population.
        public int? FirstSingle() => Enumerable.Range(0, StratumSizes.Length).Where(h => StratumSizes[h] < 2 && Corrections[h] > 0).Select(h => (int?)h).FirstOrDefault();

        // The population of a stratum as a whole number, more than the sample unless it is a census; null without end.
        public long? SizeToDrawFrom(int stratum) =>
            double.IsPositiveInfinity(PopulationSizes[stratum]) ? null
            : Corrections[stratum] == 0 ? StratumSizes[stratum]
            : Math.Max((long)Math.Round(PopulationSizes[stratum]), StratumSizes[stratum] + 1);

        public int FirstRowOf(int stratum) => Array.FindIndex(OfRow, c => StratumOf[c] == stratum);
    }
}
