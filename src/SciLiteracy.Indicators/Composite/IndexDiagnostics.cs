using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>The findings about composite indices: SL6050 to SL6099.</summary>
public static class IndexDiagnostics
{
    /// <summary>The data have no column that the index names.</summary>
    public static readonly DiagnosticDescriptor UnknownColumn = new("SL6050", DiagnosticSeverity.Error, "A column does not exist");

    /// <summary>A column holds texts where numbers are needed, or the reverse.</summary>
    public static readonly DiagnosticDescriptor ColumnKind = new("SL6051", DiagnosticSeverity.Error, "A column is of the wrong kind");

    /// <summary>Two nodes of the structure have the same code.</summary>
    public static readonly DiagnosticDescriptor DuplicateCode = new("SL6052", DiagnosticSeverity.Error, "A code is used twice");

    /// <summary>A code of the structure is not well formed.</summary>
    public static readonly DiagnosticDescriptor BadCode = new("SL6053", DiagnosticSeverity.Error, "A code is not well formed");

    /// <summary>An aggregate has no children.</summary>
    public static readonly DiagnosticDescriptor EmptyAggregate = new("SL6054", DiagnosticSeverity.Error, "An aggregate has no children");

    /// <summary>A weight is negative, infinite or no number.</summary>
    public static readonly DiagnosticDescriptor BadWeight = new("SL6055", DiagnosticSeverity.Error, "A weight is out of range");

    /// <summary>The weights of all children of an aggregate are 0.</summary>
    public static readonly DiagnosticDescriptor ZeroWeights = new("SL6056", DiagnosticSeverity.Error, "All weights of siblings are 0");

    /// <summary>A step or a weight set names a node that is not in the structure, or not of the kind that is meant.</summary>
    public static readonly DiagnosticDescriptor UnknownNode = new("SL6057", DiagnosticSeverity.Error, "A node does not exist");

    /// <summary>A step includes or excludes an entity that is not in the data.</summary>
    public static readonly DiagnosticDescriptor UnknownEntity = new("SL6058", DiagnosticSeverity.Warning, "An entity is not in the data");

    /// <summary>The reference entity of a method is not in the data.</summary>
    public static readonly DiagnosticDescriptor UnknownReference = new("SL6059", DiagnosticSeverity.Error, "A reference entity is not in the data");

    /// <summary>A setting of a step is out of range.</summary>
    public static readonly DiagnosticDescriptor BadSetting = new("SL6060", DiagnosticSeverity.Error, "A setting of a step is out of range");

    /// <summary>A method needs goalposts that the indicator does not have.</summary>
    public static readonly DiagnosticDescriptor MissingGoalposts = new("SL6061", DiagnosticSeverity.Error, "An indicator has no goalposts");

    /// <summary>A method needs a target that the indicator does not have.</summary>
    public static readonly DiagnosticDescriptor MissingTarget = new("SL6062", DiagnosticSeverity.Error, "An indicator has no target");

    /// <summary>An indicator of which lower is better is aggregated without normalization, so that its direction is not applied.</summary>
    public static readonly DiagnosticDescriptor DirectionNotApplied = new("SL6063", DiagnosticSeverity.Warning, "A direction is not applied");

    /// <summary>A normalization has no score for an indicator, for instance because it has no spread.</summary>
    public static readonly DiagnosticDescriptor NotNormalized = new("SL6064", DiagnosticSeverity.Warning, "An indicator cannot be normalized");

    /// <summary>Screening leaves no entity.</summary>
    public static readonly DiagnosticDescriptor NobodyLeft = new("SL6065", DiagnosticSeverity.Error, "Screening leaves nobody");

    /// <summary>A value is outside what a method of aggregation can take, such as 0 under a geometric mean.</summary>
    public static readonly DiagnosticDescriptor OutsideDomain = new("SL6066", DiagnosticSeverity.Error, "A value cannot be aggregated");

    /// <summary>Denominators are missing or 0, so that values become missing.</summary>
    public static readonly DiagnosticDescriptor UnusableDenominator = new("SL6067", DiagnosticSeverity.Warning, "Denominators are missing or 0");

    /// <summary>A treatment ends worse than it began.</summary>
    public static readonly DiagnosticDescriptor TreatmentEndsWorse = new("SL6068", DiagnosticSeverity.Warning, "A treatment ends worse than it began");

    /// <summary>An indicator fails, but winsorizing it would take away its spread, so that it is left alone.</summary>
    public static readonly DiagnosticDescriptor Untreatable = new("SL6069", DiagnosticSeverity.Warning, "An indicator cannot be treated");

    /// <summary>A normalization turns the order of the values around, for instance where the greatest value is negative.</summary>
    public static readonly DiagnosticDescriptor OrderReversed = new("SL6070", DiagnosticSeverity.Warning, "A normalization reverses the order");

    /// <summary>No step aggregates, so there are no scores.</summary>
    public static readonly DiagnosticDescriptor NoAggregation = new("SL6071", DiagnosticSeverity.Warning, "No step aggregates");

    /// <summary>An indicator of the structure has no direction.</summary>
    public static readonly DiagnosticDescriptor NoDirection = new("SL6072", DiagnosticSeverity.Error, "An indicator has no direction");

    /// <summary>A step takes a set of weights that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownWeightSet = new("SL6073", DiagnosticSeverity.Error, "A set of weights does not exist");

    /// <summary>Two sets of weights have one name, or a set has two weights for a node.</summary>
    public static readonly DiagnosticDescriptor DuplicateWeights = new("SL6074", DiagnosticSeverity.Error, "Weights are defined twice");

    /// <summary>The data have no rows, or no periods where a step needs them.</summary>
    public static readonly DiagnosticDescriptor NoRows = new("SL6075", DiagnosticSeverity.Error, "There are no data");

    /// <summary>Frozen parameters lack those of an indicator, which is fitted anew.</summary>
    public static readonly DiagnosticDescriptor NotFrozen = new("SL6076", DiagnosticSeverity.Warning, "Parameters are not frozen");

    /// <summary>A value is outside the range in which frozen parameters have a meaning, and becomes missing.</summary>
    public static readonly DiagnosticDescriptor OutsideFrozenRange = new("SL6077", DiagnosticSeverity.Warning, "A value is outside the frozen range");

    /// <summary>Weights cannot be made of the data or the judgments.</summary>
    public static readonly DiagnosticDescriptor NoWeights = new("SL6078", DiagnosticSeverity.Error, "Weights cannot be made");

    /// <summary>Weights were made, but there is a doubt about them, such as judgments that contradict each other.</summary>
    public static readonly DiagnosticDescriptor DoubtfulWeights = new("SL6079", DiagnosticSeverity.Warning, "Weights are doubtful");

    /// <summary>An imputation did not come to an end, or could not be made.</summary>
    public static readonly DiagnosticDescriptor DoubtfulImputation = new("SL6080", DiagnosticSeverity.Warning, "An imputation is doubtful");

    /// <summary>An aggregate has no score although children have values, for instance because its mean is not above 0.</summary>
    public static readonly DiagnosticDescriptor NotAggregated = new("SL6081", DiagnosticSeverity.Warning, "An aggregate has no score");

    /// <summary>Gets all of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownColumn, ColumnKind, DuplicateCode, BadCode, EmptyAggregate, BadWeight, ZeroWeights, UnknownNode, UnknownEntity, UnknownReference, BadSetting,
        MissingGoalposts, MissingTarget, DirectionNotApplied, NotNormalized, NobodyLeft, OutsideDomain, UnusableDenominator, TreatmentEndsWorse, Untreatable,
        OrderReversed, NoAggregation, NoDirection, UnknownWeightSet, DuplicateWeights, NoRows, NotFrozen, OutsideFrozenRange, NoWeights, DoubtfulWeights,
        DoubtfulImputation, NotAggregated,
    ];
}
