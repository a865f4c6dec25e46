namespace SciLiteracy.Cli.Output;

/// <summary>How a result that is no table is printed.</summary>
internal enum DocumentFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}
