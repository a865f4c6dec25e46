using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
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
        var stages = ReadStages(out var order, out var unitOfRow, out var expansions);
        var weights = ReadWeights(expansions);
        if (stages is null || weights is null || (findings.HasErrors && !before))
            return null;
        return new SampleDesign(weights, order, unitOfRow!, stages.Value, settings.SinglePsu, settings.SinglePsuInDomains, []);
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
        if (column.Values.AsSpan().IndexOfAnyExcept(0.0) < 0)
            findings.Add(SurveyDiagnostics.BadWeight, name.Location, $"The column '{name.Text}' has no weight above 0.");
        return ImmutableCollectionsMarshal.AsArray(column.Values);
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

    private ImmutableArray<SampleStage>? ReadStages(out int[]? order, out int[]? unitOfRow, out double[]? expansions)
    {
        order = null;
        unitOfRow = null;
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
        var parents = (Codes: new int[rows], Count: 1);
        var stages = new List<(int[] Strata, int[] Units, int[] UnitCounts, double[] Sizes)>();
        if (sizes.Count > 0)
        {
            expansions = new double[rows];
            Array.Fill(expansions, 1);
        }

        for (var s = 0; s < Math.Max(count, sizes.Count); s++)
        {
            var ofRow = s < strata.Count ? CodePairs.Number(parents.Codes, parents.Count, strata[s]!.Codes, strata[s]!.Labels.Length) : parents;
            var units = s < clusters.Count ? CodePairs.Number(ofRow.Codes, ofRow.Count, clusters[s]!.Codes, clusters[s]!.Labels.Length) : (Codes: Rows(rows), Count: rows);
            if (s == 0 && clusters.Count > 0 && !settings.Nested && units.Count > clusters[0]!.Labels.Length)
                ReportClustersInTwoStrata(ofRow.Codes, clusters[0]!, strata[0]!);
            var unitCounts = CountUnits(ofRow.Codes, units.Codes, ofRow.Count, units.Count);
            var populations = s < sizes.Count
                ? PopulationsOf(settings.PopulationSizes[s], sizes[s]!.Value, ofRow.Codes, unitCounts)
                : [.. Enumerable.Repeat(double.PositiveInfinity, ofRow.Count)];
            for (var i = 0; i < rows && s < sizes.Count; i++)
                expansions![i] *= populations[ofRow.Codes[i]] / unitCounts[ofRow.Codes[i]];
            stages.Add((ofRow.Codes, units.Codes, unitCounts, populations));

            if (s < count)
                CheckSingles(s, ofRow.Codes, unitCounts, populations, s < strata.Count ? strata[s] : null);
            parents = units;
        }

        // Units are numbered by their strata first, and these by the units of the stage before: the last ones have the order of all.
        var last = stages[count - 1];
        unitOfRow = last.Units;
        order = count > clusters.Count ? OrderOf(last.Strata, last.UnitCounts.Length) : OrderOf(last.Units, last.UnitCounts.Sum());
        var made = ImmutableArray.CreateBuilder<SampleStage>();
        for (var s = 0; s < count; s++)
        {
            var factors = s == 0 && probabilities is not null ? new double[stages[0].UnitCounts.Sum()] : null;
            for (var i = rows - 1; factors is not null && i >= 0; i--)
                factors[stages[0].Units[i]] = 1 - probabilities![i];
            made.Add(new SampleStage(InOrder(stages[s].Strata, order), InOrder(stages[s].Units, order), stages[s].UnitCounts, stages[s].Sizes, factors));
        }

        return made.ToImmutable();
    }

    private static int[] Rows(int count)
    {
        var rows = new int[count];
        for (var i = 0; i < count; i++)
            rows[i] = i;
        return rows;
    }

    private Categories? ReadCategories(SourceText name)
    {
        if (Find(name) is not { } column)
            return null;
        var categories = Categories.Of(column);
        if (categories.Codes.Contains(-1))
            ReportRows(SurveyDiagnostics.MissingDesignValue, name, [.. Enumerable.Range(0, column.Count).Where(column.IsMissing)], "has no value");
        return categories;
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

    private void ReportClustersInTwoStrata(int[] strata, Categories clusters, Categories names)
    {
        var firstRow = new int[clusters.Labels.Length];
        Array.Fill(firstRow, -1);
        var reported = new HashSet<int>();
        for (var i = 0; i < strata.Length; i++)
        {
            var first = firstRow[clusters.Codes[i]];
            if (first < 0)
                firstRow[clusters.Codes[i]] = i;
            if (first < 0 || strata[first] == strata[i] || !reported.Add(clusters.Codes[i]))
                continue;
            if (reported.Count > MostRows)
                break;
            findings.Add(
                SurveyDiagnostics.ClusterInTwoStrata, settings.Clusters[0].Location,
                Invariant($"The cluster '{clusters.Labels[clusters.Codes[i]]}' of '{settings.Clusters[0].Text}' is in two strata, '{names.Labels[names.Codes[first]]}' in row {first + 1} and '{names.Labels[names.Codes[i]]}' in row {i + 1}; if ids begin anew in every stratum, say 'nested: true'."));
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

    // By codes that are dense; stable; null if the rows are in this order.
    private static int[]? OrderOf(int[] codes, int count)
    {
        if (IsAscending(codes))
            return null;
        var next = new int[count + 1];
        foreach (var code in codes)
            next[code + 1]++;
        for (var c = 0; c < count; c++)
            next[c + 1] += next[c];
        var order = new int[codes.Length];
        for (var i = 0; i < codes.Length; i++)
            order[next[codes[i]]++] = i;
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

    private static int[] InOrder(int[] codes, int[]? order)
    {
        if (order is null)
            return codes;
        var ordered = new int[order.Length];
        for (var i = 0; i < ordered.Length; i++)
            ordered[i] = codes[order[i]];
        return ordered;
    }
}
