namespace SciLiteracy.Serialization;

/// <summary>What became of the attempt to read a row.</summary>
internal enum CsvRowState
{
    /// <summary>There is a row.</summary>
    Row,

    /// <summary>There is a row that breaks the rules of quoting, or has a control character; the finding is made, the cells are not to be used.</summary>
    BrokenRow,

    /// <summary>The row is not complete; fill and try again.</summary>
    NeedsInput,

    /// <summary>There are no more rows.</summary>
    End,
}
