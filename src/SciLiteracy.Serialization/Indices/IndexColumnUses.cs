using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>The columns that an index needs: its indicators, what they are divided by, groups and predictors; those of alternatives in an analysis of uncertainty as well.</summary>
internal static class IndexColumnUses
{
    /// <summary>Finds the columns of a document.</summary>
    public static ImmutableArray<IndexColumnUse> Of(IndexDocument document) => [.. All(document).DistinctBy(u => (u.Name, u.IsLabels))];

    /// <summary>Finds the columns that indicators are divided by.</summary>
    public static ImmutableArray<string> Denominators(IndexDocument document) => [.. All(document).Where(u => u.IsDenominator).Select(u => u.Name).Distinct()];

    private static List<IndexColumnUse> All(IndexDocument document)
    {
        var uses = new List<IndexColumnUse>();
        AddIndicators(document.Spec.Structure, uses);
        foreach (var step in document.Spec.Steps)
            Add(step, uses);
        foreach (var alternative in (document.Uncertainty?.Vary ?? []).OfType<SettingAlternatives>().SelectMany(f => f.Alternatives))
            Add(alternative, uses);
        return uses;
    }

    private static void AddIndicators(IndexAggregate aggregate, List<IndexColumnUse> uses)
    {
        foreach (var child in aggregate.Children)
        {
            if (child is IndexAggregate inner)
            {
                AddIndicators(inner, uses);
            }
            else if (child is IndexIndicator indicator)
            {
                uses.Add(new(indicator.Code, $"an indicator of the index{At(indicator)}", IsLabels: false) { Location = indicator.Location });
                if (indicator.Denominator is { } denominator)
                    Add(denominator, uses);
            }
        }
    }

    private static void Add(IndexStep step, List<IndexColumnUse> uses)
    {
        switch (step)
        {
            case DenominateStep denominate:
                foreach (var denominator in Methods(denominate.Denominators))
                    Add(denominator, uses);
                break;
            case ImputeStep impute:
                foreach (var method in Methods(impute.Method))
                    Add(method, uses);
                break;
        }
    }

    private static void Add(StepSetting setting, List<IndexColumnUse> uses)
    {
        switch (setting)
        {
            case WholeStep whole:
                Add(whole.Step, uses);
                break;
            case DenominatorSetting denominator:
                Add(denominator.Denominator, uses);
                break;
            case ImputationSetting imputation:
                Add(imputation.Method, uses);
                break;
        }
    }

    private static void Add(Denominator denominator, List<IndexColumnUse> uses)
    {
        if (denominator is FormulaDenominator formula)
            Add(formula.Formula, uses);
    }

    // What is wrong with a formula is told by whoever computes it.
    private static void Add(SourceText formula, List<IndexColumnUse> uses)
    {
        foreach (var reference in FormulaText.References(formula, new DiagnosticBuilder()))
            uses.Add(new(reference.Id, $"a denominator of the index{At(reference)}", IsLabels: false) { IsDenominator = true, Location = reference.Location });
    }

    private static void Add(ImputationMethod method, List<IndexColumnUse> uses)
    {
        switch (method)
        {
            case GroupMeanImputation mean:
                uses.Add(new(mean.Group.Id, $"the groups of an imputation{At(mean.Group)}", IsLabels: true) { Location = mean.Group.Location });
                break;
            case GroupMedianImputation median:
                uses.Add(new(median.Group.Id, $"the groups of an imputation{At(median.Group)}", IsLabels: true) { Location = median.Group.Location });
                break;
            case RegressionImputation regression:
                foreach (var predictor in regression.Predictors)
                    uses.Add(new(predictor.Id, $"a predictor of an imputation{At(predictor)}", IsLabels: false) { Location = predictor.Location });
                break;
        }
    }

    private static IEnumerable<T> Methods<T>(PerIndicator<T> method)
        where T : class => method.Overrides.Select(o => o.Method).OfType<T>().Prepend(method.Default);

    private static string At(Located part) => part.Location.IsKnown ? $" ({part.Location})" : "";
}
