using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The answers of persons to items, as scores from 0; -1 for none.</summary>
internal sealed class ItemResponses
{
    // More categories are no scores of an item.
    private const int MostScore = 64;

    private ItemResponses(string[] names, int[][] scores, int[] highest) => (Names, Scores, Highest) = (names, scores, highest);

    public string[] Names { get; }

    /// <summary>Gets the scores; shape [items][rows].</summary>
    public int[][] Scores { get; }

    /// <summary>Gets the highest score of every item.</summary>
    public int[] Highest { get; }

    public int Count => Names.Length;

    public int Rows => Scores[0].Length;

    /// <summary>Reads the columns of the items; null and findings if some are no scores.</summary>
    public static ItemResponses? Read(Microdata data, ItemSettings settings, DiagnosticBuilder findings)
    {
        var columns = new List<TableColumn>();
        foreach (var pattern in settings.Columns)
        {
            var matched = ColumnPattern.Match(pattern.Text, data);
            if (matched.Count == 0)
            {
                findings.Add(
                    SurveyDiagnostics.UnknownColumn, pattern.Location,
                    $"The data have no column '{pattern.Text}'{(NearestName.Hint(pattern.Text, data.ByName.Keys) is { Length: > 0 } hint ? hint : ".")}");
            }

            columns.AddRange(matched.Where(m => !columns.Contains(m)));
        }

        if (columns.Count == 1 && !findings.HasErrors)
            findings.Add(SurveyDiagnostics.BadRequest, settings.Location, $"There is one item, '{columns[0].Name}'; expected two or more.");
        var scores = columns.ConvertAll(c => ScoresOf(c, settings, findings));
        if (findings.HasErrors)
            return null;
        var highest = scores.ConvertAll(s => s!.Max());
        for (var j = 0; j < highest.Count; j++)
        {
            var name = columns[j].Name;
            if (highest[j] < 1)
                findings.Add(SurveyDiagnostics.BadRequest, settings.Location, $"Nobody has a score above 0 in the item '{name}'.");
            else if (highest[j] > 1 && settings.Model is ItemModel.Rasch or ItemModel.TwoParameter or ItemModel.ThreeParameter)
                findings.Add(SurveyDiagnostics.BadRequest, settings.Location, $"The item '{name}' has the score {highest[j]}; the model takes 0 and 1, 'gpcm' takes more.");
        }

        return findings.HasErrors ? null : new([.. columns.Select(c => c.Name)], [.. scores!], [.. highest]);
    }

    private static int[]? ScoresOf(TableColumn column, ItemSettings settings, DiagnosticBuilder findings)
    {
        if (column is not NumberColumn numbers)
        {
            findings.Add(SurveyDiagnostics.ColumnType, settings.Location, $"The item '{column.Name}' has texts; expected scores 0, 1, ….");
            return null;
        }

        var scores = new int[numbers.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var value = numbers.Values[i];
            if (double.IsNaN(value))
            {
                scores[i] = -1;
            }
            else if (value >= 0 && value <= MostScore && value == Math.Floor(value))
            {
                scores[i] = (int)value;
            }
            else
            {
                findings.Add(SurveyDiagnostics.BadRequest, settings.Location, FormattableString.Invariant($"The item '{column.Name}' is {value:R} in row {i + 1}; expected a score 0, 1, …."));
                return null;
            }
        }

        return scores;
    }
}
