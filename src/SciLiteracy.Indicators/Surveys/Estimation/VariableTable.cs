using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Computes the variables of a survey. A formula over plausible values is computed once for each set of them.</summary>
internal static class VariableTable
{
    public static Dictionary<string, ImmutableArray<TableColumn>> Create(
        Microdata data, ValueList<SurveyVariable> variables, ValueList<PlausibleValueSet> sets, DiagnosticBuilder findings)
    {
        var made = new Dictionary<string, ImmutableArray<TableColumn>>(StringComparer.Ordinal);
        foreach (var set in sets)
            Add(made, data, set.Name, set.Location, ColumnsOf(set.Columns, set.Name, set.Location, data, findings) ?? [], findings);

        foreach (var variable in variables)
            Add(made, data, variable.Name, variable.Location, Compute(made, data, variable, findings), findings);
        return made;
    }

    /// <summary>Returns the columns of plausible values, two or more; null after a finding.</summary>
    public static ImmutableArray<TableColumn>? ColumnsOf(
        ValueList<SourceText> patterns, string name, SourceLocation location, Microdata data, DiagnosticBuilder findings)
    {
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        var isGood = true;
        foreach (var pattern in patterns)
        {
            var matched = ColumnPattern.Match(pattern.Text, data);
            if (matched.Count == 0)
            {
                isGood = false;
                findings.Add(
                    SurveyDiagnostics.UnknownColumn, pattern.Location,
                    $"The data have no column '{pattern.Text}'{(NearestName.Hint(pattern.Text, data.ByName.Keys) is { Length: > 0 } hint ? hint : ".")}");
            }

            foreach (var column in matched.OfType<TextColumn>())
            {
                isGood = false;
                findings.Add(SurveyDiagnostics.ColumnType, pattern.Location, $"The column '{column.Name}' has texts; expected plausible values, which are numbers.");
            }

            columns.AddRange(matched);
        }

        if (isGood && columns.Count < 2)
        {
            isGood = false;
            var found = columns.Count == 1 ? "one plausible value" : "no plausible values";
            findings.Add(SurveyDiagnostics.BadRequest, location, $"'{name}' has {found}; expected two or more columns.");
        }

        return isGood ? columns.ToImmutable() : null;
    }

    private static void Add(
        Dictionary<string, ImmutableArray<TableColumn>> made, Microdata data, string name, SourceLocation location, ImmutableArray<TableColumn> columns, DiagnosticBuilder findings)
    {
        if (data.Find(name) is not null)
            findings.Add(SurveyDiagnostics.NameTaken, location, $"The data have a column '{name}'; expected another name for the variable.");
        else if (!made.TryAdd(name, columns))
            findings.Add(SurveyDiagnostics.NameTaken, location, $"There is a variable '{name}' already; expected another name.");
    }

    private static ImmutableArray<TableColumn> Compute(Dictionary<string, ImmutableArray<TableColumn>> made, Microdata data, SurveyVariable variable, DiagnosticBuilder findings)
    {
        var columns = new Dictionary<string, TableColumn>(data.ByName, StringComparer.Ordinal);
        foreach (var (name, known) in made)
        {
            // A variable that could not be made has its own finding.
            columns[name] = known.IsEmpty ? new NumberColumn(name, [.. new double[data.Rows]]) : known[0];
        }

        var first = ColumnFormula.Create(variable.Formula, columns);
        findings.AddRange(first.Diagnostics);
        if (!first.IsOk)
            return [];
        var sets = first.Value.Columns.Where(c => made.TryGetValue(c, out var known) && known.Length > 1).ToList();
        if (sets.Count == 0)
            return [first.Value.Evaluate(variable.Name)];
        var count = made[sets[0]].Length;
        if (sets.Find(s => made[s].Length != count) is { } other)
        {
            findings.Add(
                SurveyDiagnostics.BadRequest, variable.Formula.Location,
                $"'{sets[0]}' has {count} plausible values and '{other}' {made[other].Length}; expected as many of each in one formula.");
            return [];
        }

        var results = ImmutableArray.CreateBuilder<TableColumn>(count);
        for (var m = 0; m < count; m++)
        {
            foreach (var set in sets)
                columns[set] = made[set][m];
            results.Add(ColumnFormula.Create(variable.Formula, columns).Require().Evaluate(variable.Name));
        }

        return results.ToImmutable();
    }
}
