namespace SciLiteracy.Domain;

/// <summary>Something that is measured, or computed by a formula from what is measured.</summary>
public sealed record Indicator : Located
{
    /// <summary>Gets the id; a code, so that formulas can name it without quotes.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets what exactly is counted or divided.</summary>
    public LocalizedText? Definition { get; init; }

    /// <summary>Gets the unit as written; <see cref="IndicatorCatalog.UnitOf(string)"/> gives it bound.</summary>
    public required SourceText Unit { get; init; }

    /// <summary>Gets which way it should move.</summary>
    public Direction Direction { get; init; }

    /// <summary>Gets how it behaves over time.</summary>
    public IndicatorNature Nature { get; init; }

    /// <summary>Gets the formula; null for an indicator that is observed.</summary>
    public SourceText? Formula { get; init; }

    /// <summary>Gets the elements of the plan that it monitors.</summary>
    public ValueList<Reference> Monitors { get; init; } = [];

    /// <summary>Gets how entities combine into their parent.</summary>
    public Rollup Rollup { get; init; } = new Rollup.None();

    /// <summary>Gets the source of the definition.</summary>
    public Reference? Source { get; init; }

    /// <summary>Gets a remark.</summary>
    public string? Note { get; init; }

    /// <summary>Gets whether its values are observed, not computed.</summary>
    public bool IsObserved => Formula is null;
}
