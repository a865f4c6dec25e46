using SciLiteracy.Domain;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Formulas;

/// <summary>The tables of docs/formula-language.md.</summary>
internal static class FormulaLanguageDocument
{
    private static readonly string[] Lines = File.ReadAllLines(RepositoryFolder.Combine("docs", "formula-language.md"));

    public static UnitCatalog Units { get; } = UnitCatalog.Create(
    [
        new() { Code = "person", Name = PlanData.Name("person") },
        new() { Code = "m", Name = PlanData.Name("metre") },
        new() { Code = "m2", Name = PlanData.Name("square metre"), Definition = "m^2" },
    ]).Require();

    public static RegionHierarchy Regions { get; } = RegionHierarchy.Create(
    [
        new() { Code = "N", Name = PlanData.Name("N") },
        new() { Code = "A", Name = PlanData.Name("A"), Parent = "N" },
        new() { Code = "B", Name = PlanData.Name("B"), Parent = "N" },
        new() { Code = "C", Name = PlanData.Name("C"), Parent = "N" },
    ]).Require();

    public static string Text => string.Join('\n', Lines);

    /// <summary>Returns the rows of all tables whose header has these titles, without the marks of code.</summary>
    public static IEnumerable<string[]> Rows(string header)
    {
        var inside = false;
        foreach (var line in Lines)
        {
            if (line == header)
                inside = true;
            else if (!line.StartsWith('|'))
                inside = false;
            else if (inside && !line.StartsWith("|---", StringComparison.Ordinal))
                yield return [.. line[1..^1].Split('|').Select(c => c.Trim().Trim('`'))];
        }
    }
}
