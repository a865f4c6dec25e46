using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>Checks the settings of a design against data, with all findings at once.</summary>
internal sealed partial class DesignReader(Microdata data, DesignSettings settings, DiagnosticBuilder findings)
{
    // Findings of one kind about rows; the first ones say it.
    private const int MostRows = 5;

    public SurveyDesign? Read()
    {
        if (data.Rows == 0)
        {
            findings.Add(SurveyDiagnostics.NoRows, settings.Location, "The data have no rows; expected one a respondent.");
            return null;
        }

        CheckConflicts();
        if (settings.Replicates is { } replicates)
        {
            var full = ReadWeights(null);
            return full is null ? null : ReadReplicates(replicates, full);
        }

        var before = findings.HasErrors;
        var stages = ReadStages(out var order, out var expansions);
        var weights = ReadWeights(expansions);
        if (stages is null || weights is null || (findings.HasErrors && !before))
            return null;
        return new SampleDesign(weights, order, stages.Value, settings.SinglePsu, settings.SinglePsuInDomains, []);
    }

    private void CheckConflicts()
    {
        if (settings.Replicates is { } replicates && (settings.Strata.Count > 0 || settings.Clusters.Count > 0 || settings.PopulationSizes.Count > 0 || settings.InclusionProbabilities is not null))
        {
            findings.Add(
                SurveyDiagnostics.ConflictingDesign, replicates.Location,
                "A design has replicate weights or strata and clusters, not both; leave 'strata', 'clusters', 'population_sizes' and 'pps' out.");
        }

        if (settings.InclusionProbabilities is { } probabilities && settings.PopulationSizes.Count > 0)
        {
            findings.Add(
                SurveyDiagnostics.ConflictingDesign, probabilities.Location,
                "Inclusion probabilities and population sizes both correct for a finite population; expected one of them.");
        }

        var stages = Math.Max(1, settings.Clusters.Count);
        if (settings.Strata.Count > stages || settings.PopulationSizes.Count > stages)
        {
            var what = settings.Strata.Count > stages ? settings.Strata[stages] : settings.PopulationSizes[stages];
            findings.Add(
                SurveyDiagnostics.ConflictingDesign, what.Location,
                $"The column '{what.Text}' belongs to stage {stages + 1}; expected no more than the {stages} {(stages == 1 ? "stage" : "stages")} of 'clusters'.");
        }
    }

    private TableColumn? Find(SourceText name)
    {
        if (data.Find(name.Text) is { } column)
            return column;
        findings.Add(
            SurveyDiagnostics.UnknownColumn, name.Location,
            $"The data have no column '{name.Text}'{(NearestName.Hint(name.Text, data.ByName.Keys) is { Length: > 0 } hint ? hint : ".")}");
        return null;
    }

    private NumberColumn? FindNumbers(SourceText name)
    {
        var column = Find(name);
        if (column is TextColumn texts)
        {
            var row = Enumerable.Range(0, texts.Count).FirstOrDefault(i => texts.Codes[i] >= 0 && !double.TryParse(texts.Labels[texts.Codes[i]], CultureInfo.InvariantCulture, out _), -1);
            var example = row < 0 ? "" : Invariant($": row {row + 1} has '{texts.Labels[texts.Codes[row]]}'");
            findings.Add(SurveyDiagnostics.ColumnType, name.Location, $"The column '{name.Text}' has texts{example}; expected numbers.");
        }

        return column as NumberColumn;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void ReportRows(DiagnosticDescriptor kind, SourceText column, List<int> rows, string what)
    {
        if (rows.Count == 0)
            return;
        var list = new StringBuilder();
        list.AppendJoin(", ", rows.Take(MostRows).Select(r => (r + 1).ToString(CultureInfo.InvariantCulture)));
        if (rows.Count > MostRows)
            list.Append(CultureInfo.InvariantCulture, $" and {rows.Count - MostRows} more");
        findings.Add(kind, column.Location, $"The column '{column.Text}' {what} in {(rows.Count == 1 ? "row" : "rows")} {list}.");
    }

    private double[]? ReadWeights(double[]? expansions)
    {
        if (settings.Weights is not { } name)
        {
            if (expansions is not null)
                return expansions;
            if (settings.InclusionProbabilities is { } p)
                return data.Find(p.Text) is NumberColumn probabilities ? [.. probabilities.Values.Select(v => 1 / v)] : null;
            var ones = new double[data.Rows];
            Array.Fill(ones, 1);
            return ones;
        }

        if (FindNumbers(name) is not { } column)
            return null;
        ReportRows(SurveyDiagnostics.BadWeight, name, RowsWhere(v => double.IsNaN(v), column), "has no weight");
        ReportRows(SurveyDiagnostics.BadWeight, name, RowsWhere(v => v < 0 || double.IsInfinity(v), column), "has a weight that is not finite and at least 0");
        if (column.Values.All(v => v == 0))
            findings.Add(SurveyDiagnostics.BadWeight, name.Location, $"The column '{name.Text}' has no weight above 0.");
        return [.. column.Values];
    }

    private static List<int> RowsWhere(Func<double, bool> condition, NumberColumn column)
    {
        var rows = new List<int>();
        for (var i = 0; i < column.Count; i++)
        {
            if (condition(column.Values[i]))
                rows.Add(i);
        }

        return rows;
    }

    private ImmutableArray<SampleStage>? ReadStages(out int[]? order, out double[]? expansions)
    {
        order = null;
        expansions = null;
        var rows = data.Rows;
        var strata = settings.Strata.Select(ReadCategories).ToList();
        var clusters = settings.Clusters.Select(ReadCategories).ToList();
        var sizes = settings.PopulationSizes.Select(ReadSizes).ToList();
        var probabilities = settings.InclusionProbabilities is { } p ? ReadProbabilities(p) : null;
        var isBroken = strata.Contains(null) || clusters.Contains(null) || sizes.Contains(null) || (settings.InclusionProbabilities is not null && probabilities is null);

        // Without a place of every row in the design nothing more can be said of it.
        if (isBroken || findings.HasErrors)
            return null;

        var count = settings.FirstStageOnly || sizes.Count == 0 ? 1 : Math.Max(1, clusters.Count);
        var parents = new int[rows];
        var stages = new List<(int[] Strata, int[] Units, int StrataCount, int UnitCount)>();
        var weights = new double[rows];
        Array.Fill(weights, 1);
        var all = new List<(int[] UnitCounts, double[] Sizes)>();
        for (var s = 0; s < Math.Max(count, sizes.Count); s++)
        {
            var (stratumOfRow, stratumCount) = s < strata.Count ? Combine(parents, strata[s]!.Codes) : Dense(parents);
            int[] unitOfRow;
            int unitCount;
            if (s >= clusters.Count)
            {
                (unitOfRow, unitCount) = ([.. Enumerable.Range(0, rows)], rows);
            }
            else if (s == 0 && !settings.Nested)
            {
                (unitOfRow, unitCount) = Dense(clusters[0]!.Codes);
                CheckNesting(unitOfRow, stratumOfRow, clusters[0]!, strata.Count > 0 ? strata[0] : null);

                // What else is wrong is told of the clusters inside the strata.
                if (findings.HasErrors)
                    (unitOfRow, unitCount) = Combine(stratumOfRow, clusters[0]!.Codes);
            }
            else
            {
                (unitOfRow, unitCount) = Combine(stratumOfRow, clusters[s]!.Codes);
            }

            var unitCounts = CountUnits(stratumOfRow, unitOfRow, stratumCount, unitCount);
            var populations = s < sizes.Count
                ? PopulationsOf(settings.PopulationSizes[s], sizes[s]!.Value, stratumOfRow, unitCounts)
                : [.. Enumerable.Repeat(double.PositiveInfinity, stratumCount)];
            if (s < sizes.Count)
            {
                for (var i = 0; i < rows; i++)
                    weights[i] *= populations[stratumOfRow[i]] / unitCounts[stratumOfRow[i]];
            }

            all.Add((unitCounts, populations));
            stages.Add((stratumOfRow, unitOfRow, stratumCount, unitCount));

            if (s < count)
                CheckSingles(s, stratumOfRow, unitCounts, populations, s < strata.Count ? strata[s] : null);
            parents = unitOfRow;
        }

        if (sizes.Count > 0)
            expansions = weights;
        order = OrderOf(stages.Take(count));
        var ordered = order;
        var made = ImmutableArray.CreateBuilder<SampleStage>();
        for (var s = 0; s < count; s++)
        {
            var factors = s == 0 && probabilities is not null ? new double[stages[0].UnitCount] : null;
            for (var i = rows - 1; factors is not null && i >= 0; i--)
                factors[stages[0].Units[i]] = 1 - probabilities![i];
            made.Add(new SampleStage(InOrder(stages[s].Strata, ordered), InOrder(stages[s].Units, ordered), all[s].UnitCounts, all[s].Sizes, factors));
        }

        return made.ToImmutable();
    }

    private Categories? ReadCategories(SourceText name)
    {
        if (Find(name) is not { } column)
            return null;
        ReportRows(SurveyDiagnostics.MissingDesignValue, name, [.. Enumerable.Range(0, column.Count).Where(column.IsMissing)], "has no value");
        return Categories.Of(column);
    }

    private ImmutableArray<double>? ReadSizes(SourceText name)
    {
        if (FindNumbers(name) is not { } column)
            return null;
        ReportRows(SurveyDiagnostics.MissingDesignValue, name, RowsWhere(double.IsNaN, column), "has no population size");
        ReportRows(SurveyDiagnostics.BadPopulationSize, name, RowsWhere(v => v <= 0, column), "has a population size that is not above 0");
        return column.Values;
    }

    private ImmutableArray<double>? ReadProbabilitiesOrNull(SourceText name)
    {
        if (FindNumbers(name) is not { } column)
            return null;
        ReportRows(SurveyDiagnostics.BadPopulationSize, name, RowsWhere(v => !(v > 0 && v <= 1), column), "has an inclusion probability that is not above 0 and at most 1");
        return column.Values;
    }

    private double[]? ReadProbabilities(SourceText name) => ReadProbabilitiesOrNull(name) is { } values ? [.. values] : null;

    private void CheckNesting(int[] units, int[] strata, Categories clusters, Categories? names)
    {
        var stratumOf = new Dictionary<int, int>();
        var reported = new HashSet<int>();
        for (var i = 0; i < units.Length; i++)
        {
            if (stratumOf.TryAdd(units[i], i) || strata[stratumOf[units[i]]] == strata[i] || !reported.Add(units[i]))
                continue;
            if (reported.Count > MostRows)
                break;
            var first = stratumOf[units[i]];
            findings.Add(
                SurveyDiagnostics.ClusterInTwoStrata, settings.Clusters[0].Location,
                Invariant($"The cluster '{clusters.Labels[clusters.Codes[i]]}' of '{settings.Clusters[0].Text}' is in two strata, '{names!.Labels[names.Codes[first]]}' in row {first + 1} and '{names.Labels[names.Codes[i]]}' in row {i + 1}; if ids begin anew in every stratum, say 'nested: true'."));
        }
    }

    private void CheckSingles(int stage, int[] strata, int[] unitCounts, double[] populations, Categories? names)
    {
        if (settings.SinglePsu != SinglePsuRule.Fail)
            return;
        var reported = 0;
        for (var h = 0; h < unitCounts.Length; h++)
        {
            if (unitCounts[h] != 1 || populations[h] == 1)
                continue;
            if (settings.InclusionProbabilities is not null && strata.Length == 1)
                continue;
            if (++reported > MostRows)
                break;
            var row = Array.IndexOf(strata, h);
            var name = names is null ? "" : $" '{names.Labels[names.Codes[row]]}'";
            var location = names is null ? settings.Location : settings.Strata[stage].Location;
            findings.Add(
                SurveyDiagnostics.SinglePsu, location,
                Invariant($"The stratum{name} (row {row + 1}) has one sampled unit at stage {stage + 1}, from which no variance can be computed; expected two or more, or a rule 'single_psu' other than 'fail'."));
        }
    }

    private double[] PopulationsOf(SourceText name, ImmutableArray<double> values, int[] strata, int[] unitCounts)
    {
        var areFractions = values.All(v => v <= 1);
        var populations = new double[unitCounts.Length];
        var firstRow = new int[unitCounts.Length];
        var reported = 0;
        for (var i = 0; i < strata.Length && reported < MostRows; i++)
        {
            var h = strata[i];
            var population = areFractions ? unitCounts[h] / values[i] : values[i];
            if (populations[h] == 0)
            {
                (populations[h], firstRow[h]) = (population, i);
                if (population < unitCounts[h] - 1e-9 || (!areFractions && values[i] < 1))
                {
                    reported++;
                    findings.Add(
                        SurveyDiagnostics.BadPopulationSize, name.Location,
                        Invariant($"The population size {values[i]:R} of '{name.Text}' in row {i + 1} is below the {unitCounts[h]} sampled units of the stratum."));
                }
            }
            else if (Math.Abs(populations[h] - population) > 1e-9 * population)
            {
                reported++;
                findings.Add(
                    SurveyDiagnostics.BadPopulationSize, name.Location,
                    Invariant($"The population size of '{name.Text}' is {values[firstRow[h]]:R} in row {firstRow[h] + 1} and {values[i]:R} in row {i + 1} of the same stratum; expected one value a stratum."));
            }
        }

        return populations;
    }

    private static int[] CountUnits(int[] strata, int[] units, int stratumCount, int unitCount)
    {
        var counts = new int[stratumCount];
        var isMet = new bool[unitCount];
        for (var i = 0; i < strata.Length; i++)
        {
            if (isMet[units[i]])
                continue;
            isMet[units[i]] = true;
            counts[strata[i]]++;
        }

        return counts;
    }

    private static (int[] Codes, int Count) Dense(int[] codes) => Combine(codes, null);

    // Numbers pairs of codes in the order of their first appearance.
    private static (int[] Codes, int Count) Combine(int[] first, int[]? second)
    {
        var numbers = new Dictionary<(int, int), int>();
        var codes = new int[first.Length];
        var last = (-2, -2);
        var number = -1;
        for (var i = 0; i < first.Length; i++)
        {
            var key = (first[i], second is null ? 0 : second[i]);
            if (key != last)
            {
                last = key;
                if (!numbers.TryGetValue(key, out number))
                    numbers.Add(key, number = numbers.Count);
            }

            codes[i] = number;
        }

        return (codes, numbers.Count);
    }

    // Stable, by the first stage and then the later ones; null if the rows are in this order.
    private static int[]? OrderOf(IEnumerable<(int[] Strata, int[] Units, int StrataCount, int UnitCount)> stages)
    {
        var keys = new List<(int[] Codes, int Count)>();
        foreach (var (strata, units, strataCount, unitCount) in stages)
        {
            if (strataCount > 1)
                keys.Add((strata, strataCount));
            if (unitCount < units.Length)
                keys.Add((units, unitCount));
        }

        int[]? order = null;
        for (var k = keys.Count - 1; k >= 0; k--)
        {
            var (codes, count) = keys[k];
            if (order is null && IsAscending(codes))
                continue;
            var starts = new int[count + 1];
            foreach (var code in codes)
                starts[code + 1]++;
            for (var c = 0; c < count; c++)
                starts[c + 1] += starts[c];
            var next = new int[codes.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                var row = order is null ? i : order[i];
                next[starts[codes[row]]++] = row;
            }

            order = next;
        }

        return order;
    }

    private static bool IsAscending(int[] codes)
    {
        for (var i = 1; i < codes.Length; i++)
        {
            if (codes[i] < codes[i - 1])
                return false;
        }

        return true;
    }

    private static int[] InOrder(int[] codes, int[]? order) => order is null ? codes : Array.ConvertAll(order, row => codes[row]);
}
