namespace SciLiteracy.Serialization;

/// <summary>What a row of a piece is.</summary>
internal enum CsvPieceRow
{
    /// <summary>There is none left.</summary>
    None,

    /// <summary>A line without a character, which is no row.</summary>
    Blank,

    /// <summary>A row that can be read here.</summary>
    Plain,

    /// <summary>A row with a control character, which the reader of single rows is to look at.</summary>
    Odd,

    /// <summary>A row at which the rules of quoting, of line ends, of UTF-8 or of length are broken, here or later in the piece; rows are not known from here on.</summary>
    Broken,
}
