using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>What must hold between the parts of the specification of an index and its data. What a single step needs is checked by the <see cref="StepCompiler"/>.</summary>
internal static class IndexChecks
{
    /// <summary>Checks structure, columns and weights; null if the structure makes no tree.</summary>
    public static IndexStructure? Check(IndexSpec spec, IndexData data, DiagnosticBuilder findings)
    {
        if (!IsTree(spec.Structure, findings))
            return null;
        var structure = IndexStructure.Of(spec.Structure);
        var isTree = CheckCodes(structure, findings);
        CheckWeights(structure, findings);
        CheckIndicators(structure, data, findings);
        CheckWeightSets(spec, structure, findings);
        CheckSteps(spec, structure, findings);
        if (data.Rows.Length == 0)
            findings.Add(IndexDiagnostics.NoRows, spec.Location, "The data have no rows; expected at least one entity.");
        return isTree && !findings.HasErrors ? structure : null;
    }

    /// <summary>Returns the place of a part, or that of its owner if the part was made in code.</summary>
    public static SourceLocation Place(Located? part, Located owner) => part is { Location.IsKnown: true } ? part.Location : owner.Location;

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsTree(IndexAggregate root, DiagnosticBuilder findings)
    {
        var filled = true;
        var seen = new HashSet<IndexNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<IndexAggregate>([root]);
        while (open.TryPop(out var aggregate))
        {
            if (aggregate.Children.Count == 0)
            {
                filled = false;
                findings.Add(IndexDiagnostics.EmptyAggregate, aggregate.Location, $"The aggregate '{Excerpt.Of(aggregate.Code)}' has no children; expected at least one.");
            }

            foreach (var child in aggregate.Children)
            {
                if (!seen.Add(child))
                {
                    filled = false;
                    findings.Add(IndexDiagnostics.DuplicateCode, child.Location, $"The node '{Excerpt.Of(child.Code)}' is in the structure twice.");
                }
                else if (child is IndexAggregate next)
                {
                    open.Push(next);
                }
            }
        }

        return filled;
    }

    private static bool CheckCodes(IndexStructure structure, DiagnosticBuilder findings)
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var unique = true;
        for (var n = 0; n < structure.NodeCount; n++)
        {
            var node = structure[n];
            if (!Identifier.IsCode(node.Code))
            {
                findings.Add(
                    IndexDiagnostics.BadCode, node.Location, $"'{Excerpt.Of(node.Code)}' is no code; expected a letter, then letters, digits, '_' or '.'.");
            }

            if (!seen.TryAdd(node.Code, node.Location))
            {
                unique = false;
                findings.Add(
                    IndexDiagnostics.DuplicateCode,
                    node.Location,
                    $"The code '{Excerpt.Of(node.Code)}' is in the structure twice; first at {seen[node.Code]}.");
            }
        }

        return unique;
    }

    private static void CheckWeights(IndexStructure structure, DiagnosticBuilder findings)
    {
        for (var n = 0; n < structure.NodeCount; n++)
        {
            var node = structure[n];
            if (!(double.IsFinite(node.Weight) && node.Weight >= 0))
                findings.Add(IndexDiagnostics.BadWeight, node.Location, $"The weight '{Number(node.Weight)}' of '{node.Code}' is out of range; expected 0 or more.");
            if (node is IndexAggregate { Children: var children } && children.All(c => c.Weight == 0))
                findings.Add(IndexDiagnostics.ZeroWeights, node.Location, $"All children of '{node.Code}' have weight 0; expected one above 0.");
        }
    }

    private static void CheckIndicators(IndexStructure structure, IndexData data, DiagnosticBuilder findings)
    {
        var suggestions = new NameSuggestions(data.Columns);
        foreach (var indicator in structure.Indicators)
        {
            if (!data.TryGetColumn(indicator.Code, out _))
            {
                if (data.TryGetLabels(indicator.Code, out _))
                {
                    findings.Add(
                        IndexDiagnostics.ColumnKind, indicator.Location, $"The column '{indicator.Code}' holds texts; expected the numbers of an indicator.");
                }
                else
                {
                    findings.Add(
                        IndexDiagnostics.UnknownColumn,
                        indicator.Location,
                        $"The data have no column '{Excerpt.Of(indicator.Code)}'{suggestions.End(indicator.Code)}");
                }
            }

            if (indicator.Direction is not (Direction.Higher or Direction.Lower))
            {
                findings.Add(
                    IndexDiagnostics.NoDirection, indicator.Location, $"The indicator '{indicator.Code}' has no direction; expected 'higher' or 'lower'.");
            }

            if (indicator.Target is { } target && !double.IsFinite(target))
            {
                findings.Add(
                    IndexDiagnostics.BadSetting, indicator.Location, $"The target '{Number(target)}' of '{indicator.Code}' is no number; expected a finite one.");
            }
        }
    }

    private static void CheckWeightSets(IndexSpec spec, IndexStructure structure, DiagnosticBuilder findings)
    {
        var suggestions = new NameSuggestions(structure.Numbers.Keys);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in spec.WeightSets)
        {
            if (!names.Add(set.Name))
                findings.Add(IndexDiagnostics.DuplicateWeights, set.Location, $"There are two sets of weights '{Excerpt.Of(set.Name)}'.");
            var weights = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var entry in set.Weights)
            {
                var place = Place(entry.Node, set);
                if (!structure.Numbers.ContainsKey(entry.Node.Id))
                    findings.Add(IndexDiagnostics.UnknownNode, place, $"Unknown node '{Excerpt.Of(entry.Node.Id)}'{suggestions.End(entry.Node.Id)}");
                if (!weights.TryAdd(entry.Node.Id, entry.Weight))
                    findings.Add(IndexDiagnostics.DuplicateWeights, place, $"The set '{Excerpt.Of(set.Name)}' has two weights for '{Excerpt.Of(entry.Node.Id)}'.");
                if (!(double.IsFinite(entry.Weight) && entry.Weight >= 0))
                {
                    findings.Add(
                        IndexDiagnostics.BadWeight, place, $"The weight '{Number(entry.Weight)}' of '{Excerpt.Of(entry.Node.Id)}' is out of range; expected 0 or more.");
                }
            }

            foreach (var aggregate in structure.Aggregates)
            {
                if (aggregate.Children.Any(c => weights.ContainsKey(c.Code)) && aggregate.Children.All(c => weights.GetValueOrDefault(c.Code, c.Weight) == 0))
                {
                    findings.Add(
                        IndexDiagnostics.ZeroWeights, set.Location, $"In the set '{Excerpt.Of(set.Name)}' all children of '{aggregate.Code}' have weight 0; expected one above 0.");
                }
            }
        }
    }

    private static void CheckSteps(IndexSpec spec, IndexStructure structure, DiagnosticBuilder findings)
    {
        if (!spec.Steps.Any(s => s is AggregateStep))
        {
            findings.Add(IndexDiagnostics.NoAggregation, spec.Location, $"No step of '{Excerpt.Of(spec.Id)}' aggregates, so there are no scores.");
            return;
        }

        var normalizing = spec.Steps.TakeWhile(s => s is not AggregateStep).OfType<NormalizeStep>().ToArray();
        foreach (var indicator in structure.Indicators.Where(i => i.Direction == Direction.Lower && normalizing.All(n => n.Method.For(i.Code) is null)))
        {
            findings.Add(
                IndexDiagnostics.DirectionNotApplied,
                indicator.Location,
                $"Lower is better of '{indicator.Code}', but it is aggregated without normalization, which would apply that.");
        }
    }
}
