using System.Collections.Immutable;
using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Calibrates the weights of a design to known totals.</summary>
/// <remarks>
/// In a design of strata and clusters the influences are taken as residuals of the calibration; in a design with replicate weights every replicate is calibrated anew,
/// but trimming multiplies them by the same ratio. Source: Deville and Särndal (1992), "Calibration estimators in survey sampling", JASA 87; Deville, Särndal and Sautory
/// (1993), "Generalized raking procedures in survey sampling", JASA 88. Checked against: R survey 4.1 (postStratify, rake, calibrate, trimWeights).
/// </remarks>
public static class Calibrator
{
    /// <summary>Takes calibration steps one after the other.</summary>
    /// <param name="analysis">Data, variables and the design whose weights are calibrated.</param>
    /// <param name="steps">The steps.</param>
    /// <returns>The calibrated design, or the findings of all steps; what a step meets is computed up to the first that has errors.</returns>
    public static Result<CalibratedDesign> Calibrate(SurveyAnalysis analysis, ValueList<CalibrationStep> steps)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(steps);
        var findings = new DiagnosticBuilder();
        var design = analysis.Design;
        var reports = ImmutableArray.CreateBuilder<CalibrationReport>();
        foreach (var step in steps)
        {
            var own = new DiagnosticBuilder();
            var calibration = Prepare(analysis, design, step, own);
            findings.AddRange(own.ToImmutable());
            if (findings.HasErrors || calibration is null)
                continue;
            var weights = (double[])design.WeightArray.Clone();
            var (iterations, misfit, worst) = calibration.Adjust(weights);
            if (!(misfit <= WeightAdjustment.Tolerance))
            {
                findings.Add(
                    SurveyDiagnostics.NotConverged, step.Location,
                    string.Create(CultureInfo.InvariantCulture, $"The weights do not meet the totals after {iterations} passes: {worst}{(double.IsFinite(misfit) ? $" is off by {misfit:G3} of its total" : " cannot be met")}."));
                continue;
            }

            reports.Add(Report(design.WeightArray, weights, iterations, misfit));
            design = Replace(design, weights, calibration, step, findings);
        }

        return findings.ToResult(() => new CalibratedDesign(design, reports.ToImmutable()));
    }

    private static CalibrationReport Report(double[] before, double[] after, int iterations, double misfit)
    {
        var (least, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == 0)
                continue;
            least = Math.Min(least, after[i] / before[i]);
            largest = Math.Max(largest, after[i] / before[i]);
        }

        return new(iterations, misfit, least, largest);
    }

    private static SurveyDesign Replace(SurveyDesign design, double[] weights, WeightAdjustment calibration, CalibrationStep step, DiagnosticBuilder findings)
    {
        if (design is SampleDesign sample)
            return sample.Calibrated(weights, calibration.ResidualizerOf(sample.WeightArray, weights));
        var replicated = (ReplicateDesign)design;
        var columns = ImmutableArray.CreateBuilder<ImmutableArray<double>>(replicated.ReplicateCount);
        for (var g = 0; g < replicated.ReplicateCount; g++)
        {
            var one = replicated.WeightsOf(g);
            if (step is CalibrationStep.Trim)
            {
                for (var i = 0; i < one.Length; i++)
                    one[i] *= design.WeightArray[i] == 0 ? 1 : weights[i] / design.WeightArray[i];
            }
            else
            {
                var (_, misfit, worst) = calibration.Adjust(one);
                if (!(misfit <= 1e-6))
                    findings.Add(SurveyDiagnostics.NotConverged, step.Location, $"The weights of replicate {g + 1} do not meet the totals: {worst}.");
            }

            columns.Add([.. one]);
        }

        return replicated.Calibrated(weights, new ReplicateColumns(columns.MoveToImmutable(), null, null));
    }

    private static WeightAdjustment? Prepare(SurveyAnalysis analysis, SurveyDesign design, CalibrationStep step, DiagnosticBuilder findings) => step switch
    {
        CalibrationStep.PostStratification one => PreparePostStratification(analysis, design, one, findings),
        CalibrationStep.Rake rake => PrepareRake(analysis, design, rake, findings),
        CalibrationStep.Distanced distanced => PrepareDistanced(analysis, design, distanced, findings),
        _ => PrepareTrim((CalibrationStep.Trim)step, findings),
    };

    private static CellAdjustment? PreparePostStratification(SurveyAnalysis analysis, SurveyDesign design, CalibrationStep.PostStratification step, DiagnosticBuilder findings)
    {
        var all = step.By.Select(name => Levels(analysis, design, name, findings)).ToList();
        if (all.Contains(null))
            return null;
        if (all.Count == 0)
        {
            findings.Add(SurveyDiagnostics.BadRequest, step.Location, "There is no variable to post-stratify by.");
            return null;
        }

        var names = step.By.Select(b => b.Text).ToArray();
        var cells = Categories.Cross(all!, analysis.Data.Rows, parts => string.Join(';', parts));
        var totals = TotalsOf(string.Join(';', names), cells, step.Totals, step.Location, design, findings);
        return totals is null ? null : new(cells.Codes, totals, i => $"'{cells.Labels[i]}' of '{string.Join(';', names)}'");
    }

    private static RakeAdjustment? PrepareRake(SurveyAnalysis analysis, SurveyDesign design, CalibrationStep.Rake step, DiagnosticBuilder findings)
    {
        var cells = new List<CellAdjustment>();
        foreach (var margin in step.Margins)
        {
            if (Levels(analysis, design, margin.Variable, findings) is not { } levels)
                continue;
            if (margin.Totals.Count == 0)
                findings.Add(SurveyDiagnostics.BadRequest, margin.Location, $"'{margin.Variable.Text}' has no totals of levels; expected one for every level.");
            else if (TotalsOf(margin.Variable.Text, levels, margin.Totals, margin.Location, design, findings) is { } totals)
                cells.Add(new(levels.Codes, totals, i => $"'{levels.Labels[i]}' of '{margin.Variable.Text}'"));
        }

        CheckSums(step.Margins.Where(m => m.Totals.Count > 0).ToValueList(), null, findings);
        return findings.HasErrors ? null : new(cells);
    }

    private static DistanceAdjustment? PrepareDistanced(SurveyAnalysis analysis, SurveyDesign design, CalibrationStep.Distanced step, DiagnosticBuilder findings)
    {
        if (step.LowerBound is { } lower && !(lower < 1) || step.UpperBound is { } upper && !(upper > 1))
            findings.Add(SurveyDiagnostics.BadRequest, step.Location, "The bounds of the ratio of weights are below 1 and above 1.");
        if (step.Distance == CalibrationDistance.Logit && (step.LowerBound is null || step.UpperBound is null))
            findings.Add(SurveyDiagnostics.BadRequest, step.Location, "The logit distance needs bounds; expected 'bounds: [0.3, 3]' or alike.");
        var columns = new List<(string Name, double[] Values, double Total)>();
        foreach (var margin in step.Margins)
        {
            if (margin.Total is { } total)
            {
                AddNumbers(analysis, design, margin, total, columns, findings);
                continue;
            }

            if (Levels(analysis, design, margin.Variable, findings) is not { } levels
                || TotalsOf(margin.Variable.Text, levels, margin.Totals, margin.Location, design, findings) is not { } totals)
            {
                continue;
            }

            // The first level follows from the size of the population.
            for (var level = 1; level < totals.Length; level++)
                columns.Add(($"'{levels.Labels[level]}' of '{margin.Variable.Text}'", Array.ConvertAll(levels.Codes, c => c == level ? 1.0 : 0), totals[level]));
        }

        var sized = step.Margins.Where(m => m.Total is null && m.Totals.Count > 0).ToValueList();
        CheckSums(sized, step.Population, findings);
        if (findings.HasErrors)
            return null;
        if (step.Population is not null || sized.Count > 0)
        {
            var ones = new double[analysis.Data.Rows];
            Array.Fill(ones, 1);
            columns.Insert(0, ("the size of the population", ones, step.Population ?? SumOf(sized[0])));
        }

        if (columns.Count == 0)
            findings.Add(SurveyDiagnostics.BadRequest, step.Location, "There are no totals to calibrate to.");
        var adjustment = new DistanceAdjustment(step, columns);
        if (!findings.HasErrors && adjustment.Factor(design.WeightArray) is null)
            findings.Add(SurveyDiagnostics.NotConverged, step.Location, "The calibration variables depend on each other in the sample; leave one of them out.");
        return findings.HasErrors ? null : adjustment;
    }

    private static void AddNumbers(
        SurveyAnalysis analysis, SurveyDesign design, CalibrationMargin margin, double total, List<(string Name, double[] Values, double Total)> columns, DiagnosticBuilder findings)
    {
        switch (Find(analysis, margin.Variable, findings))
        {
            case NumberColumn numbers:
                CheckMissing(numbers, design, margin.Variable, findings);
                columns.Add(($"'{margin.Variable.Text}'", [.. numbers.Values.Select(v => double.IsNaN(v) ? 0 : v)], total));
                break;
            case TextColumn:
                findings.Add(SurveyDiagnostics.ColumnType, margin.Variable.Location, $"'{margin.Variable.Text}' has texts and one total; expected a total for every level.");
                break;
        }
    }

    private static TrimAdjustment? PrepareTrim(CalibrationStep.Trim step, DiagnosticBuilder findings)
    {
        if (step.Lower < step.Upper)
            return new(step);
        findings.Add(SurveyDiagnostics.BadRequest, step.Location, "The lower limit of weights is not below the upper one.");
        return null;
    }

    private static TableColumn? Find(SurveyAnalysis analysis, SourceText name, DiagnosticBuilder findings)
    {
        if (analysis.Find(name.Text) is { } columns)
        {
            if (columns.Length == 1)
                return columns[0];
            findings.Add(SurveyDiagnostics.BadRequest, name.Location, $"'{name.Text}' has plausible values; weights are calibrated to observed variables.");
            return null;
        }

        findings.Add(
            SurveyDiagnostics.UnknownColumn, name.Location,
            $"There is no variable or column '{name.Text}'{(NearestName.Hint(name.Text, analysis.Names) is { Length: > 0 } hint ? hint : ".")}");
        return null;
    }

    private static Categories? Levels(SurveyAnalysis analysis, SurveyDesign design, SourceText name, DiagnosticBuilder findings)
    {
        if (Find(analysis, name, findings) is not { } column)
            return null;
        CheckMissing(column, design, name, findings);
        return Categories.Of(column);
    }

    private static void CheckMissing(TableColumn column, SurveyDesign design, SourceText name, DiagnosticBuilder findings)
    {
        var rows = Enumerable.Range(0, column.Count).Where(i => column.IsMissing(i) && design.WeightArray[i] != 0).ToList();
        if (rows.Count == 0)
            return;
        var listed = string.Join(", ", rows.Take(5).Select(r => r + 1)) + (rows.Count > 5 ? $" and {rows.Count - 5} more" : "");
        findings.Add(SurveyDiagnostics.MissingCalibrationValue, name.Location, $"'{name.Text}' has no value in {(rows.Count == 1 ? "row" : "rows")} {listed}; every row with a weight needs one.");
    }

    // The total of every level of the data.
    private static double[]? TotalsOf(
        string name, Categories levels, ValueList<CalibrationTotal> totals, SourceLocation location, SurveyDesign design, DiagnosticBuilder findings)
    {
        var before = findings.Count;
        var found = new double[levels.Labels.Length];
        var isGiven = new bool[found.Length];
        foreach (var total in totals)
        {
            var label = string.Join(';', total.Levels);
            var place = total.Location.IsKnown ? total.Location : location;
            var code = levels.Find(label);
            if (!(total.Total >= 0) || double.IsInfinity(total.Total))
                findings.Add(SurveyDiagnostics.BadRequest, place, $"The total of '{label}' of '{name}' is not a number of at least 0.");
            else if (code < 0 && total.Total > 0)
                findings.Add(SurveyDiagnostics.MissingTotal, place, $"No row has the level '{label}' of '{name}', whose total cannot be met{(NearestName.Hint(label, levels.Labels) is { Length: > 0 } hint ? hint : ".")}");
            else if (code >= 0 && isGiven[code])
                findings.Add(SurveyDiagnostics.ContradictoryTotals, place, $"The level '{label}' of '{name}' has two totals.");
            else if (code >= 0)
                (found[code], isGiven[code]) = (total.Total, true);
        }

        var weights = new double[found.Length];
        for (var i = 0; i < levels.Codes.Length; i++)
        {
            if (levels.Codes[i] >= 0)
                weights[levels.Codes[i]] += design.WeightArray[i];
        }

        for (var code = 0; code < found.Length; code++)
        {
            if (!isGiven[code] && weights[code] > 0)
                findings.Add(SurveyDiagnostics.MissingTotal, location, $"There is no total of the level '{levels.Labels[code]}' of '{name}', which rows of the data have.");
            else if (found[code] > 0 && weights[code] == 0)
                findings.Add(SurveyDiagnostics.MissingTotal, location, $"The rows with the level '{levels.Labels[code]}' of '{name}' have no weight; its total cannot be met.");
        }

        return findings.Count == before ? found : null;
    }

    private static double SumOf(CalibrationMargin margin) => margin.Totals.Sum(t => t.Total);

    private static void CheckSums(ValueList<CalibrationMargin> margins, double? population, DiagnosticBuilder findings)
    {
        if (margins.Count == 0 || (population is null && margins.Count < 2))
            return;
        var expected = population ?? SumOf(margins[0]);
        foreach (var margin in margins)
        {
            var sum = SumOf(margin);
            if (Math.Abs(sum - expected) <= 1e-9 * Math.Abs(expected))
                continue;
            var other = population is null ? $"those of '{margins[0].Variable.Text}'" : "the size of the population,";
            findings.Add(
                SurveyDiagnostics.ContradictoryTotals, margin.Variable.Location,
                string.Create(CultureInfo.InvariantCulture, $"The totals of '{margin.Variable.Text}' add up to {sum:R}, {other} to {expected:R}; expected the same population."));
        }
    }
}
