using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy index compute</c>: stages and logs.</summary>
internal static class IndexTables
{
    /// <summary>Gets the stages that have the values of indicators.</summary>
    public static IReadOnlyList<string> IndicatorStages { get; } = ["raw", "screened", "denominated", "imputed", "treated", "normalized"];

    /// <summary>Gets the names of all stages and logs.</summary>
    public static IReadOnlyList<string> Stages { get; } =
        [.. IndicatorStages, "scores", "ranks", "weights", "treatment", "screening", "imputation", "treatment_points", "parameters"];

    /// <summary>Returns a stage or a log; null if no step leads to the stage.</summary>
    public static ResultTable? Stage(IndexInput input, IndexResult result, string name) => name switch
    {
        "scores" => Wide(input, result.Scores),
        "ranks" => Wide(input, result.Ranks),
        "weights" => result.Scores is null ? null : Weights(result),
        "treatment" => Treatment(result),
        "screening" => Screening(input, result),
        "imputation" => Imputation(input, result),
        "treatment_points" => TreatmentPoints(input, result),
        "parameters" => Parameters(result),
        _ => Wide(input, result.Stage(StageOf(name))),
    };

    /// <summary>Returns the stage of a name.</summary>
    public static IndexStage StageOf(string name) => (IndexStage)IndicatorStages.ToList().IndexOf(name);

    /// <summary>Returns the names of the columns that say what a row is about.</summary>
    public static string[] About(IndexInput input) => input.Data.IsPanel ? [input.Columns.Entity, input.Columns.Period ?? "period"] : [input.Columns.Entity];

    /// <summary>Returns the cells that say what a row is about.</summary>
    public static object?[] About(IndexInput input, IndexRow row) => input.Data.IsPanel ? [row.Entity, row.Period?.ToString()] : [row.Entity];

    /// <summary>Returns the place of every row in the order in which the data were given.</summary>
    public static Dictionary<IndexRow, int> Order(IndexInput input)
    {
        var order = new Dictionary<IndexRow, int>(input.Data.Rows.Length);
        for (var i = 0; i < input.Data.InputOrder.Length; i++)
            order.Add(input.Data.Rows[input.Data.InputOrder[i]], i);
        return order;
    }

    private static ResultTable? Wide(IndexInput input, IndexTable? stage)
    {
        if (stage is null)
            return null;
        var table = new ResultTable([.. About(input), .. stage.Codes]);
        foreach (var row in stage.InputOrder)
        {
            var cells = About(input, stage.Rows[row]).ToList();
            for (var column = 0; column < stage.Codes.Length; column++)
                cells.Add(stage.Column(column)[row]);
            table.Add([.. cells]);
        }

        return table;
    }

    private static ResultTable Weights(IndexResult result)
    {
        var table = new ResultTable("code", "parent", "level", "weight", "effective_weight");
        foreach (var weight in result.Weights)
            table.Add(weight.Code, weight.Parent, weight.Level, weight.Weight, weight.Effective);
        return table;
    }

    // Of several steps of a kind the last one tells; a row that an earlier one left out, that one.
    private static ResultTable Screening(IndexInput input, IndexResult result)
    {
        var table = new ResultTable([.. About(input), "available", "missing", "zeros", "availability", "nonzero_share", "kept", "reason"]);
        var order = Order(input);
        foreach (var entry in result.Screening.GroupBy(e => e.Row).Select(g => g.MaxBy(e => e.Step)!).OrderBy(e => order[e.Row]))
        {
            table.Add(
            [
                .. About(input, entry.Row), entry.Available, entry.Missing, entry.Zeros, entry.Availability, entry.NonzeroShare, entry.Kept,
                entry.Reason switch
                {
                    ScreeningReason.None => null,
                    ScreeningReason.LowAvailability => "low_availability",
                    ScreeningReason.ManyZeros => "many_zeros",
                    ScreeningReason.LowAvailabilityAndManyZeros => "low_availability many_zeros",
                    ScreeningReason.Included => "included",
                    _ => "excluded",
                },
            ]);
        }

        return table;
    }

    private static ResultTable Imputation(IndexInput input, IndexResult result)
    {
        var table = new ResultTable([.. About(input), "indicator", "value", "method", "source_period"]);
        var order = Order(input);
        foreach (ImputedCell cell in result.Imputation.OrderBy(c => order[c.Row]))
            table.Add([.. About(input, cell.Row), cell.Indicator, cell.Value, cell.Method.Id, cell.SourcePeriod?.ToString()]);
        return table;
    }

    // In a panel every period is treated by itself.
    private static ResultTable Treatment(IndexResult result)
    {
        var last = Last(result.Treatments.Select(t => t.Step));
        var hasPeriods = result.Treatments.Any(t => t.Period is not null);
        string[] columns = ["skew_0", "kurtosis_0", "pass_0", "winsorized", "skew_1", "kurtosis_1", "pass_1", "transform", "skew_2", "kurtosis_2", "pass_2"];
        var table = hasPeriods ? new ResultTable(["indicator", "period", .. columns]) : new ResultTable(["indicator", .. columns]);
        foreach (var treatment in result.Treatments.Where(t => t.Step == last))
        {
            object?[] about = hasPeriods ? [treatment.Indicator, treatment.Period?.ToString()] : [treatment.Indicator];
            table.Add(
            [
                .. about, .. Shape(treatment.Before), treatment.Winsorized, .. Shape(treatment.AfterWinsorizing), Transform(treatment.Transform), .. Shape(treatment.AfterTransform),
            ]);
        }

        return table;
    }

    private static ResultTable TreatmentPoints(IndexInput input, IndexResult result)
    {
        var table = new ResultTable([.. About(input), "indicator", "winsorized", "transform", "original", "treated"]);
        var order = Order(input);
        var last = Last(result.TreatedPoints.Select(p => p.Step));
        foreach (var point in result.TreatedPoints.Where(p => p.Step == last).OrderBy(p => order[p.Row]))
        {
            var end = point.Winsorized switch { WinsorizedEnd.High => "high", WinsorizedEnd.Low => "low", _ => null };
            table.Add([.. About(input, point.Row), point.Indicator, end, Transform(point.Transform), point.Original, point.Treated]);
        }

        return table;
    }

    private static ResultTable Parameters(IndexResult result)
    {
        var table = new ResultTable([.. FrozenParametersFile.Columns]);
        foreach (var row in FrozenParametersFile.Rows(result.Parameters))
            table.Add((double)row.Step, row.Kind, row.Code, row.Period, row.Group, row.Parameter, row.Word ?? (object?)row.Number);
        return table;
    }

    private static int Last(IEnumerable<int> steps) => steps.DefaultIfEmpty(0).Max();

    // Without spread there is no skewness, and nothing to pass.
    private static object?[] Shape(ShapeStatistics? shape) => shape is { } s
        ? [s.Skew, s.Kurtosis, double.IsNaN(s.Skew) && double.IsNaN(s.Kurtosis) ? null : s.Passes]
        : [null, null, null];

    private static string? Transform(AppliedTransform transform) => transform switch
    {
        AppliedTransform.Log => "log",
        AppliedTransform.LogReversed => "log_reversed",
        AppliedTransform.BoxCox => "box_cox",
        _ => null,
    };
}
