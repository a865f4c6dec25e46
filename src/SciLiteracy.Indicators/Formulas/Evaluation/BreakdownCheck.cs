using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>Finds selections that no observation meets: mostly misspelt dimensions or values, which nothing but the data declares.</summary>
internal sealed class BreakdownCheck(FormulaModel model, Dataset dataset)
{
    private readonly Dictionary<string, HashSet<Breakdown>> _observed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameSuggestions> _suggestions = new(StringComparer.Ordinal);

    public void Check(BoundFormula formula, BoundExpression.Part part, DiagnosticBuilder diagnostics)
    {
        if (model.Find(part.Indicator) is not null || !dataset.Contains(part.Indicator))
            return;
        if (!_observed.TryGetValue(part.Indicator, out var observed))
            _observed.Add(part.Indicator, observed = [.. dataset.Observations(part.Indicator).Select(o => o.Breakdown).Distinct()]);
        if (observed.Any(b => part.Breakdown.Dimensions.All(d => b[d.Key] == d.Value)))
            return;
        foreach (var (dimension, value) in part.Breakdown.Dimensions)
        {
            if (!observed.Any(b => b[dimension] is not null))
            {
                Report($"No observation of '{part.Indicator}' has the dimension '{dimension}'{Suggest("", dimension, observed.SelectMany(b => b.Dimensions).Select(d => d.Key))}");
                return;
            }

            if (!observed.Any(b => b[dimension] == value))
            {
                Report($"No observation of '{part.Indicator}' has '{dimension} = {value}'{Suggest(dimension, value, observed.Select(b => b[dimension]).OfType<string>())}");
                return;
            }
        }

        Report($"No observation of '{part.Indicator}' has '{part.Breakdown}'.");

        void Report(string message) => diagnostics.Add(FormulaDiagnostics.UnknownBreakdown, formula.LocationOf(part.Anchor), message);

        string Suggest(string dimension, string name, IEnumerable<string> known)
        {
            var key = $"{part.Indicator}:{dimension}";
            if (!_suggestions.TryGetValue(key, out var suggestions))
                _suggestions.Add(key, suggestions = new NameSuggestions(known.Distinct(StringComparer.Ordinal)));
            return suggestions.End(name);
        }
    }
}
