namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>What an expression over columns gives.</summary>
internal enum ColumnType
{
    Number,
    Truth,
    Text,
}
