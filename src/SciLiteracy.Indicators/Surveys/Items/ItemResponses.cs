using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The answers of persons to items, as scores from 0; -1 for none.</summary>
internal sealed class ItemResponses
{
    // More categories are no scores of an item.
    private const int MostScore = 64;

    private ItemResponses(string[] names, int[][] scores)
    {
        (Names, Scores) = (names, scores);
        Highest = Array.ConvertAll(scores, s => Math.Max(1, s.Max()));
    }

    public string[] Names { get; }

    /// <summary>Gets the scores; shape [items][rows].</summary>
    public int[][] Scores { get; }

    /// <summary>Gets the highest score of every item that somebody has; 1 if nobody has more than 0.</summary>
    public int[] Highest { get; }

    public int Count => Names.Length;

    public int Rows => Scores[0].Length;

    /// <summary>Reads the columns of the items; null and findings if some are no scores.</summary>
    /// <param name="data">The data.</param>
    /// <param name="weights">The weights of the rows.</param>
    /// <param name="settings">The items.</param>
    /// <param name="findings">Receives what is wrong, and what cannot be computed.</param>
    public static ItemResponses? Read(Microdata data, double[] weights, ItemSettings settings, DiagnosticBuilder findings)
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
        var keys = KeysOf(columns, settings, findings);
        var scores = columns.ConvertAll(c => ScoresOf(c, keys.GetValueOrDefault(c.Name), settings, findings));
        if (findings.HasErrors)
            return null;
        if (columns.Count == 0 || !weights.Any(w => w > 0))
        {
            findings.Add(SurveyDiagnostics.NoRows, settings.Location, "There is no row with a weight above 0 to analyze items from.");
            return null;
        }

        var responses = new ItemResponses([.. columns.Select(c => c.Name)], [.. scores!]);
        for (var j = 0; j < responses.Count; j++)
            responses.Check(j, weights, settings, findings);
        return findings.HasErrors ? null : responses;
    }

    private static Dictionary<string, ItemKey> KeysOf(List<TableColumn> columns, ItemSettings settings, DiagnosticBuilder findings)
    {
        var keys = new Dictionary<string, ItemKey>(StringComparer.Ordinal);
        foreach (var key in settings.Key)
        {
            if (!columns.Exists(c => c.Name == key.Item.Text))
            {
                var hint = NearestName.Hint(key.Item.Text, columns.Select(c => c.Name)) is { Length: > 0 } near ? near : ".";
                findings.Add(SurveyDiagnostics.UnknownColumn, key.Item.Location, $"The key has '{key.Item.Text}', which is none of the items{hint}");
            }
            else if (!keys.TryAdd(key.Item.Text, key))
            {
                findings.Add(SurveyDiagnostics.BadRequest, key.Item.Location, $"The item '{key.Item.Text}' is twice in the key.");
            }

            foreach (var answer in key.Answers.Where(a => a.Score is < 1 or > MostScore))
                findings.Add(SurveyDiagnostics.BadRequest, key.Item.Location, $"The answer '{answer.Answer}' to '{key.Item.Text}' scores {answer.Score}; expected 1 to {MostScore}.");
        }

        return keys;
    }

    private static int[]? ScoresOf(TableColumn column, ItemKey? key, ItemSettings settings, DiagnosticBuilder findings)
    {
        var omitted = settings.OmittedScoreZero ? 0 : -1;
        if (key is not null)
        {
            return column switch
            {
                TextColumn texts => [.. texts.Codes.Select(code => code < 0 ? omitted : Scored(a => a.Answer == texts.Labels[code]))],
                NumberColumn numbers => [.. numbers.Values.Select(v => double.IsNaN(v) ? omitted
                    : Scored(a => double.TryParse(a.Answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == v))],
                _ => null,
            };
        }

        if (column is not NumberColumn scores)
        {
            findings.Add(SurveyDiagnostics.ColumnType, settings.Location, $"The item '{column.Name}' has texts; expected scores 0, 1, …, or a key.");
            return null;
        }

        var result = new int[scores.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var value = scores.Values[i];
            if (double.IsNaN(value))
            {
                result[i] = omitted;
            }
            else if (value >= 0 && value <= MostScore && value == Math.Floor(value))
            {
                result[i] = (int)value;
            }
            else
            {
                findings.Add(SurveyDiagnostics.BadRequest, settings.Location, FormattableString.Invariant($"The item '{column.Name}' is {value:R} in row {i + 1}; expected a score 0, 1, …."));
                return null;
            }
        }

        return result;

        int Scored(Func<ScoredAnswer, bool> isGiven) => key.Answers.FirstOrDefault(isGiven)?.Score ?? 0;
    }

    // An item in which a score does not occur has no maximum of the likelihood; one in which only one occurs has no correlation.
    private void Check(int item, double[] weights, ItemSettings settings, DiagnosticBuilder findings)
    {
        var (name, highest) = (Names[item], Scores[item].Max());
        var occurs = new bool[highest + 2];
        for (var i = 0; i < Rows; i++)
            occurs[Scores[item][i] + 1] |= weights[i] > 0;
        var different = occurs.Skip(1).Count(o => o);
        var isModel = settings.Model != ItemModel.None;
        if (different <= 1)
        {
            var what = different == 0 ? $"Nobody has an answer to the item '{name}'" : $"All answers to the item '{name}' have the score {Array.LastIndexOf(occurs, true) - 1}";
            if (isModel)
                findings.Add(SurveyDiagnostics.BadRequest, settings.Location, $"{what}; an item model needs different scores: leave the item out.");
            else
                findings.Add(SurveyDiagnostics.NotDefined, settings.Location, $"{what}; its correlations are not defined.");
        }
        else if (highest > 1 && settings.Model is ItemModel.Rasch or ItemModel.TwoParameter or ItemModel.ThreeParameter)
        {
            findings.Add(SurveyDiagnostics.BadRequest, settings.Location, $"The item '{name}' has the score {highest}; the model takes 0 and 1, 'gpcm' takes more.");
        }
        else if (isModel && Array.IndexOf(occurs, false, 1) is > 0 and var gap)
        {
            findings.Add(
                SurveyDiagnostics.BadRequest, settings.Location,
                $"Nobody has the score {gap - 1} in the item '{name}', whose highest is {highest}; an item model needs every score from 0 on: join it with another.");
        }
    }
}
