using System.Globalization;
using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy survey</c>.</summary>
internal static class SurveyTables
{
    /// <summary>One row an estimate.</summary>
    public static ResultTable Estimates(SurveyTable estimates)
    {
        var table = new ResultTable(
            "estimate", "variable", "domain", "level", "value", "se", "ci_low", "ci_high", "df", "deff", "n", "statistic", "df_num", "p", "sampling_variance",
            "imputation_variance");
        foreach (var e in estimates.Estimates)
        {
            table.Add(
                e.Estimate, e.Variable, e.Domain, e.Level, e.Value, e.StandardError, e.Low, e.High, e.DegreesOfFreedom, e.DesignEffect, e.SampleSize, e.Statistic,
                e.NumeratorDegreesOfFreedom, e.PValue, e.SamplingVariance, e.ImputationVariance);
        }

        return table;
    }

    /// <summary>The weights of every row.</summary>
    public static ResultTable Weights(SurveyComputation computation, string? id)
    {
        var table = id is null ? new ResultTable("row", "base_weight", "weight") : new ResultTable("row", id, "base_weight", "weight");
        var before = computation.BaseDesign.Weights;
        var after = computation.Analysis.Design.Weights;
        var column = id is null ? null : computation.Analysis.Data.Find(id);
        for (var i = 0; i < before.Length; i++)
        {
            if (column is null)
                table.Add(i + 1, before[i], after[i]);
            else
                table.Add(i + 1, Cell(column, i), before[i], after[i]);
        }

        return table;
    }

    /// <summary>The score of every row.</summary>
    public static ResultTable Scores(SurveyComputation computation, ItemAnalysis items, string? id)
    {
        var table = id is null ? new ResultTable("row", "score", "se") : new ResultTable("row", id, "score", "se");
        var column = id is null ? null : computation.Analysis.Data.Find(id);
        for (var i = 0; i < items.Scores.Length; i++)
        {
            if (column is null)
                table.Add(i + 1, items.Scores[i].Score, items.Scores[i].StandardError);
            else
                table.Add(i + 1, Cell(column, i), items.Scores[i].Score, items.Scores[i].StandardError);
        }

        return table;
    }

    // The value of a row as it is written in the file, or the shortest text of the number.
    private static string? Cell(TableColumn column, int row) => column switch
    {
        TextColumn texts => texts.Codes[row] < 0 ? null : texts.Labels[texts.Codes[row]],
        NumberColumn { Texts: { } written } => Cell(written, row),
        NumberColumn numbers => double.IsNaN(numbers.Values[row]) ? null : numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };
}
