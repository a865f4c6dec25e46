using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Steps of denomination.</summary>
internal sealed partial class StepCompiler
{
    private Dictionary<string, TableColumn>? _table;

    private DenominateKernel Denominate(DenominateStep step, int number, DiagnosticBuilder findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var sources = ImmutableArray.CreateBuilder<DenominatorSource>();
        var denominators = MethodsOf(step.Denominators, step, findings);
        for (var i = 0; i < denominators.Length; i++)
        {
            var formula = denominators[i] switch
            {
                OwnDenominator => Structure.Indicators[i].Denominator,
                FormulaDenominator own => own.Formula,
                _ => null,
            };
            if (formula is null)
                continue;
            used.Add(formula.Text);
            var scale = step.Scales.FirstOrDefault(s => s.Denominator.Id == formula.Text)?.Scale ?? 1;
            if (SourceOf(i, formula, scale, step, findings) is { } source)
                sources.Add(source);
        }

        CheckScales(step, used, findings);
        ScratchLength = Math.Max(ScratchLength, sources.Count * Data.Rows.Length);
        return new DenominateKernel(step, number, sources.ToImmutable(), Structure);
    }

    private static void CheckScales(DenominateStep step, HashSet<string> used, DiagnosticBuilder findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scale in step.Scales)
        {
            var place = scale.Denominator.Location.IsKnown ? scale.Denominator : (Located)step;
            if (!(double.IsFinite(scale.Scale) && scale.Scale > 0))
                BadSetting(place, $"The scale '{IndexChecks.Number(scale.Scale)}' of '{Excerpt.Of(scale.Denominator.Id)}' is out of range; expected a number above 0.", findings);
            if (!seen.Add(scale.Denominator.Id))
                BadSetting(place, $"There are two scales of '{Excerpt.Of(scale.Denominator.Id)}'.", findings);
            if (!used.Contains(scale.Denominator.Id))
            {
                var hint = NearestName.Hint(scale.Denominator.Id, used);
                BadSetting(place, $"No indicator is divided by '{Excerpt.Of(scale.Denominator.Id)}'{(hint.Length == 0 ? "." : hint)}", findings);
            }
        }
    }

    private DenominatorSource? SourceOf(int indicator, SourceText formula, double scale, IndexStep step, DiagnosticBuilder findings)
    {
        if (Structure.Numbers.TryGetValue(formula.Text, out var node) && node < Structure.IndicatorCount)
            return new(indicator, node, -1, null, scale, formula.Text);
        var column = Columns.IndexOf(formula.Text, StringComparer.Ordinal);
        if (column >= 0)
            return new(indicator, -1, column, null, scale, formula.Text);

        var place = IndexChecks.Place(formula, step);
        if (Identifier.IsCode(formula.Text))
        {
            if (Data.TryGetLabels(formula.Text, out _))
            {
                findings.Add(IndexDiagnostics.ColumnKind, place, $"The column '{formula.Text}' holds texts; expected the numbers of a denominator.");
            }
            else
            {
                var hint = NearestName.Hint(formula.Text, Columns);
                findings.Add(IndexDiagnostics.UnknownColumn, place, $"The data have no column '{formula.Text}'{(hint.Length == 0 ? "." : hint)}");
            }

            return null;
        }

        _table ??= Columns.ToDictionary(
            c => c,
            c => (TableColumn)new NumberColumn(c, Data.TryGetColumn(c, out var values) ? [.. values] : []),
            StringComparer.Ordinal);
        var bound = ColumnFormula.Create(formula.Location.IsKnown ? formula : new SourceText(formula.Text) { Location = step.Location, IsVerbatim = false }, _table);
        findings.AddRange(bound.Diagnostics);
        if (!bound.IsOk)
            return null;
        if (bound.Value.IsTruth || bound.Value.Evaluate(formula.Text) is not NumberColumn)
        {
            findings.Add(IndexDiagnostics.ColumnKind, place, $"The denominator '{Excerpt.Of(formula.Text)}' gives no numbers.");
            return null;
        }

        return new(indicator, -1, -1, formula, scale, formula.Text);
    }
}
