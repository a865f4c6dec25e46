namespace SciLiteracy.Cli.Output;

/// <summary>How a table is printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people, on a terminal.</summary>
    Table,

    /// <summary>Comma-separated values, RFC 4180.</summary>
    Csv,

    /// <summary>A list of objects, one a row.</summary>
    Json,
}
