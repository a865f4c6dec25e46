using System.Globalization;
using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>Writes explanations for people: a line for each step, inputs under what came of them.</summary>
public static class ExplanationPrinter
{
    private const int ItemsOfAList = 40;
    private const int LongestLabel = 120;

    /// <summary>Returns the text of an explanation; lines end with LF.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language of names and titles, a BCP 47 tag; where a text does not have it, English, else the first there is.</param>
    public static string ToText(Explanation explanation, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(language);
        var text = new StringBuilder();
        text.Append(explanation.Indicator.Name.Best(language, "en"));
        if (explanation.Region is { } region)
            text.Append(", ").Append(region.Name.Best(language, "en"));
        text.Append(", ").Append(explanation.Cell.Period);
        if (!explanation.Cell.Breakdown.IsTotal)
            text.Append(", ").Append(explanation.Cell.Breakdown);
        text.Append("\n\n");
        var sources = new List<SourceDocument>();
        Append(text, explanation.Root, "", "", sources);
        if (explanation.Causes.Count > 0 && explanation.Causes[0] != explanation.Root)
        {
            text.Append("\nMissing because of\n");
            foreach (var cause in explanation.Causes.Take(ItemsOfAList))
                text.Append("  ").Append(Label(cause)).Append(cause.Note is null ? $": {WhyMissing(cause.Status)}" : $": {cause.Note}").Append('\n');
            if (explanation.Causes.Count > ItemsOfAList)
                text.Append("  and ").Append(explanation.Causes.Count - ItemsOfAList).Append(" more\n");
        }

        if (explanation.Alternatives is { } alternatives)
            Append(text, explanation.Cell, alternatives);
        if (sources.Count > 0)
            text.Append("\nSources\n");
        foreach (var source in sources.OrderBy(s => s.Id, StringComparer.Ordinal))
            text.Append("  ").Append(source.Id).Append(": ").Append(Describe(source, language)).Append('\n');
        if (!explanation.IsComplete)
            text.Append("\nThe tree is larger than what is shown.\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, ExplanationNode node, string first, string rest, List<SourceDocument> sources)
    {
        if (node is ExplanationNode.Observed { Source: { } source } && !sources.Contains(source))
            sources.Add(source);
        text.Append(first).Append(Label(node)).Append(" = ").Append(Quantity(node)).Append('\n');
        var below = rest + (node.Inputs.Count > 0 || node.InputsLeftOut > 0 ? "│ " : "  ");
        foreach (var line in DetailsOf(node))
            text.Append(below).Append(line).Append('\n');
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            var isLast = i == node.Inputs.Count - 1 && node.InputsLeftOut == 0;
            Append(text, node.Inputs[i], rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  "), sources);
        }

        if (node.InputsLeftOut > 0)
            text.Append(rest).Append("└─ … ").Append(node.InputsLeftOut).Append(node.Inputs.Count > 0 ? " more\n" : " not shown\n");
    }

    private static IEnumerable<string> DetailsOf(ExplanationNode node)
    {
        switch (node)
        {
            case ExplanationNode.Computed computed:
                yield return $"formula: {computed.Formula.ReplaceLineEndings(" ")}{At(computed.Location)}";
                break;
            case ExplanationNode.Observed { Observation: var observation }:
                yield return $"source: {observation.Source ?? "not named"}{At(observation.Location)}";
                if (Precision(observation.Details) is { Length: > 0 } precision)
                    yield return precision;
                foreach (var attribute in observation.Attributes)
                    yield return $"{attribute.Name}: {attribute.Text.ReplaceLineEndings(" ")}";
                break;
        }

        if (node.Note is { } note)
            yield return note;
    }

    private static string Precision(ObservationDetails details)
    {
        var parts = new List<string>();
        if (details.StandardError is { } error)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"standard error {error}"));
        if (details.DegreesOfFreedom is { } df)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{df} degrees of freedom"));
        if (details.SampleSize is { } n)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"n {n}"));
        return string.Join(", ", parts);
    }

    private static string Describe(SourceDocument source, string language)
    {
        var text = source.Title.Best(language, "en");
        if (source.Publisher is { } publisher)
            text += $", {publisher}";
        return source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{text}, {year}") : text;
    }

    private static void Append(StringBuilder text, CellAddress cell, CellAlternatives alternatives)
    {
        text.Append('\n');
        if (alternatives.IsEmpty)
        {
            text.Append('\'').Append(cell.Indicator).Append("' has no value at all.\n");
            return;
        }

        var of = cell.Breakdown.IsTotal ? cell.Entity : $"{cell.Entity}[{cell.Breakdown}]";
        var before = text.Length;
        AppendList(text, $"'{of}' has values in", alternatives.Periods);
        AppendList(text, $"In {cell.Period} there are values of", alternatives.Entities);
        AppendList(text, $"In {cell.Period} '{cell.Entity}' has values for", alternatives.Breakdowns);
        if (text.Length > before)
            return;
        AppendList(text, $"'{cell.Indicator}' has values in", alternatives.AllPeriods);
        AppendList(text, $"'{cell.Indicator}' has values of", alternatives.AllEntities);
    }

    private static void AppendList<T>(StringBuilder text, string what, ValueList<T> items)
    {
        if (items.Count == 0)
            return;
        text.Append(what).Append(": ").AppendJoin(", ", items.Take(ItemsOfAList).Select(i => Convert.ToString(i, CultureInfo.InvariantCulture)));
        if (items.Count > ItemsOfAList)
            text.Append(" and ").Append(items.Count - ItemsOfAList).Append(" more");
        text.Append('\n');
    }

    private static string Label(ExplanationNode node)
    {
        var label = node.Label.ReplaceLineEndings(" ");
        return label.Length <= LongestLabel ? label : $"{label.AsSpan(0, LongestLabel - 1)}…";
    }

    private static string Quantity(ExplanationNode node)
    {
        if (node.IsMissing)
            return $"missing ({node.Status.ToLetter()}, {WhyMissing(node.Status)})";
        var value = node.Unit is null ? (node.Value == 1 ? "true" : "false") : node.Value.ToString("R", CultureInfo.InvariantCulture);
        var unit = node.Unit is null or "1" ? "" : $" {node.Unit}";
        return $"{value}{unit}{(node.Status == ObservationStatus.Normal ? "" : $" ({node.Status.ToLetter()}, {Meaning(node.Status)})")}";
    }

    private static string WhyMissing(ObservationStatus status) => status switch
    {
        ObservationStatus.MissingHoliday => "a holiday or weekend",
        ObservationStatus.NotCollected => "not collected",
        ObservationStatus.CannotExist => "cannot exist",
        ObservationStatus.Suppressed => "suppressed",
        _ => "no value",
    };

    private static string Meaning(ObservationStatus status) => status switch
    {
        ObservationStatus.TimeSeriesBreak => "break in the series",
        ObservationStatus.DefinitionDiffers => "definition differs",
        ObservationStatus.Estimated => "estimated or derived",
        ObservationStatus.Forecast => "forecast",
        ObservationStatus.Experimental => "experimental",
        ObservationStatus.Imputed => "imputed",
        ObservationStatus.Derogation => "derogation",
        ObservationStatus.IncludedElsewhere => "included elsewhere",
        ObservationStatus.NotSignificant => "not significant",
        ObservationStatus.Provisional => "provisional",
        ObservationStatus.Strike => "special event",
        ObservationStatus.LowReliability => "low reliability",
        ObservationStatus.Unvalidated => "not validated",
        ObservationStatus.IncludesOtherCategory => "includes another category",
        _ => "normal",
    };

    private static string At(SourceLocation location) => location.IsKnown ? $" [{location}]" : "";
}
