using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>The findings about values that do not agree with each other. None is an error: what was published is kept as it is.</summary>
public static class ConsistencyDiagnostics
{
    /// <summary>Parts do not add up to the total that is observed.</summary>
    public static readonly DiagnosticDescriptor PartsAndTotal = new("SL7001", DiagnosticSeverity.Warning, "Parts do not add up to their total");

    /// <summary>A ratio is smaller or larger than that of every part.</summary>
    public static readonly DiagnosticDescriptor TotalOutsideParts = new("SL7002", DiagnosticSeverity.Warning, "A ratio lies outside those of its parts");

    /// <summary>The weights that a ratio and those of its two parts imply differ from those of other periods.</summary>
    public static readonly DiagnosticDescriptor ImpliedWeight = new("SL7003", DiagnosticSeverity.Warning, "A ratio and its parts imply an unlikely weight");

    /// <summary>Two breakdowns of one cell cannot have the same total.</summary>
    public static readonly DiagnosticDescriptor BreakdownsDisagree = new("SL7004", DiagnosticSeverity.Warning, "Two breakdowns disagree");

    /// <summary>The values of regions do not make that of their parent.</summary>
    public static readonly DiagnosticDescriptor ParentAndChildren = new("SL7005", DiagnosticSeverity.Warning, "Regions do not agree with their parent");

    /// <summary>A value is marked as one that cannot be compared with those before.</summary>
    public static readonly DiagnosticDescriptor MarkedBreak = new("SL7006", DiagnosticSeverity.Info, "A break in a series");

    /// <summary>A series moves to another level and stays there.</summary>
    public static readonly DiagnosticDescriptor LevelShift = new("SL7007", DiagnosticSeverity.Warning, "A series moves to another level");

    /// <summary>A value grows far more or less than is usual in its series.</summary>
    public static readonly DiagnosticDescriptor GrowthOutlier = new("SL7008", DiagnosticSeverity.Warning, "An unusual growth");

    /// <summary>A series has the same value several times in a row.</summary>
    public static readonly DiagnosticDescriptor RepeatedValue = new("SL7009", DiagnosticSeverity.Info, "A value is repeated");

    /// <summary>A derived figure that was published is not what its formula gives.</summary>
    public static readonly DiagnosticDescriptor PublishedAndComputed = new("SL7010", DiagnosticSeverity.Warning, "A published figure is not what its formula gives");

    /// <summary>Two sources give different values for one cell.</summary>
    public static readonly DiagnosticDescriptor ConflictingReleases = new("SL7011", DiagnosticSeverity.Warning, "Two sources give different values");

    /// <summary>Gets all of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        PartsAndTotal, TotalOutsideParts, ImpliedWeight, BreakdownsDisagree, ParentAndChildren, MarkedBreak, LevelShift, GrowthOutlier, RepeatedValue,
        PublishedAndComputed, ConflictingReleases,
    ];
}
