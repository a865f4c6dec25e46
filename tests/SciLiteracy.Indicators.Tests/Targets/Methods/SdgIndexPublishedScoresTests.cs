using System.Globalization;
using System.Text;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

/// <summary>
/// The published results of the SDG Index 2018 (Sachs et al., CC BY 4.0) as an oracle: raw values, scores, goal scores and the index of 193
/// countries. The file is
/// not part of the repository; the tests are skipped without it.
/// </summary>
public class SdgIndexPublishedScoresTests
{
    private const string Prefix = "Normalised (0-100): ";
    private static readonly Lazy<List<string[]>?> Table = new(Load);

    // The printed score is linear in the raw value between 0 and 100, so the bounds behind it follow from two countries, and all others check them.
    [SkippableFact]
    public void Bounds_from_two_countries_give_the_scores_of_all_others()
    {
        var table = RequireTable();
        var header = table[0];
        var columns = 0;
        var checkedScores = 0;
        for (var c = 0; c < header.Length; c++)
        {
            if (!header[c].StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var name = header[c][Prefix.Length..].Trim();
            var raw = Array.FindIndex(header, h => h.Trim() == name);
            if (raw < 0)
                continue;
            var rows = table.Skip(1)
                .Select(r => (Country: r[0], Value: Number(r[raw]), Score: Number(r[c])))
                .Where(r => r.Value is not null && r.Score is not null)
                .Select(r => (r.Country, Value: r.Value!.Value, Score: r.Score!.Value))
                .ToList();
            var between = rows.Where(r => r.Score is > 0 and < 100).OrderBy(r => r.Score).ToList();
            var (low, high) = (between[0], between[^1]);
            var bounds = SdgIndexBounds.Through(low.Value, low.Score, high.Value, high.Score);
            columns++;
            foreach (var (country, value, score) in rows)
            {
                Assert.True(Math.Abs(bounds.Score(value) - score) < 1e-6, $"{name}, {country}: {bounds.Score(value):R} for {score:R}");
                checkedScores++;
            }
        }

        Assert.Equal(86, columns);
        Assert.True(checkedScores > 12_000, $"{checkedScores} scores");
    }

    // The index is the arithmetic mean of the goal scores.
    [SkippableFact]
    public void The_index_is_the_mean_of_the_goals()
    {
        var table = RequireTable();
        var header = table[0];
        var index = Array.IndexOf(header, "Global Index Score (0-100): 2018 version");
        int[] goals = [.. Enumerable.Range(1, 17).Select(g => Array.IndexOf(header, $"Goal {g} Score"))];
        var countries = 0;
        foreach (var row in table.Skip(1))
        {
            if (Number(row[index]) is not { } published)
                continue;
            double[] scores = [.. goals.Select(g => Number(row[g]) ?? double.NaN)];
            Approx.Equal(published, SdgIndexAggregation.Mean(scores), 0, 0.05);
            countries++;
        }

        Assert.Equal(156, countries);
    }

    // The normalised columns stand in the order of the goals. Left out: goals for which the authors set values of regions in for missing ones, or leave indicators of rich countries out.
    [SkippableFact]
    public void Goals_are_the_means_of_their_indicators_and_ranks_follow_the_index()
    {
        var table = RequireTable();
        var header = table[0];
        var first = Array.FindIndex(header, h => h.StartsWith(Prefix, StringComparison.Ordinal));
        int[] sizes = [2, 6, 14, 3, 4, 6, 3, 4, 7, 1, 3, 7, 4, 6, 5, 9, 4];
        int[] goalOf = [.. sizes.SelectMany((size, goal) => Enumerable.Repeat(goal, size))];
        var index = Array.IndexOf(header, "Global Index Score (0-100): 2018 version");
        var countries = table.Skip(1).Where(r => Number(r[index]) is not null).ToList();
        double[] scores = [.. countries.SelectMany(r => Enumerable.Range(first, goalOf.Length).Select(c => Math.Clamp(Number(r[c]) ?? double.NaN, 0, 100)))];

        var computed = SdgIndexRanking.Compute([.. countries.Select(r => r[0])], goalOf, scores, maximumMissing: 1);

        Assert.Equal(156, computed.Length);
        foreach (var (country, row) in computed.Zip(countries))
        {
            foreach (var goal in new[] { 2, 3, 4, 5, 6, 11, 13, 15, 16 })
                Approx.Equal(Number(row[Array.IndexOf(header, $"Goal {goal} Score")])!.Value, country.Goals[goal - 1], 0, 0.01);
        }

        var byIndex = SdgIndexRanking.Compute([.. countries.Select(r => r[0])], [0], [.. countries.Select(r => Number(r[index])!.Value)]);
        Assert.Equal(countries.Select(r => (int?)Number(r[index + 1])), byIndex.Select(c => c.Rank));
    }

    // Printed bounds of annex 4 have one decimal: those behind the scores round to them.
    [SkippableTheory]
    [InlineData("Poverty headcount ratio at $1.90/day (%)", 72.6, 0)]
    [InlineData("Under 5 mortality (per 1000 live births)", 130.1, 2.6)]
    [InlineData("Mean years of schooling (years)", 2.3, 13.2)]
    [InlineData("Government efficiency (1-7)", 2.4, 5.6)]
    [InlineData("Corruption Perception Index (0-100)", 13, 88.6)]
    public void The_bounds_behind_the_scores_round_to_those_of_annex_4(string indicator, double worst, double best)
    {
        var table = RequireTable();
        var raw = Array.FindIndex(table[0], h => h.Trim() == indicator);
        var normalized = Array.FindIndex(table[0], h => h.StartsWith(Prefix, StringComparison.Ordinal) && h[Prefix.Length..].Trim() == indicator);
        var between = table.Skip(1)
            .Select(r => (Value: Number(r[raw]), Score: Number(r[normalized])))
            .Where(r => r.Value is not null && r.Score is > 0 and < 100)
            .OrderBy(r => r.Score)
            .ToList();
        var bounds = SdgIndexBounds.Through(between[0].Value!.Value, between[0].Score!.Value, between[^1].Value!.Value, between[^1].Score!.Value);
        Approx.Equal(worst, bounds.Worst, 0, 0.0501);
        Approx.Equal(best, bounds.Best, 0, 0.0501);
    }

    private static List<string[]> RequireTable()
    {
        Skip.If(Table.Value is null, "The published results of the SDG Index 2018 (sdgindex2018_results.csv) are not beside the repository.");
        return Table.Value!;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static List<string[]>? Load()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "reference", "formats", "sdgindex", "sdgindex2018_results.csv");
            if (File.Exists(file))
                return [.. Rows(File.ReadAllText(file))];
        }

        return null;
    }

    private static IEnumerable<string[]> Rows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        if (field.Length > 0 || row.Count > 0)
            yield return [.. row, field.ToString()];
    }
}
