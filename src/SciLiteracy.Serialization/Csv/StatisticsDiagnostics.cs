using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about statistics: their columns and what stands in the cells.</summary>
public static class StatisticsDiagnostics
{
    /// <summary>A column that statistics need is not in the header.</summary>
    public static readonly DiagnosticDescriptor MissingColumn = new("SL5001", DiagnosticSeverity.Error, "Missing column");

    /// <summary>A name that is in the header twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateColumn = new("SL5002", DiagnosticSeverity.Error, "Column twice");

    /// <summary>A column without a name.</summary>
    public static readonly DiagnosticDescriptor UnnamedColumn = new("SL5003", DiagnosticSeverity.Error, "Column without a name");

    /// <summary>An empty cell where something must stand.</summary>
    public static readonly DiagnosticDescriptor MissingCell = new("SL5004", DiagnosticSeverity.Error, "Empty cell");

    /// <summary>A text that is no code of an indicator or entity, or no id of a source.</summary>
    public static readonly DiagnosticDescriptor BadCode = new("SL5005", DiagnosticSeverity.Error, "Malformed code");

    /// <summary>A unit that cannot become the unit of the indicator.</summary>
    public static readonly DiagnosticDescriptor UnitMismatch = new("SL5006", DiagnosticSeverity.Error, "Unit does not fit the indicator");

    /// <summary>A text that is no period.</summary>
    public static readonly DiagnosticDescriptor BadPeriod = new("SL5007", DiagnosticSeverity.Error, "Not a period");

    /// <summary>A text that is no breakdown.</summary>
    public static readonly DiagnosticDescriptor BadBreakdown = new("SL5008", DiagnosticSeverity.Error, "Not a breakdown");

    /// <summary>A value that is no finite decimal number.</summary>
    public static readonly DiagnosticDescriptor BadValue = new("SL5009", DiagnosticSeverity.Error, "Not a number");

    /// <summary>A text that is no letter of the SDMX code list CL_OBS_STATUS.</summary>
    public static readonly DiagnosticDescriptor UnknownStatus = new("SL5010", DiagnosticSeverity.Error, "Unknown status");

    /// <summary>A value in a row whose status says that there is none.</summary>
    public static readonly DiagnosticDescriptor ValueDespiteStatus = new("SL5011", DiagnosticSeverity.Error, "Value although the status says missing");

    /// <summary>Two rows for one indicator, entity, breakdown and period.</summary>
    public static readonly DiagnosticDescriptor DuplicateCell = new("SL5012", DiagnosticSeverity.Error, "Cell twice");

    /// <summary>A row for an indicator that is computed by a formula.</summary>
    public static readonly DiagnosticDescriptor ComputedIndicator = new("SL5013", DiagnosticSeverity.Error, "Value of a computed indicator");

    /// <summary>A number of cases or a standard error that is negative.</summary>
    public static readonly DiagnosticDescriptor NegativeDetail = new("SL5014", DiagnosticSeverity.Error, "Negative number of cases or standard error");

    /// <summary>A value of a binary indicator that is neither 0 nor 1.</summary>
    public static readonly DiagnosticDescriptor NotBinary = new("SL5015", DiagnosticSeverity.Error, "Value of a binary indicator that is neither 0 nor 1");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        MissingColumn, DuplicateColumn, UnnamedColumn, MissingCell, BadCode, UnitMismatch, BadPeriod, BadBreakdown, BadValue, UnknownStatus,
        ValueDespiteStatus, DuplicateCell, ComputedIndicator, NegativeDetail, NotBinary,
    ];
}
