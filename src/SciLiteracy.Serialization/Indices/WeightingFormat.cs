using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Serialization;

/// <summary>Methods of weighting.</summary>
internal static class WeightingFormat
{
    private const string Noun = "a weighting";
    private const string ExpectedBounds = "two shares in order such as [0.1, 0.4]";

    private static readonly NameTable<int> Methods = IndexScalars.Words(
        "given", "equal", "pca", "factor", "entropy", "critic", "standard_deviation", "coefficient_of_variation", "ahp", "budget_allocation", "benefit_of_doubt", "optimized");

    private static readonly NameTable<NegativeLoading> Negatives = NameTable<NegativeLoading>.Of(
        ("reject", NegativeLoading.Reject), ("zero", NegativeLoading.Zero), ("square", NegativeLoading.Square));

    private static readonly NameTable<BenefitOfTheDoubtBound> Bounds = NameTable<BenefitOfTheDoubtBound>.Of(
        ("contributions", BenefitOfTheDoubtBound.Contributions), ("weights", BenefitOfTheDoubtBound.Weights));

    private static readonly NameTable<WeightObjective> Objectives = NameTable<WeightObjective>.Of(
        ("balance", WeightObjective.Balance), ("information", WeightObjective.Information));

    private static readonly FactorWeights UsualFactor = new();
    private static readonly OptimizedWeights UsualOptimized = new();
    private static readonly BenefitOfTheDoubtWeights UsualBenefit = new();
    private static readonly AnalyticHierarchyWeights UsualHierarchy = new([]);

    /// <summary>Reads a method; null after a finding.</summary>
    public static WeightingMethod? Read(MappingReader r)
    {
        switch (r.Word("method", Methods))
        {
            case "given":
                return new GivenWeights(r.OptionalString("set"));
            case "equal":
                return new EqualWeights();
            case "pca":
                return new PrincipalComponentWeights(r.OptionalEnumeration("negative", Negatives) ?? NegativeLoading.Reject);
            case "factor":
                return new FactorWeights(
                    r.OptionalNonnegative("min_eigenvalue") ?? UsualFactor.MinEigenvalue,
                    r.OptionalShare("min_explained") ?? UsualFactor.MinExplained,
                    r.OptionalShare("min_cumulative") ?? UsualFactor.MinCumulative);
            case "entropy":
                return new EntropyWeights();
            case "critic":
                return new CriticWeights();
            case "standard_deviation":
                return new StandardDeviationWeights();
            case "coefficient_of_variation":
                return new CoefficientOfVariationWeights();
            case "ahp":
                var comparisons = r.RequiredMappings("comparisons", "a comparison", ReadComparison);
                return new AnalyticHierarchyWeights(comparisons, r.OptionalNonnegative("max_consistency_ratio") ?? UsualHierarchy.MaxConsistencyRatio);
            case "budget_allocation":
                r.RequiredNode("allocations", "the points of each expert");
                return new BudgetAllocationWeights(r.EntriesByCode("allocations", "the points of each expert", ReadAllocation));
            case "benefit_of_doubt":
                return ReadBenefit(r);
            case "optimized":
                return new OptimizedWeights(r.OptionalEnumeration("objective", Objectives) ?? WeightObjective.Balance)
                {
                    Targets = r.NumbersByCode("targets", "importance by node", n => n > 0, "a number above 0", (code, n) => new NodeWeight(code, n)),
                    MaxEvaluations = r.OptionalCount("max_evaluations", 1) ?? UsualOptimized.MaxEvaluations,
                    Tolerance = r.OptionalNonnegative("tolerance") ?? UsualOptimized.Tolerance,
                };
            default:
                return null;
        }
    }

    /// <summary>Reads a method that stands alone, a mapping or a word.</summary>
    public static WeightingMethod? ReadAlone(DocumentNode node, DiagnosticBuilder findings)
    {
        if (PerIndicatorFormat.Open(node, Noun, findings) is not { } settings)
            return null;
        var r = new MappingReader(settings, Noun, findings);
        var method = Read(r);
        r.Finish();
        return method;
    }

    /// <summary>Reads weights by node.</summary>
    public static ValueList<NodeWeight> ReadWeights(MappingReader r, string key) =>
        r.NumbersByCode(key, "weights by node", n => n >= 0, "a weight of at least 0", (code, n) => new NodeWeight(code, n));

    public static MappingNode Write(WeightingMethod method)
    {
        (string Key, DocumentNode? Value)[] keys = method switch
        {
            GivenWeights m => [("set", m.Set)],
            PrincipalComponentWeights m => [("negative", m.Negative == NegativeLoading.Reject ? null : Negatives.NameOf(m.Negative))],
            FactorWeights m =>
            [
                ("min_eigenvalue", IndexScalars.Unless(UsualFactor.MinEigenvalue, m.MinEigenvalue)), ("min_explained", IndexScalars.Unless(UsualFactor.MinExplained, m.MinExplained)),
                ("min_cumulative", IndexScalars.Unless(UsualFactor.MinCumulative, m.MinCumulative)),
            ],
            AnalyticHierarchyWeights m =>
            [
                ("comparisons", SequenceNode.Of(m.Comparisons.Select(c => MappingNode.Of(("first", c.First), ("second", c.Second), ("ratio", c.Ratio)).InFlow()))),
                ("max_consistency_ratio", IndexScalars.Unless(UsualHierarchy.MaxConsistencyRatio, m.MaxConsistencyRatio)),
            ],
            BudgetAllocationWeights m =>
            [
                ("allocations", MappingNode.OfEntries(m.Allocations.Select(a => new MappingEntry(
                    ScalarNode.OfText(a.Expert), IndexScalars.ByCode(a.Points, p => p.Node, p => p.Weight) ?? MappingNode.Of().InFlow())))),
            ],
            BenefitOfTheDoubtWeights m =>
            [
                ("on", m.On == UsualBenefit.On ? null : Bounds.NameOf(m.On)), ("lower", IndexScalars.Unless(UsualBenefit.Lower, m.Lower)),
                ("upper", IndexScalars.Unless(UsualBenefit.Upper, m.Upper)),
                ("bounds", IndexScalars.ByCode(m.Bounds, b => b.Node, b => SequenceNode.Of([b.Lower, b.Upper]).InFlow())),
            ],
            OptimizedWeights m =>
            [
                ("objective", m.Objective == WeightObjective.Balance ? null : Objectives.NameOf(m.Objective)), ("targets", IndexScalars.ByCode(m.Targets, t => t.Node, t => t.Weight)),
                ("max_evaluations", IndexScalars.Unless(UsualOptimized.MaxEvaluations, m.MaxEvaluations)), ("tolerance", IndexScalars.Unless(UsualOptimized.Tolerance, m.Tolerance)),
            ],
            _ => [],
        };
        return MappingNode.Of([("method", method.Id), .. keys]);
    }

    private static PairwiseComparison? ReadComparison(MappingReader r)
    {
        var first = r.RequiredReference("first");
        var second = r.RequiredReference("second");
        var isThere = r.RequiredNode("ratio", "how many times as important the first is") is not null;
        var ratio = r.OptionalPositive("ratio");
        return first is null || second is null || !isThere || ratio is null ? null : new(first, second, ratio.Value);
    }

    private static BudgetAllocation? ReadAllocation(Reference expert, DocumentNode node, DiagnosticBuilder findings)
    {
        // The points are read as the value of a key, so that messages name the expert.
        var r = new MappingReader(MappingNode.OfEntries([new(ScalarNode.OfText(expert.Id), node)]) with { Location = node.Location }, "the points of an expert", findings);
        return new(expert.Id, r.NumbersByCode(expert.Id, "points by node", n => n >= 0, "points of at least 0", (code, n) => new NodeWeight(code, n)));
    }

    private static BenefitOfTheDoubtWeights? ReadBenefit(MappingReader r)
    {
        var on = r.OptionalEnumeration("on", Bounds) ?? UsualBenefit.On;
        var lower = r.OptionalShare("lower") ?? UsualBenefit.Lower;
        var upper = r.OptionalShare("upper") ?? UsualBenefit.Upper;
        var bounds = r.EntriesByCode("bounds", "bounds by node", ReadBounds);
        if (lower <= upper)
            return new(on, lower, upper) { Bounds = bounds };
        r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, r.LocationOf("lower"), "The bound 'lower' is above 'upper'.");
        return null;
    }

    private static ShareBounds? ReadBounds(Reference node, DocumentNode value, DiagnosticBuilder findings)
    {
        if (value is SequenceNode { Items: [ScalarNode { Kind: ScalarKind.Number } low, ScalarNode { Kind: ScalarKind.Number } high] }
            && NumberText.TryParse(low.Text, out var lower) && NumberText.TryParse(high.Text, out var upper))
        {
            if (lower >= 0 && lower <= upper && upper <= 1)
                return new(node, lower, upper);
            findings.Add(IndexDocumentDiagnostics.OutOfRange, value.Location, $"Expected {ExpectedBounds} for '{Excerpt.Of(node.Id)}', each from 0 to 1.");
            return null;
        }

        findings.Add(DocumentDiagnostics.WrongShape, value.Location, $"Expected {ExpectedBounds} for '{Excerpt.Of(node.Id)}', found {value.Description}.");
        return null;
    }
}
