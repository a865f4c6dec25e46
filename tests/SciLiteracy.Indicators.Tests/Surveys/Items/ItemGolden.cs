using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Surveys.Items;

/// <summary>The numbers of <c>Golden/r/items</c>, made by its script, and the data that they are of.</summary>
internal static class ItemGolden
{
    /// <summary>Returns the rows of a file; an empty cell is NaN as a number.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(RepositoryFolder.Combine("tests", "SciLiteracy.Indicators.Tests", "Golden", "r", "items", file));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => names.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }

    public static double Number(this Dictionary<string, string> row, string column) =>
        row[column].Length == 0 ? double.NaN : double.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture);

    public static Microdata Data(string file)
    {
        var rows = Rows(file);
        return Microdata.Of(rows[0].Keys.Select(name => new NumberColumn(name, [.. rows.Select(r => r.Number(name))])));
    }

    public static ItemModel ModelOf(string fit) => fit switch
    {
        "rasch" => ItemModel.Rasch,
        "2pl" or "2pl-weighted" => ItemModel.TwoParameter,
        "3pl" => ItemModel.ThreeParameter,
        _ => ItemModel.GeneralizedPartialCredit,
    };

    public static Result<ItemAnalysis> Analyze(string fit, ScoreMethod? scores = null, ItemErrorMethod errors = ItemErrorMethod.CrossProduct, int threads = -1)
    {
        var data = Data(Rows("likelihoods.csv").Single(r => r["case"] == fit)["data"] + ".csv");
        var weights = fit == "2pl-weighted" ? ((NumberColumn)data.Find("w")!).Values.AsSpan() : default;
        return ItemAnalysis.Create(data, weights, new() { Columns = ["q*"], Model = ModelOf(fit), Scores = scores, StandardErrors = errors }, threads);
    }

    /// <summary>Makes data of the answers to items, row by row; -1 for none.</summary>
    public static Microdata Table(params int[][] rows) =>
        Microdata.Of(Enumerable.Range(0, rows[0].Length).Select(j => new NumberColumn($"q{j + 1}", [.. rows.Select(r => r[j] < 0 ? double.NaN : r[j])])));

    public static void Near(double expected, double? found, double tolerance, string what = "") =>
        Assert.True(
            found is { } value && (double.IsNaN(expected) ? double.IsNaN(value) : Math.Abs(value - expected) <= tolerance * Math.Max(1, Math.Abs(expected))),
            $"{what} {found:R}; expected {expected:R}.");
}
