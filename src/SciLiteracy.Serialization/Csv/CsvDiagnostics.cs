using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about the syntax of CSV files (RFC 4180) and their limits; SL1030 to SL1049.</summary>
public static class CsvDiagnostics
{
    /// <summary>A quotation mark that is not closed before the file or the longest row ends.</summary>
    public static readonly DiagnosticDescriptor UnclosedQuote = new("SL1030", DiagnosticSeverity.Error, "Quotation mark not closed");

    /// <summary>Text between the end of a quoted cell and the next comma or line end.</summary>
    public static readonly DiagnosticDescriptor TextAfterQuote = new("SL1031", DiagnosticSeverity.Error, "Text after a quoted cell");

    /// <summary>A quotation mark in a cell that does not begin with one.</summary>
    public static readonly DiagnosticDescriptor BareQuote = new("SL1032", DiagnosticSeverity.Error, "Quotation mark in an unquoted cell");

    /// <summary>A row with more cells than the header.</summary>
    public static readonly DiagnosticDescriptor TooManyCells = new("SL1033", DiagnosticSeverity.Error, "Too many cells");

    /// <summary>A row with fewer cells than the header.</summary>
    public static readonly DiagnosticDescriptor TooFewCells = new("SL1034", DiagnosticSeverity.Error, "Too few cells");

    /// <summary>More rows than <see cref="ReaderLimits.Rows"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyRows = new("SL1035", DiagnosticSeverity.Error, "Too many rows");

    /// <summary>More columns than <see cref="ReaderLimits.Columns"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyColumns = new("SL1036", DiagnosticSeverity.Error, "Too many columns");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [UnclosedQuote, TextAfterQuote, BareQuote, TooManyCells, TooFewCells, TooManyRows, TooManyColumns];

    /// <summary>Makes the finding of a row that has another number of cells than the header.</summary>
    internal static Diagnostic CellCount(CsvTokenizer row, int expected) => row.CellCount > expected
        ? TooManyCells.At(row.CellLocation(expected), $"The row has {row.CellCount} cells; expected {expected}, as in the header. Text with a comma stands in quotation marks.")
        : TooFewCells.At(row.RowLocation, $"The row has {row.CellCount} {(row.CellCount == 1 ? "cell" : "cells")}; expected {expected}, as in the header.");

    /// <summary>Makes the finding of the first row that is too many.</summary>
    internal static Diagnostic RowLimit(ReaderLimits limits, SourceLocation location) =>
        TooManyRows.At(location, string.Create(CultureInfo.InvariantCulture, $"The file has more than {limits.Rows} rows, the limit."));
}
