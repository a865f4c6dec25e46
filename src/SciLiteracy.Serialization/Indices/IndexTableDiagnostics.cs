using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about wide CSV files with the data of an index; SL6220 to SL6239.</summary>
public static class IndexTableDiagnostics
{
    /// <summary>A column that the index names and the file does not have.</summary>
    public static readonly DiagnosticDescriptor MissingColumn = new("SL6220", DiagnosticSeverity.Error, "Missing column of an index");

    /// <summary>Two columns of one name, of which the index needs one.</summary>
    public static readonly DiagnosticDescriptor DuplicateColumn = new("SL6221", DiagnosticSeverity.Error, "Column of an index twice");

    /// <summary>A column that the index uses for numbers and for groups.</summary>
    public static readonly DiagnosticDescriptor ColumnOfTwoKinds = new("SL6222", DiagnosticSeverity.Error, "Column for numbers and for groups");

    /// <summary>A cell of an indicator or a denominator that is no number and no spelling of missing.</summary>
    public static readonly DiagnosticDescriptor NotANumber = new("SL6223", DiagnosticSeverity.Error, "Text in a column of numbers");

    /// <summary>A row without an entity.</summary>
    public static readonly DiagnosticDescriptor MissingEntity = new("SL6224", DiagnosticSeverity.Error, "Row without an entity");

    /// <summary>A second row about the same entity, in the same period if there are periods.</summary>
    public static readonly DiagnosticDescriptor DuplicateRow = new("SL6225", DiagnosticSeverity.Error, "Entity twice");

    /// <summary>A cell of the column of periods that is no period.</summary>
    public static readonly DiagnosticDescriptor BadPeriod = new("SL6226", DiagnosticSeverity.Error, "Not a period");

    /// <summary>Periods of different frequencies in one file.</summary>
    public static readonly DiagnosticDescriptor MixedFrequencies = new("SL6227", DiagnosticSeverity.Error, "Periods of different frequencies");

    /// <summary>A file with a header and nothing below it.</summary>
    public static readonly DiagnosticDescriptor NoRows = new("SL6228", DiagnosticSeverity.Error, "No rows");

    /// <summary>A row of a file of frozen parameters that is none of the index: of a step or a node that it does not have, or without a number.</summary>
    public static readonly DiagnosticDescriptor BadParameter = new("SL6229", DiagnosticSeverity.Error, "Frozen parameter not of the index");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [MissingColumn, DuplicateColumn, ColumnOfTwoKinds, NotANumber, MissingEntity, DuplicateRow, BadPeriod, MixedFrequencies, NoRows, BadParameter];
}
